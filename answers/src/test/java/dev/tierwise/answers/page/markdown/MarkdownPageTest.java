package dev.tierwise.answers.page.markdown;

import static dev.tierwise.answers.Remembered.PROGRAMME;
import static dev.tierwise.answers.Remembered.written;
import static dev.tierwise.answers.Reports.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.document.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {

    @Test
    void a_text_that_begins_like_a_list_is_none() {
        assertThat(written(out -> {
                    MarkdownPage page = new MarkdownPage(ENGLISH, Rules.of(PROGRAMME), out);
                    page.paragraph("20. Januar 2018");
                    page.list(List.of("* late", "- less", "+ more", "1) first", "-5", "2018-03-15", "1.5"));
                }))
                .isEqualTo("""

                20\\. Januar 2018

                - \\* late
                - \\- less
                - \\+ more
                - 1\\) first
                - -5
                - 2018-03-15
                - 1.5
                """);
    }
}
