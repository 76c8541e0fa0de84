package dev.tierwise.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of processes, as Linux tells it; elsewhere nothing is known. */
final class Memory {

    private static final String PEAK = "VmHWM:";

    private Memory() {}

    /** The most bytes of a process that were resident so far. */
    static OptionalLong peakOf(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(PEAK)) {
                    String kilobytes = line.substring(PEAK.length(), line.length() - "kB".length());
                    return OptionalLong.of(Long.parseLong(kilobytes.strip()) * 1024);
                }
            }
        } catch (IOException e) {
            // it has ended, or this is no Linux
        }
        return OptionalLong.empty();
    }
}
