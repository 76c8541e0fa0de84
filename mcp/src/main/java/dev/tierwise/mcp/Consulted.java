package dev.tierwise.mcp;

import dev.tierwise.answers.Answer;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.server.question.Asked;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.Questions;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.SourceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sources and ledger as one answer uses them. What it was given is remembered: asked again afterwards, they may have something newer.
 * Used by one thread, for one answer.
 */
final class Consulted implements Snapshots {

    private final Snapshots sources;
    private final Supplier<Optional<Ledger>> ledgers;
    private final InstantSource clock;
    private @Nullable SnapshotRequest read;
    private @Nullable ReadFacts facts;
    private @Nullable RecordedDay refreshed;

    /**
     * Nothing has been used yet.
     *
     * @param ledgers opens the ledger; empty if there is none
     */
    Consulted(Snapshots sources, Supplier<Optional<Ledger>> ledgers, InstantSource clock) {
        this.sources = sources;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** A question that is answered from them. */
    Asked asked(ServedPartner partner, Query query) {
        return new Asked(partner, query, () -> ledgers.get().map(this::observed), clock);
    }

    /**
     * The answer to a question.
     *
     * @throws BadInputException if the data of the sources is wrong
     * @throws SourceException   if a source cannot be used
     * @throws dev.tierwise.domain.text.WordedException if the question is wrong, or the answer is not there yet
     */
    Answer<?> answer(String question, Asked asked) throws BadInputException, SourceException {
        return new Questions(this, clock, Optional.empty())
                .all().stream()
                        .filter(each -> each.name().equals(question))
                        .findFirst()
                        .orElseThrow()
                        .answering()
                        .answer(asked);
    }

    @Override
    public ReadFacts read(SnapshotRequest request) throws BadInputException, SourceException {
        ReadFacts now = sources.read(request);
        read = request;
        facts = now;
        return now;
    }

    /**
     * What the answer rests on.
     *
     * @param rules those that were asked about; what was read under other ones names them itself
     */
    Basis basis(Programme rules) {
        return new Basis(
                Optional.ofNullable(read).map(SnapshotRequest::sources).orElse(List.of()),
                Optional.ofNullable(facts).map(ReadFacts::readAt),
                Optional.ofNullable(refreshed),
                Optional.ofNullable(read).map(SnapshotRequest::programme).orElse(rules));
    }

    /** The ledger, which remembers the last of the days that it tells of. */
    private Ledger observed(Ledger ledger) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    Object told = told(ledger, method, arguments);
                    if (told instanceof Optional<?> found && found.orElse(null) instanceof RecordedDay day) {
                        refreshed = refreshed == null || refreshed.day().isBefore(day.day()) ? day : refreshed;
                    }
                    return told;
                });
    }

    private static @Nullable Object told(Ledger ledger, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(ledger, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
