package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The record of one of the partner's clients. A property that is missing, null or empty is unknown, and so is, with a
 * warning, one that is not of its form. Warnings do not repeat the value: a wrong mapping may show anything.
 */
final class PartnerClient {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,20})?");

    /** Rounding can add a sixteenth digit, which the application does not take. */
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);

    private static final Pattern COUNT = Pattern.compile("\\d{1,6}(\\.0{1,20})?");

    /** Written out, 1e999999999 would fill the memory. */
    private static final int MOST_ZEROS = 100;

    /** The property that lists the records that were merged into this one. */
    static final String MERGED_IDS = "hs_merged_object_ids";

    private final String id;
    private final List<String> mergedIds;
    private final Map<ClientFact, String> values;
    private final Map<ClientFact, String> properties;

    private PartnerClient(
            String id, List<String> mergedIds, Map<ClientFact, String> values, Map<ClientFact, String> properties) {
        this.id = id;
        this.mergedIds = mergedIds;
        this.values = values;
        this.properties = properties;
    }

    /** Keeps of a record what is wanted. */
    static PartnerClient of(JsonNode record, Map<ClientFact, String> properties) throws MalformedAnswerException {
        JsonNode id = record.path("id");
        if (!id.isValueNode() || id.asText().isBlank() || id.isNull()) {
            throw new MalformedAnswerException(Text.of(PartnerClient.class, "client.no.id"));
        }
        Map<ClientFact, String> values = new EnumMap<>(ClientFact.class);
        properties.forEach((fact, property) -> {
            JsonNode value = record.path("properties").path(property);
            if (!value.isMissingNode() && !value.isNull()) {
                String text = text(value);
                if (!text.isBlank()) {
                    values.put(fact, text);
                }
            }
        });
        List<String> mergedIds = Arrays.stream(
                        record.path("properties").path(MERGED_IDS).asText("").split("[;,\\s]+"))
                .filter(merged -> !merged.isEmpty())
                .toList();
        return new PartnerClient(id.asText(), mergedIds, values, properties);
    }

    private static String text(JsonNode value) {
        if (value.isNumber() && Math.abs(value.decimalValue().scale()) <= MOST_ZEROS) {
            return value.decimalValue().toPlainString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    String id() {
        return id;
    }

    /** The ids of the records that were merged into this one, which no record has any more. */
    List<String> mergedIds() {
        return mergedIds;
    }

    Origin origin() {
        return new Origin.OfRecord(id);
    }

    /** A text as it is. */
    Optional<String> text(ClientFact fact) {
        return Optional.ofNullable(values.get(fact));
    }

    private Optional<String> trimmed(ClientFact fact) {
        return text(fact).map(String::strip);
    }

    Optional<Boolean> flag(ClientFact fact, ProblemSink sink) {
        Optional<String> value = trimmed(fact).map(text -> text.toLowerCase(Locale.ROOT));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (value.get()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> malformed(fact, Text.of(PartnerClient.class, "expected.flag"), sink);
        };
    }

    /** An amount in cents at most, rounded half up. */
    Optional<BigDecimal> amount(ClientFact fact, ProblemSink sink) {
        return inHundredths(fact, Text.of(PartnerClient.class, "expected.amount"), sink);
    }

    /** A number of points with two decimals at most, rounded half up, without trailing zeros. */
    Optional<BigDecimal> points(ClientFact fact, ProblemSink sink) {
        return inHundredths(fact, Text.of(PartnerClient.class, "expected.points"), sink)
                .map(PartnerClient::withoutTrailingZeros);
    }

    private Optional<BigDecimal> inHundredths(ClientFact fact, Text expected, ProblemSink sink) {
        Optional<String> value = trimmed(fact);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!AMOUNT.matcher(value.get()).matches()) {
            return malformed(fact, expected, sink);
        }
        BigDecimal rounded = new BigDecimal(value.get()).setScale(2, RoundingMode.HALF_UP);
        return rounded.compareTo(TOO_MUCH) < 0 ? Optional.of(rounded) : malformed(fact, expected, sink);
    }

    private static BigDecimal withoutTrailingZeros(BigDecimal points) {
        BigDecimal stripped = points.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** How many of something there are; HubSpot writes whole numbers with decimals too. */
    OptionalInt count(ClientFact fact, ProblemSink sink) {
        Optional<String> value = trimmed(fact);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!COUNT.matcher(value.get()).matches()) {
            malformed(fact, Text.of(PartnerClient.class, "expected.count"), sink);
            return OptionalInt.empty();
        }
        return OptionalInt.of(new BigDecimal(value.get()).intValueExact());
    }

    Optional<LocalDate> day(ClientFact fact, ZoneId zone, ProblemSink sink) {
        Optional<String> value = trimmed(fact);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(HubSpotDate.calendarDay(value.get(), zone));
        } catch (DateTimeException e) {
            return malformed(fact, Text.of(PartnerClient.class, "expected.day"), sink);
        }
    }

    <T> Optional<T> malformed(ClientFact fact, Text expected, ProblemSink sink) {
        sink.warning(
                origin(),
                Text.of(
                        PartnerClient.class,
                        "property.malformed",
                        properties.getOrDefault(fact, ""),
                        expected,
                        fact.id()));
        return Optional.empty();
    }
}
