package dev.tierwise.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.Printable;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.server.Host;
import dev.tierwise.server.question.Asked;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.ReadingUnderWayException;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.SourceException;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tools as the protocol describes and calls them. */
final class Toolbox {

    /** The longest text about an answer, in characters, without what is said of its sources. */
    static final int LONGEST_TEXT = 12_000;

    /** The longest line of it. */
    static final int LONGEST_LINE = 400;

    /** What is said about a failure, at most. */
    private static final int MOST_LINES = 20;

    private static final int MOST_CUT_LISTS = 10;

    /** Sources are not read anew more often than that. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final int COLUMNS = 100;
    private static final String META = "dev.tierwise/";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Host host;
    private final KnownPartners partners;
    private final KeptReadings readings;
    private final Supplier<Optional<Ledger>> ledgers;
    private final Masking masking;
    private final AnswersUnderWay underWay;

    Toolbox(
            Host host,
            KnownPartners partners,
            KeptReadings readings,
            Supplier<Optional<Ledger>> ledgers,
            Masking masking,
            AnswersUnderWay underWay) {
        this.host = host;
        this.partners = partners;
        this.readings = readings;
        this.ledgers = ledgers;
        this.masking = masking;
        this.underWay = underWay;
    }

    /** What an assistant is told before it asks. */
    String instructions() {
        return say(Text.of(Toolbox.class, "instructions", Basis.KEPT.toMinutes()));
    }

    McpServerFeatures.SyncToolSpecification specification(AssistantTool tool) {
        McpSchema.Tool described = McpSchema.Tool.builder(tool.name(), inputSchema(tool))
                .title(say(Text.of(Toolbox.class, "title." + tool.name())))
                .description(say(Text.of(
                        Toolbox.class,
                        "tool",
                        Text.of(Toolbox.class, "tool." + tool.name()),
                        Text.of(Toolbox.class, "unknown"))))
                .outputSchema(outputSchema(tool.kind()))
                .annotations(new McpSchema.ToolAnnotations(
                        say(Text.of(Toolbox.class, "title." + tool.name())), true, false, true, false, null))
                .build();
        return new McpServerFeatures.SyncToolSpecification(
                described,
                (exchange, request) ->
                        call(tool, Optional.ofNullable(request.arguments()).orElse(Map.of())));
    }

