package dev.tierwise.cli;

import dev.tierwise.domain.text.Text;
import dev.tierwise.files.FileFailure;
import dev.tierwise.spi.Redaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fault of a program: one line for the user, the details in a file of the user's own. */
public final class Fault {

    private Fault() {}

    /**
     * Writes the details of a fault of ours down and returns the line that says where they are.
     *
     * @param redaction what the details are not to show
     */
    public static Text report(Throwable fault, Redaction redaction) {
        return Text.of(Fault.class, "fault", fault.getClass().getSimpleName(), writtenDown(redaction.of(trace(fault))));
    }

    /** The details: the stack trace, with messages and causes. */
    public static String trace(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** Writes details into a new file and says where they are. */
    public static Text writtenDown(String details) {
        try {
            Path file = Files.createTempFile("tierwise-fault-", ".txt");
            Files.writeString(file, details);
            return Text.of(Fault.class, "fault.details", file);
        } catch (IOException e) {
            return Text.of(Fault.class, "fault.no-details", FileFailure.reason(e));
        }
    }
}
