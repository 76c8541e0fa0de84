package dev.tierwise.spi;

import java.time.Instant;

/**
 * Something that knows facts about a partner. Used by one thread at a time, so that it need not be thread safe:
 * {@link #readPartner} once, then {@link #read} once, then {@link #close}; each of them may be left out, and {@code close} may be
 * called more than once. Sources that were opened separately are independent, and may be read at the same time.
 *
 * <p>What was told before an exception does not count: a partial read is never taken for a whole one. A sink closes when the method
 * that it was given to returns or throws; threads that were started to read must have ended by then.
 *
 * <p>Implementations answer an interrupt of the reading thread by ending soon, with a {@link SourceException} of kind
 * {@code UNAVAILABLE} and the thread's interrupt flag set.
 */
public interface Source extends AutoCloseable {

    /**
     * Says what is known about the partner. A source that knows nothing about it does nothing.
     *
     * @param deadline when to give up, by the system's clock, with an exception of kind {@code UNAVAILABLE}
     * @param sink     takes what is known, and what is wrong
     * @throws SourceException when the source cannot be used
     */
    void readPartner(Instant deadline, PartnerSink sink) throws SourceException;

    /**
     * Says what is known about the certifications and the portals, portal by portal in any order, without holding them
     * all.
     *
     * @param request which days are asked about, and until when
     * @param sink    takes what is known, and what is wrong
     * @throws SourceException when the source cannot be used, or its list of portals was not read to the end
     */
    void read(ReadRequest request, FactSink sink) throws SourceException;

    /**
     * Finds out whether the source can be used, and which of the facts asked for it will not be able to give. It may be
     * called instead of the other two, or before or after them. A source that has nothing to check says nothing.
     *
     * @param request the days that facts would be wanted for, and until when to answer
     * @param sink    takes the findings
     * @throws SourceException when nothing can be found out, for instance because the thread is interrupted; trouble of
     *                         the source itself is a finding
     */
    default void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {}

    /** Lets go of everything that the source holds, soon and without an exception, whatever happened before. */
    @Override
    void close();
}
