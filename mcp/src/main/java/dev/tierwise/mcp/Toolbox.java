package dev.tierwise.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.question.Asked;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.SourceException;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The tools as the protocol describes and calls them. */
final class Toolbox {

    /** Sources are not read anew more often than that. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Language language;
    private final KnownPartners partners;
    private final KeptReadings readings;
    private final Supplier<Consulted> consulting;
    private final Presentation presentation;
    private final FailureText failures;
    private final AnswersUnderWay<McpSchema.CallToolResult> underWay;

    /**
     * The tools of some partners.
     *
     * @param consulting what an answer may use, for each one anew
     */
    Toolbox(
            Language language,
            KnownPartners partners,
            KeptReadings readings,
            Supplier<Consulted> consulting,
            Presentation presentation,
            FailureText failures,
            AnswersUnderWay<McpSchema.CallToolResult> underWay) {
        this.language = language;
        this.partners = partners;
        this.readings = readings;
        this.consulting = consulting;
        this.presentation = presentation;
        this.failures = failures;
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
        tool.parameters().forEach(parameter -> properties.put(parameter.name(), parameter.schema(language.locale())));
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

    /** Answers a tool's question; what fails is an answer too, and says so, as does one from facts that takes too long. */
    McpSchema.CallToolResult call(AssistantTool tool, Map<String, Object> arguments) {
        return tool.source() == AssistantTool.Source.FACTS
                ? underWay.answer(tool.name(), arguments, () -> answer(tool, arguments))
                : answer(tool, arguments);
    }

    private McpSchema.CallToolResult answer(AssistantTool tool, Map<String, Object> arguments) {
        try {
            Query query = tool.query(arguments);
            ServedPartner partner = partners.named(query);
            if (tool.source() == AssistantTool.Source.LEDGER) {
                partners.learnName(partner);
            }
            Consulted consulted = consulting.get();
            Asked asked = consulted.asked(partner, query);
            if (tool.source() == AssistantTool.Source.FACTS && query.flag("fresh")) {
                readings.forgetOlder(asked.fact(), FRESH);
            }
            AssistantTool.Given given = tool.answering().answer(consulted, asked);
            return presentation.of(given, consulted.basis(partners.rules(asked)));
        } catch (BadInputException | SourceException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return failed(failures.of(e));
        }
    }

    /** A failure as a tool answers it. */
    static McpSchema.CallToolResult failed(String text) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(text)
                .isError(true)
                .build();
    }

    private String say(Text text) {
        return text.in(language.locale());
    }
}
