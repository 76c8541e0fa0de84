package dev.tierwise.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.history.HistoryDocument;
import dev.tierwise.answers.programme.ProgrammeMapper;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.SourceException;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a client can take from without asking a question: the histories of the ledger, and the rules. */
final class Library {

    /** The refreshed days of a history that are given: the last ones. */
    static final int MOST_DAYS = 150;

    /** The longest rule book, in characters. */
    private static final int LONGEST_BOOK = 100_000;

    private static final String HISTORY = "tierwise://history/";
    private static final String PROGRAMME = "tierwise://programme/";
    private static final String DOCUMENT = "/document";
    private static final String JSON = "application/json";
    private static final String MARKDOWN = "text/markdown";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Language language;
    private final KnownPartners partners;
    private final Supplier<Consulted> consulting;
    private final Presentation presentation;
    private final FailureText failures;
    private final Masking masking;

    /**
     * The histories and rules of some partners.
     *
     * @param consulting what an answer may use, for each one anew
     */
    Library(
            Language language,
            KnownPartners partners,
            Supplier<Consulted> consulting,
            Presentation presentation,
            FailureText failures,
            Masking masking) {
        this.language = language;
        this.partners = partners;
        this.consulting = consulting;
        this.presentation = presentation;
        this.failures = failures;
        this.masking = masking;
    }

    /** Reads what an address names. */
    @FunctionalInterface
    private interface Reading {
        List<McpSchema.ResourceContents> read(String uri) throws BadInputException, SourceException;
    }

    /** What is there as far as it is known by now. */
    List<McpServerFeatures.SyncResourceSpecification> resources() {
        List<McpServerFeatures.SyncResourceSpecification> resources = new ArrayList<>();
        for (ServedPartner partner : partners.all()) {
            String name = masking.of(partner.name());
            boolean isOnly = partners.all().stream()
                            .filter(other -> masking.of(other.name()).equals(name))
                            .count()
                    == 1;
            resources.add(resource(
                    HISTORY + encoded(name) + (isOnly ? "" : "/" + encoded(partner.programme())),
                    Text.of(Library.class, "history", name, partner.programme()),
                    JSON,
                    uri -> history(partner, uri)));
        }
        for (Map.Entry<String, Programme> entry : partners.programmes().entrySet()) {
            Programme rules = entry.getValue();
            Text label = Text.bilingual(
                    masking.of(rules.label().en()), masking.of(rules.label().de()));
            String uri = PROGRAMME + encoded(entry.getKey());
            resources.add(resource(
                    uri,
                    Text.of(Library.class, "rules", label, entry.getKey()),
                    MARKDOWN,
                    asked -> List.of(book(rules, asked))));
            resources.add(resource(
                    uri + DOCUMENT,
                    Text.of(Library.class, "rules.document", label, entry.getKey()),
                    JSON,
                    asked -> document(ProgrammeMapper.of(rules), asked, List.of())));
        }
        return resources;
    }

    /** What a client can name itself: the names of some partners are known only when their sources have been read. */
    List<McpServerFeatures.SyncResourceTemplateSpecification> templates() {
        return List.of(
                template(HISTORY + "{partner}", "history", JSON, uri -> history(named(after(HISTORY, uri)), uri)),
                template(
                        PROGRAMME + "{programme}",
                        "rules",
                        MARKDOWN,
                        uri -> List.of(book(partners.programme(after(PROGRAMME, uri)), uri))));
    }

    private ServedPartner named(String partner) throws BadInputException, SourceException {
        return partners.named(Query.of(Map.of("partner", List.of(partner))));
    }

    /** @throws UserException if it is not encoded as an address is */
    private static String after(String beginning, String uri) {
        try {
            // a plus is one in an address, unlike in a form
            return URLDecoder.decode(uri.substring(beginning.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw UserException.usage(Library.class, "address.broken", uri);
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private McpServerFeatures.SyncResourceSpecification resource(String uri, Text title, String type, Reading reading) {
        String words = BoundedDocument.bounded(say(title), Presentation.LONGEST_LINE);
        return new McpServerFeatures.SyncResourceSpecification(
                McpSchema.Resource.builder(uri, words)
                        .title(words)
                        .mimeType(type)
                        .build(),
                (exchange, request) -> read(request.uri(), reading));
    }

    private McpServerFeatures.SyncResourceTemplateSpecification template(
            String uri, String name, String type, Reading reading) {
        return new McpServerFeatures.SyncResourceTemplateSpecification(
                McpSchema.ResourceTemplate.builder(uri, name)
                        .title(say(Text.of(Library.class, "template." + name)))
                        .mimeType(type)
                        .build(),
                (exchange, request) -> read(request.uri(), reading));
    }

    private McpSchema.ReadResourceResult read(String uri, Reading reading) {
        try {
            return McpSchema.ReadResourceResult.builder(reading.read(uri)).build();
        } catch (BadInputException | SourceException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw McpError.builder(McpSchema.ErrorCodes.INVALID_PARAMS)
                    .message(failures.of(e))
                    .build();
        }
    }

    private McpSchema.ResourceContents book(Programme rules, String uri) {
        BoundedText book = presentation.markdown(MaskedDocument.of(ProgrammeMapper.of(rules), masking), LONGEST_BOOK);
        return contents(
                uri,
                MARKDOWN,
                book + (book.isFull() ? "\n" + presentation.notes(List.of(Text.of(Library.class, "book.cut"))) : ""));
    }

    /** The last days, if there are many. */
    private List<McpSchema.ResourceContents> history(ServedPartner partner, String uri)
            throws BadInputException, SourceException {
        partners.learnName(partner);
        Answer<?> all = asked(partner, Query.of(Map.of()));
        List<HistoryDocument.Day> days = ((HistoryDocument) all.document()).days();
        if (days.size() <= MOST_DAYS) {
            return document(all, uri, List.of());
        }
        String from = days.get(days.size() - MOST_DAYS).day().toString();
        return document(
                asked(partner, Query.of(Map.of("from", List.of(from)))),
                uri,
                List.of(Text.of(Library.class, "history.cut", days.size(), MOST_DAYS, from)));
    }

    private Answer<?> asked(ServedPartner partner, Query query) throws BadInputException, SourceException {
        Consulted consulted = consulting.get();
        return consulted.answer("history", consulted.asked(partner, query));
    }

    /** A document, and a note about what it lacks, if it lacks anything. */
    private List<McpSchema.ResourceContents> document(Answer<?> answer, String uri, List<Text> notes) {
        BoundedDocument document =
                BoundedDocument.of(MaskedDocument.of(answer, masking).document());
        List<Text> all = new ArrayList<>(notes);
        if (!document.cut().isEmpty()) {
            all.add(Presentation.about(document.cut()));
        }
        List<McpSchema.ResourceContents> contents = new ArrayList<>();
        try {
            contents.add(contents(uri, JSON, MAPPER.writeValueAsString(document.members())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (!all.isEmpty()) {
            contents.add(contents(uri, "text/plain", presentation.notes(all)));
        }
        return contents;
    }

    private static McpSchema.ResourceContents contents(String uri, String type, String text) {
        return McpSchema.TextResourceContents.builder(uri, text).mimeType(type).build();
    }

    private String say(Text text) {
        return text.in(language.locale());
    }
}
