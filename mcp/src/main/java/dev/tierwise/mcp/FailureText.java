package dev.tierwise.mcp;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.server.Host;
import dev.tierwise.server.question.ReadingUnderWayException;
import java.util.ArrayList;
import java.util.List;

/** What an assistant is told if something fails: why, what to do, and that nothing was answered. */
final class FailureText {

    /** What is said about a failure, at most; together it is no longer than a text about an answer. */
    private static final int MOST_LINES = 20;

    private final Host host;
    private final Masking masking;

    FailureText(Host host, Masking masking) {
        this.host = host;
        this.masking = masking;
    }

    String of(Throwable failure) {
        if (failure instanceof ReadingUnderWayException) {
            return of(List.of(Worded.of(failure)));
        }
        return of(Failure.of(failure)
                .map(Failure::lines)
                .orElseGet(() -> List.of(host.faults().apply(failure))));
    }

    String of(List<Text> lines) {
        List<String> said = new ArrayList<>();
        lines.stream().limit(MOST_LINES).forEach(line -> said.add(Printable.line(masking.of(say(line)))));
        if (lines.size() > MOST_LINES) {
            said.add(say(Text.of(FailureText.class, "failure.more", lines.size() - MOST_LINES)));
        }
        return BoundedDocument.bounded(String.join("\n", said), Presentation.LONGEST_TEXT)
                + "\n"
                + say(Text.of(FailureText.class, "failure.unknown"));
    }

    private String say(Text text) {
        return text.in(host.language().locale());
    }
}
