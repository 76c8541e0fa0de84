package dev.tierwise.server;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Redaction;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a service takes from the program that runs it.
 *
 * @param clock        tells today
 * @param language     the language of what is said, and of pages that name no other
 * @param redaction    what nothing that leaves the service may show
 * @param messages     where each line that it says goes; used from any thread
 * @param faults       writes the details of a fault of ours down, and says where they are
 * @param stopRequests takes what is to be run when the service is to end; it is run once or more, from any thread
 * @param version      the version of the program
 */
public record Host(
        InstantSource clock,
        Language language,
        Redaction redaction,
        Consumer<String> messages,
        Function<Throwable, Text> faults,
        Consumer<Runnable> stopRequests,
        String version) {}
