package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.Sequence;
import dev.tierwise.answers.wire.DocumentJson;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.spi.Redaction;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedDocumentTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Listing(
            Sequence<Inner> all,
            List<String> none,
            Map<String, String> named,
            @Nullable String missing) implements Document {

        @Override
        public String schema() {
            return "tierwise/listing/1";
        }

        @Override
        public Rules programmeRules() {
            return Rules.of(BuiltInProgrammes.HUBSPOT_2018_01);
        }
    }

    private record Inner(int number, List<String> texts) {}

    private static Listing listing(int elements, int texts, String text) {
        List<String> inner = Collections.nCopies(texts, text);
        return new Listing(
                each -> IntStream.range(0, elements).forEach(i -> each.accept(new Inner(i, inner))),
                List.of(),
                Map.of(text, text),
                null);
    }

    private static BoundedDocument bounded(Document document) {
        return BoundedDocument.of(MaskedDocument.of(document, new Masking(new Redaction())));
    }

    @Test
    void what_fits_is_as_it_is_written() throws Exception {
        Listing listing = listing(BoundedDocument.LONGEST_LIST, 2, "text");
        StringWriter written = new StringWriter();
        DocumentJson.write(listing, written);

        BoundedDocument bounded = bounded(listing);

        assertThat(MAPPER.valueToTree(bounded.members()).toString())
                .isEqualTo(MAPPER.readTree(written.toString()).toString());
        assertThat(bounded.cut()).isEmpty();
    }

    @Test
    void longer_lists_are_cut_and_counted_at_every_depth() {
        BoundedDocument bounded = bounded(listing(BoundedDocument.LONGEST_LIST + 1, 0, "text"));

        assertThat((List<?>) bounded.members().get("all")).hasSize(BoundedDocument.LONGEST_LIST);
        assertThat(bounded.cut()).containsExactly(new BoundedDocument.CutList("all", 200, 201));
        assertThat(bounded(listing(1, 1_000, "text")).cut())
                .containsExactly(new BoundedDocument.CutList("all/0/texts", 200, 1_000));
    }

    @Test
    void a_document_is_never_larger_than_it_may_be() throws Exception {
        BoundedDocument bounded = bounded(listing(5_000, 300, "x".repeat(2_000)));

        assertThat(MAPPER.writeValueAsBytes(bounded.members())).hasSizeLessThanOrEqualTo(BoundedDocument.LARGEST);
        List<?> all = (List<?>) bounded.members().get("all");
        assertThat(bounded.cut())
                .contains(new BoundedDocument.CutList("all", all.size(), 5_000))
                .allSatisfy(cut -> assertThat(cut.shown()).isLessThan(cut.total()));
    }

    @Test
    void texts_and_names_of_members_are_masked_and_cut_between_characters() {
        BoundedDocument masked = bounded(listing(1, 1, "jane@agency.example"));
        assertThat(masked.members().toString()).doesNotContain("jane");
        assertThat(masked.members().get("named")).isEqualTo(Map.of("***@agency.example", "***@agency.example"));

        String cut = BoundedDocument.bounded("\uD83D\uDE00".repeat(600), BoundedDocument.LONGEST_TEXT);
        assertThat(cut).hasSizeLessThanOrEqualTo(BoundedDocument.LONGEST_TEXT).endsWith("\uDE00\u2026");
    }

    @Test
    void a_document_that_is_too_large_without_its_lists_is_refused_with_what_to_do() {
        Map<String, String> large = IntStream.range(0, 400)
                .boxed()
                .collect(Collectors.toMap(i -> "name " + i, i -> "x".repeat(BoundedDocument.LONGEST_TEXT)));

        assertThatThrownBy(() -> bounded(new Listing(each -> {}, List.of(), large, null)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("larger than 256 KB")
                .hasMessageContaining("Ask for less");
    }

    @Test
    void all_shortened_lists_are_named_for_programs_and_counted() {
        Redaction redaction = new Redaction();
        McpSchema.CallToolResult result = new Presentation(
                        InventedPartners.host(() -> Instant.EPOCH, redaction), new Masking(redaction))
                .of(
                        AssistantTool.Given.of(
                                AnswerKind.of("listing", Listing.class, (document, page) -> page.paragraph("shown"))
                                        .of(listing(30, 300, "t"))),
                        new Basis(List.of(), Optional.empty(), Optional.empty(), BuiltInProgrammes.HUBSPOT_2018_01));

        assertThat((List<?>) result.meta().get("dev.tierwise/cut")).hasSize(30);
        assertThat(result.meta().get("dev.tierwise/cutTotal")).isEqualTo(30);
        assertThat(InventedPartners.text(result)).contains("and 20 more");
    }
}