    private Map<String, Object> inputSchema(AssistantTool tool) {
        Map<String, Object> properties = new LinkedHashMap<>();
        tool.parameters()
                .forEach(parameter -> properties.put(
                        parameter.name(), parameter.schema(host.language().locale())));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                tool.parameters().stream()
                        .filter(ToolParameter::needed)
                        .map(ToolParameter::name)
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The schema as it is, with the type that the protocol asks for; the dialect is the protocol's own and is not named, because some clients know no other name. */
    private static Map<String, Object> outputSchema(AnswerKind<?> kind) {
        try {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.putAll(MAPPER.readValue(kind.schema(), new TypeReference<Map<String, Object>>() {}));
            schema.remove("$schema");
            return schema;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers a tool's question; what fails is an answer too, and says so, as does one that takes too long. */
    McpSchema.CallToolResult call(AssistantTool tool, Map<String, Object> arguments) {
        return underWay.answer(tool.name(), arguments, () -> answer(tool, arguments))
                .orElseGet(() -> failed(List.of(Text.of(Toolbox.class, "answer.under-way"))));
    }

    private McpSchema.CallToolResult answer(AssistantTool tool, Map<String, Object> arguments) {
        try {
            Query query = tool.query(arguments);
            ServedPartner partner = partners.named(query);
            if (tool.source() == AssistantTool.Source.LEDGER) {
                partners.learnName(partner);
            }
            Asked asked = new Asked(partner, query, ledgers, host.clock());
            if (tool.source() == AssistantTool.Source.FACTS && query.flag("fresh")) {
                readAnew(asked.fact());
            }
            AssistantTool.Given given = tool.answering().answer(partner, query);
            return result(given, basis(tool, asked));
        } catch (BadInputException | SourceException | RuntimeException e) {
            return failed(e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return failed(e);
        }
    }

    private void readAnew(SnapshotRequest facts) {
        Optional<Instant> readAt = readings.kept(facts).map(ReadFacts::readAt);
        if (readAt.filter(at -> at.plus(FRESH).isBefore(host.clock().instant())).isPresent()) {
            readings.forget(facts.sources());
        }
    }

    private Basis basis(AssistantTool tool, Asked asked) throws BadInputException, SourceException {
        return switch (tool.source()) {
            case FACTS -> Basis.of(asked.fact(), readings.kept(asked.fact()).map(ReadFacts::readAt), refreshed(asked));
            case LEDGER -> Basis.of(programme(asked), refreshed(asked));
            case RULES -> Basis.of(programme(asked));
        };
    }

    private Programme programme(Asked asked) {
        return asked.query()
                .one("programme")
                .flatMap(id -> Optional.ofNullable(partners.programmes().get(id)))
                .orElse(asked.partner().facts().programme());
    }

    /** What is answered without a ledger does not fail because of it. */
    private static Optional<RecordedDay> refreshed(Asked asked) throws BadInputException, SourceException {
        try {
            return asked.remembered().refreshed();
        } catch (LedgerException | LedgerAheadException e) {
            return Optional.empty();
        }
    }

    private McpSchema.CallToolResult result(AssistantTool.Given given, Basis basis) {
        BoundedDocument document = BoundedDocument.of(given.answer().document(), masking);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put(META + "basis", masked(basis.members()));
        if (!document.cut().isEmpty()) {
            meta.put(
                    META + "cut",
                    document.cut().stream()
                            .limit(MOST_CUT_LISTS)
                            .map(list -> Map.of("path", list.path(), "shown", list.shown(), "total", list.total()))
                            .toList());
        }
        given.page().ifPresent(page -> meta.put(META + "page", members(page)));
        return McpSchema.CallToolResult.builder()
                .addTextContent(text(given, document, basis))
                .structuredContent(document.members())
                .isError(false)
                .meta(meta)
                .build();
    }

    private static Map<String, Object> members(PortalPages.Page page) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("first", page.first());
        members.put("shown", page.shown());
        members.put("matching", page.matching());
        members.put("total", page.total());
        page.next().ifPresent(next -> members.put("next", next));
        return members;
    }

    private Map<String, @Nullable Object> masked(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        members.forEach((name, value) -> masked.put(name, masked(value)));
        return masked;
    }

    private @Nullable Object masked(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> line(String.valueOf(each))).toList();
        }
        return value instanceof String text ? line(text) : value;
    }

    /** The answer for people, then what is not there and what it rests on. */
    private String text(AssistantTool.Given given, BoundedDocument document, Basis basis) {
        BoundedText page = page(given.answer());
        List<Text> notes = new ArrayList<>();
        if (page.isFull()) {
            notes.add(Text.of(Toolbox.class, "note.text"));
        }
        given.page().ifPresent(shown -> notes.add(about(shown)));
        if (!document.cut().isEmpty()) {
            notes.add(about(document.cut()));
        }
        notes.addAll(basis.sentences());
        return lines(page.toString()) + "\n" + notes.stream().map(this::note).collect(Collectors.joining("\n"));
    }

    /** A note on one line. */
    String note(Text words) {
        return BoundedDocument.bounded(Printable.line(masking.of(say(words))), BoundedDocument.LONGEST_TEXT);
    }

    private BoundedText page(Answer<?> answer) {
        RenderOptions options = new RenderOptions(
                host.language(), false, true, COLUMNS, host.clock().instant());
        return BoundedText.of(LONGEST_TEXT, out -> answer.write(Format.MARKDOWN, options, out));
    }

    private static Text about(PortalPages.Page page) {
        if (page.shown() == 0) {
            return Text.of(Toolbox.class, "note.no-portals", page.matching(), page.total());
        }
        int last = page.first() + page.shown() - 1;
        return page.next()
                .map(next ->
                        Text.of(Toolbox.class, "note.portals", page.first(), last, page.matching(), page.total(), next))
                .orElseGet(() ->
                        Text.of(Toolbox.class, "note.last-portals", page.first(), last, page.matching(), page.total()));
    }

    static Text about(List<BoundedDocument.CutList> cut) {
        List<Text> lists = cut.stream()
                .limit(MOST_CUT_LISTS)
                .<Text>map(list -> Text.of(Toolbox.class, "note.cut-list", list.path(), list.shown(), list.total()))
                .toList();
        Text all = Text.joined(", ", lists);
        return cut.size() > MOST_CUT_LISTS
                ? Text.of(Toolbox.class, "note.cut-more", all, cut.size() - MOST_CUT_LISTS)
                : Text.of(Toolbox.class, "note.cut", all);
    }

    private McpSchema.CallToolResult failed(Throwable failure) {
        return failed(linesAbout(failure));
    }

    private McpSchema.CallToolResult failed(List<Text> lines) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(said(lines))
                .isError(true)
                .build();
    }

    /** What failed, in some lines. */
    String failure(Throwable failure) {
        return said(linesAbout(failure));
    }

    private List<Text> linesAbout(Throwable failure) {
        if (failure instanceof ReadingUnderWayException) {
            return List.of(Worded.of(failure));
        }
        return Failure.of(failure)
                .map(Failure::lines)
                .orElseGet(() -> List.of(host.faults().apply(failure)));
    }

    private String said(List<Text> lines) {
        List<String> said = new ArrayList<>();
        lines.stream().limit(MOST_LINES).forEach(line -> said.add(line(say(line))));
        if (lines.size() > MOST_LINES) {
            said.add(say(Text.of(Toolbox.class, "failure.more", lines.size() - MOST_LINES)));
        }
        said.add(say(Text.of(Toolbox.class, "failure.unknown")));
        return String.join("\n", said);
    }

    private String lines(String text) {
        return masking.of(text).lines().map(Toolbox::bounded).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(String text) {
        return bounded(masking.of(text));
    }

    private static String bounded(String line) {
        return BoundedDocument.bounded(Printable.line(line), LONGEST_LINE);
    }

    private String say(Text text) {
        return text.in(host.language().locale());
    }
}
