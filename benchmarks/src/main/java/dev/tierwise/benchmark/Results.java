package dev.tierwise.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run, in the order in which they were measured. */
final class Results {

    private final List<Row> rows = new ArrayList<>();

    /** A part of the benchmarks that adds figures. */
    interface Part {

        /** Its name, by which it can be run alone. */
        String name();

        /** Measures everything that belongs to it. */
        void measure(Figures figures) throws Exception;
    }

    /** Takes the figures of one part. */
    static final class Figures {

        private final String part;
        private final List<Row> rows;

        private Figures(String part, List<Row> rows) {
            this.part = part;
            this.rows = rows;
        }

        /** A ratio of two figures in the same unit that must not exceed a bound. */
        void held(String what, Figure value, String peer, Figure peerValue, Bound bound) {
            double ratio = value.amount() / peerValue.amount();
            boolean held = ratio <= bound.most();
            String verdict = ratio <= bound.target() ? "held" : "short of " + times(bound.target());
            compared(what, value, peer, peerValue, times(bound.most()), held ? verdict : "MISSED", !held);
        }

        /** A ratio that is printed only. */
        void told(String what, Figure value, String peer, Figure peerValue) {
            compared(what, value, peer, peerValue, "", "", false);
        }

        private void compared(
                String what,
                Figure value,
                String peer,
                Figure peerValue,
                String atMost,
                String verdict,
                boolean broken) {
            String ratio = times(value.amount() / peerValue.amount());
            add(new Row(part, what, value.toString(), peer, peerValue.toString(), ratio, atMost, verdict, broken));
        }

        /** Two answers to the same question. */
        void equal(String what, String peer, Object answer, Object peersAnswer) {
            boolean equal = answer.equals(peersAnswer);
            add(new Row(part, what, "", peer, "", "", "", equal ? "equal" : "DIFFERENT", !equal));
            if (!equal) {
                System.out.printf("%s: %s%n  %s: %s%n", what, answer, peer, peersAnswer);
            }
        }

        /** A single figure that is printed only. */
        void told(String what, Figure value) {
            add(new Row(part, what, value.toString(), "", "", "", "", "", false));
        }

        /** What could not be measured, which is no fault of what is measured. */
        void leftOut(String what, String reason) {
            add(new Row(part, what, "", "", "", "", "", reason, false));
        }

        /** What was to be measured and failed. */
        void failed(String what, String reason) {
            add(new Row(part, what, "", "", "", "", "", "FAILED: " + reason, true));
        }

        private void add(Row row) {
            rows.add(row);
            System.out.println(row.part() + ": " + row.what() + "  " + row.value()
                    + (row.peer().isEmpty() ? "" : "  " + row.peer() + "  " + row.peerValue() + "  " + row.ratio())
                    + "  " + row.verdict());
        }

        private static String times(double ratio) {
            return String.format(Locale.ROOT, ratio < 10 ? "%.2fx" : "%.1fx", ratio);
        }
    }

    Figures of(Part part) {
        return new Figures(part.name(), rows);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<Row> broken() {
        return rows.stream().filter(Row::broken).toList();
    }
}
