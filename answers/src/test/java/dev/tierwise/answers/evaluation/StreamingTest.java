package dev.tierwise.answers.evaluation;

import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.gaps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.answers.Format;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamingTest {

    private static final int MANY = 50_000;

    /** The same portal over and over, counting how many were asked for. */
    private static final class Endless implements Iterable<Portal> {
        private final Portal portal;
        private long read;

        Endless(Portal portal) {
            this.portal = portal;
        }

        @Override
        public Iterator<Portal> iterator() {
            return Stream.generate(() -> portal).limit(MANY).peek(p -> read++).iterator();
        }
    }

    /** Takes text and forgets it, or refuses it from a length on. */
    private static final class Sink extends Writer {
        private final long limit;
        private long written;
        private boolean closed;

        Sink(long limit) {
            this.limit = limit;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            written += length;
            if (written > limit) {
                throw new IOException("disk full");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            closed = true;
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ICS", "XLSX"})
    void portals_are_written_while_they_are_read(Format format) {
        Endless portals =
                new Endless(gaps().build().snapshot().portals().iterator().next());
        Sink small = new Sink(100_000);

        assertThatThrownBy(() ->
                        EvaluationMapper.of(List.of(report(portals)), true).write(format, ENGLISH, small))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk full");
        // one pass to see how wide portals are, one for what is unknown, and the one that the full disk ended
        assertThat(portals.read % MANY).isPositive().isLessThan(MANY / 2);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ICS", "XLSX"})
    void the_writer_stays_open(Format format) throws IOException {
        Sink sink = new Sink(Long.MAX_VALUE);

        EvaluationMapper.of(List.of(gaps().build()), true).write(format, ENGLISH, sink);

        assertThat(sink.written).isPositive();
        assertThat(sink.closed).isFalse();
    }

    private static EvaluationAnswer report(Iterable<Portal> portals) {
        EvaluationAnswer answer = gaps().build();
        Snapshot snapshot = answer.snapshot();
        return new EvaluationAnswer(
                answer.programme(),
                answer.rates(),
                new Snapshot(snapshot.day(), snapshot.partner(), snapshot.certifications(), portals),
                answer.evaluation(),
                answer.assumptions(),
                answer.problems());
    }
}
