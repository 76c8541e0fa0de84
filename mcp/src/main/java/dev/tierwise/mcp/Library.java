package dev.tierwise.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.history.HistoryDocument;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.programme.ProgrammeMapper;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.Host;
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
import java.util.stream.Collectors;

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
    private static final int COLUMNS = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Host host;
    private final KnownPartners partners;
    private final AssistantTools tools;
    private final Toolbox toolbox;
    private final Masking masking;

    Library(Host host, KnownPartners partners, AssistantTools tools, Toolbox toolbox, Masking masking) {
        this.host = host;
        this.partners = partners;
        this.tools = tools;
        this.toolbox = toolbox;
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
            boolean isOnly = partners.all().stream()
                            .filter(other -> other.name().equals(partner.name()))
                            .count()
                    == 1;
            resources.add(resource(
                    HISTORY + encoded(partner.name()) + (isOnly ? "" : "/" + encoded(partner.programme())),
                    Text.of(Library.class, "history", partner.name(), partner.programme()),
                    JSON,
                    uri -> history(partner, uri)));
        }
        for (Map.Entry<String, Programme> entry : partners.programmes().entrySet()) {
            Programme rules = entry.getValue();
            Text label = Text.bilingual(rules.label().en(), rules.label().de());
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
                        uri -> List.of(book(tools.programme(after(PROGRAMME, uri)), uri))));
    }

    private ServedPartner named(String partner) {
        return partners.named(Query.of(Map.of("partner", List.of(partner))));
    }

    private static String after(String beginning, String uri) {
        return URLDecoder.decode(uri.substring(beginning.length()), StandardCharsets.UTF_8);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private McpServerFeatures.SyncResourceSpecification resource(String uri, Text title, String type, Reading reading) {
        String words = BoundedDocument.bounded(masking.of(say(title)), Toolbox.LONGEST_LINE);
        return new McpServerFeatures.SyncResourceSpecification(
                McpSchema.Resource.builder(masking.of(uri), words)
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
        } catch (BadInputException | SourceException | RuntimeException e) {
            throw McpError.builder(McpSchema.ErrorCodes.INVALID_PARAMS)
                    .message(toolbox.failure(e))
                    .build();
        }
    }

    private McpSchema.ResourceContents book(Programme rules, String uri) {
        RenderOptions options = new RenderOptions(
                host.language(), false, true, COLUMNS, host.clock().instant());
        BoundedText book =
                BoundedText.of(LONGEST_BOOK, out -> ProgrammeMapper.of(rules).write(Format.MARKDOWN, options, out));
        return contents(
                uri,
                MARKDOWN,
                masking.of(book.toString())
                        + (book.isFull() ? "\n" + toolbox.note(Text.of(Library.class, "book.cut")) : ""));
    }

    /** The last days, if there are many. */
    private List<McpSchema.ResourceContents> history(ServedPartner partner, String uri)
            throws BadInputException, SourceException {
        partners.learnName(partner);
        Answer<?> all = tools.history(partner, Query.of(Map.of()));
        List<HistoryDocument.Day> days = ((HistoryDocument) all.document()).days();
        if (days.size() <= MOST_DAYS) {
            return document(all, uri, List.of());
        }
        String from = days.get(days.size() - MOST_DAYS).day().toString();
        return document(
                tools.history(partner, Query.of(Map.of("from", List.of(from)))),
                uri,
                List.of(Text.of(Library.class, "history.cut", days.size(), MOST_DAYS, from)));
    }

    /** A document, and a note about what it lacks, if it lacks anything. */
    private List<McpSchema.ResourceContents> document(Answer<?> answer, String uri, List<Text> notes) {
        BoundedDocument document = BoundedDocument.of(answer.document(), masking);
        List<Text> all = new ArrayList<>(notes);
        if (!document.cut().isEmpty()) {
            all.add(Toolbox.about(document.cut()));
        }
        List<McpSchema.ResourceContents> contents = new ArrayList<>();
        try {
            contents.add(contents(uri, JSON, MAPPER.writeValueAsString(document.members())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (!all.isEmpty()) {
            contents.add(
                    contents(uri, "text/plain", all.stream().map(toolbox::note).collect(Collectors.joining("\n"))));
        }
        return contents;
    }

    private static McpSchema.ResourceContents contents(String uri, String type, String text) {
        return McpSchema.TextResourceContents.builder(uri, text).mimeType(type).build();
    }

    private String say(Text text) {
        return text.in(host.language().locale());
    }
}
