package dev.tierwise.mcp;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.domain.text.Text;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users can have an assistant do: which tools it asks in which order, and what it must not leave out. */
final class Briefings {

    private static final List<String> NAMES = List.of("review-book-of-business", "prepare-partner-meeting");
    private static final String PARTNER = "partner";
    private static final String LANGUAGE = "language";

    private final Language usual;
    private final KnownPartners partners;
    private final Masking masking;

    /** @param usual the language of those that name no other */
    Briefings(Language usual, KnownPartners partners, Masking masking) {
        this.usual = usual;
        this.partners = partners;
        this.masking = masking;
    }

    List<McpServerFeatures.SyncPromptSpecification> specifications() {
        return NAMES.stream().map(this::specification).toList();
    }

    private McpServerFeatures.SyncPromptSpecification specification(String name) {
        return new McpServerFeatures.SyncPromptSpecification(
                McpSchema.Prompt.builder(name)
                        .title(say("prompt-title." + name, usual))
                        .description(say("prompt-about." + name, usual))
                        .arguments(List.of(argument(PARTNER), argument(LANGUAGE)))
                        .build(),
                (exchange, request) ->
                        briefing(name, Optional.ofNullable(request.arguments()).orElse(Map.of())));
    }

    private McpSchema.PromptArgument argument(String name) {
        return McpSchema.PromptArgument.builder(name)
                .description(say("prompt-argument." + name, usual))
                .required(false)
                .build();
    }

    private McpSchema.GetPromptResult briefing(String name, Map<String, Object> arguments) {
        Language language = language(text(arguments, LANGUAGE));
        String partner = text(arguments, PARTNER);
        Text whom = partner.isBlank() ? whom() : Text.of(Briefings.class, "whom.named", masking.of(partner.strip()));
        String words = Text.of(Briefings.class, "prompt." + name, whom).in(language.locale())
                + "\n\n"
                + say("prompt-rules", language);
        return McpSchema.GetPromptResult.builder(List.of(McpSchema.PromptMessage.builder(
                                McpSchema.Role.USER,
                                McpSchema.TextContent.builder(words).build())
                        .build()))
                .description(say("prompt-about." + name, language))
                .build();
    }

    /** The partners that an assistant can choose among. */
    private Text whom() {
        if (partners.all().size() == 1) {
            return Text.of(Briefings.class, "whom.only");
        }
        List<Text> names = partners.all().stream()
                .map(partner -> masking.of(partner.name()))
                .distinct()
                .limit(BoundedDocument.LONGEST_LIST)
                .<Text>map(name -> Text.verbatim(BoundedDocument.bounded(name, Presentation.LONGEST_LINE)))
                .toList();
        return Text.of(Briefings.class, "whom.each", Text.joined(", ", names));
    }

    private Language language(String asked) {
        if (asked.isBlank()) {
            return usual;
        }
        return Arrays.stream(Language.values())
                .filter(language -> language.toString().equalsIgnoreCase(asked.strip()))
                .findFirst()
                .orElseThrow(() -> McpError.builder(McpSchema.ErrorCodes.INVALID_PARAMS)
                        .message(say("prompt-language", usual))
                        .build());
    }

    /** @throws McpError if it is longer than any name */
    private String text(Map<String, Object> arguments, String name) {
        String text = String.valueOf(Optional.ofNullable(arguments.get(name)).orElse(""));
        if (text.length() > Presentation.LONGEST_LINE) {
            throw McpError.builder(McpSchema.ErrorCodes.INVALID_PARAMS)
                    .message(say("prompt-long", usual))
                    .build();
        }
        return Printable.line(text);
    }

    private static String say(String key, Language language) {
        return Text.of(Briefings.class, key).in(language.locale());
    }
}
