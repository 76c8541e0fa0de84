package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.tables.Notation;
import dev.tierwise.adapter.tables.Spelling;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the exports write what is no text of ours.
 *
 * @param zone    whose days the moments with an offset are; empty: the partner's
 * @param days    patterns of days and times, tried in this order beside those of ISO 8601
 * @param unknown what means unknown in whatever column, in lower case
 */
public record ValueForms(Optional<ZoneId> zone, List<DayForm> days, Set<String> unknown) {

    /** How numbers are written. */
    public enum Numbers {
        /** {@code 1,234.50} and {@code 1234.50}. */
        EN(Notation.EN, Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+(\\.[0-9]+)?"), ","),
        /** {@code 1.234,50} and {@code 1234,50}. */
        DE(Notation.DE, Pattern.compile("(?!)"), "");

        private final Notation notation;

        @SuppressWarnings("ImmutableEnumChecker") // patterns do not change
        private final Pattern grouped;

        private final String group;

        Numbers(Notation notation, Pattern grouped, String group) {
            this.notation = notation;
            this.grouped = grouped;
            this.group = group;
        }

        /** The amount, exactly; empty when the text is none in this form. */
        Optional<BigDecimal> amount(String text) {
            String plain = grouped.matcher(text).matches() ? text.replace(group, "") : text;
            return Optional.ofNullable(notation.amount(plain));
        }
    }

    /**
     * A form of days or times.
     *
     * @param pattern as people wrote it
     * @param format  of the same
     */
    public record DayForm(String pattern, DateTimeFormatter format) {

        /**
         * Understands a pattern.
         *
         * @throws IllegalArgumentException when it is none
         */
        public static DayForm of(String pattern, Locale language) {
            // with y a strict parser would ask for the era
            return new DayForm(
                    pattern,
                    DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), language)
                            .withResolverStyle(ResolverStyle.STRICT));
        }

        /** Whether a text has this form. */
        public boolean fits(String text) {
            try {
                format.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /** Whether a value means that nobody knows. */
    boolean isUnknown(String text) {
        return unknown.contains(Spelling.trimmed(text).toLowerCase(Locale.ROOT));
    }

    /** A day, or a moment whose day the partner's time zone decides, as ISO 8601 writes it; empty for what is neither. */
    Optional<String> day(String text) {
        if (Notation.EXACT.day(text, ZoneOffset.UTC) != null) {
            return Optional.of(inZone(text));
        }
        for (DayForm form : days) {
            try {
                TemporalAccessor parsed =
                        form.format().parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                return Optional.of(
                        parsed instanceof OffsetDateTime moment
                                ? inZone(moment.toString())
                                : LocalDate.from(parsed).toString());
            } catch (DateTimeException e) {
                // perhaps it has the next form
            }
        }
        return Optional.empty();
    }

    private String inZone(String moment) {
        return zone.flatMap(z -> Optional.ofNullable(Notation.EXACT.day(moment, z)))
                .map(LocalDate::toString)
                .orElse(moment);
    }
}
