package dev.tierwise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fault of ours: one line for the user, the details in a file of the user's own. */
public final class Fault {

    private Fault() {}

    /** Writes the details down and answers the line that says where they are. */
    public static String report(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        String details;
        try {
            Path file = Files.createTempFile("tierwise-fault-", ".txt");
            Files.writeString(file, trace.toString());
            details = "the details are in " + file;
        } catch (IOException e) {
            details = "the details could not be written: " + e.getMessage();
        }
        return "a fault in Tierwise itself (" + fault.getClass().getSimpleName() + "); " + details;
    }
}
