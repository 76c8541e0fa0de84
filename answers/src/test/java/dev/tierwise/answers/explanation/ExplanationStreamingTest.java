package dev.tierwise.answers.explanation;

import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.gaps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.answers.Format;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.explain.ExplainedPortal;
import dev.tierwise.application.explain.MedianReason;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalCount;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationStreamingTest {

    private static final int MANY = 10_000;

    private int asked;

    /** Refuses everything from a length on. */
    private static final class FullDisk extends Writer {
        private int left = 100_000;

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("disk full");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @EnumSource(names = {"TABLE", "JSON", "MARKDOWN", "HTML"})
    void portals_are_explained_while_they_are_read(Format format) {
        assertThatThrownBy(() -> ExplanationMapper.of(explained()).write(format, ENGLISH, new FullDisk()))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(asked).isBetween(10, MANY / 2);
    }

    private PortalsExplained explained() {
        EvaluationAnswer report = gaps().build();
        List<PortalAssessment> assessments = new ArrayList<>();
        report.forEachPortal(assessments::add);
        ExplainedPortal portal = new ExplainedPortal(
                assessments.get(0),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                MedianReason.SOLD,
                List.of(),
                Set.of(),
                List.of());
        PortalCount all = new PortalCount(MANY, MANY);
        return new PortalsExplained(
                report.programme(),
                report.snapshot().partner(),
                report.snapshot().day(),
                MANY,
                MANY,
                all,
                all,
                all,
                () -> Stream.generate(() -> portal)
                        .limit(MANY)
                        .peek(next -> asked++)
                        .iterator(),
                report.programme().clauses(),
                List.of(),
                List.of());
    }
}
