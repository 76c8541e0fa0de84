package dev.tierwise.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/programmes.md says, as far as a program can check it. */
class ProgrammeDocumentationTest {

    private static final Path PAGE = Path.of("../docs/programmes.md");

    @Test
    void its_examples_together_are_a_programme() throws IOException {
        String examples = fences("yaml").filter(text -> !text.startsWith("#")).collect(Collectors.joining());
        String beginning = """
                schema: tierwise/programme/1
                id: documented
                label: Documented
                currency: USD
                metrics: [sold-mrr, managed-mrr, total-points, sourced-points, certification, invitation, retention]
                sold-window: P12M
                app-usage: {look-back: P30D, apps: [{id: crm, label: CRM}]}
                certification: agency-partner
                """;

        assertThat(examples).contains("update-days:", "growth-market-shares:", "points:", "tiers:");
        assertThat(ProgrammeYaml.parse(beginning + examples, "p.yaml").warnings())
                .extracting(Text::toString)
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .endsWith(": no tier requires sold-mrr, so this share has no effect"),
                        warning -> assertThat(warning)
                                .endsWith(": no tier requires managed-mrr, so this share has no effect"));
    }

    @Test
    void its_error_is_the_first_one_of_the_template_that_it_names() throws IOException {
        InvalidFileException e = catchThrowableOfType(
                InvalidFileException.class,
                () -> ProgrammeYaml.parse(ProgrammeTemplate.POINTS_2026.text(Locale.ENGLISH), "points.yaml"));

        assertThat(fences("").map(text -> text.strip().replaceAll("\\s+", " ")))
                .contains(e.getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void it_names_every_metric_every_key_and_everything_that_a_programme_can_begin_with() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Metrics.all()).allSatisfy(metric -> assertThat(page).contains("| `" + metric.id() + "` |"));
        assertThat(List.of(
                        "schema",
                        "id",
                        "label",
                        "currency",
                        "metrics",
                        "sold-window",
                        "app-usage",
                        "certification",
                        "update-days",
                        "growth-market-shares",
                        "points",
                        "tiers",
                        "per",
                        "rates",
                        "fixed-amounts",
                        "managed-credit",
                        "rounding"))
                .allSatisfy(key -> assertThat(page).contains("\n| `" + key + "` |"));
        assertThat(ProgrammeCatalogue.beginnings())
                .allSatisfy(id -> assertThat(page).contains("`--from " + id + "`"));
    }

    private static Stream<String> fences(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1));
    }
}
