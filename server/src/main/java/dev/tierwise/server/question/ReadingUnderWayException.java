package dev.tierwise.server.question;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.WordedException;

/** The sources are being read, and that takes longer than somebody waits for an answer. */
public final class ReadingUnderWayException extends WordedException {

    private static final long serialVersionUID = 1;

    private final transient Progress progress;

    ReadingUnderWayException(Progress progress) {
        super(Text.counted(ReadingUnderWayException.class, "reading", progress.rows(), progress.source()));
        this.progress = progress;
    }

    /** How far it is. */
    public Progress progress() {
        return progress;
    }
}
