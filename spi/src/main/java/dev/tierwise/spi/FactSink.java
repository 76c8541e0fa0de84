package dev.tierwise.spi;

import dev.tierwise.domain.portfolio.Certification;

/**
 * Takes what a source knows about certifications and portals. Calls may come in any order and, while
 * {@link Source#read} runs, from any thread; when it has returned, the sink and every {@link PortalFacts} are closed.
 */
public interface FactSink extends ProblemSink {

    /**
     * Lists a portal: it exists, as far as this source knows. Listing one twice is an error of the data.
     *
     * @param id not empty, without white space around it; the same portal has the same id in every source
     * @param at what errors and explanations name: the row or record that lists it
     * @return where to say what is known about it
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the id is empty or has white space around it
     * @throws IllegalStateException    if the sink is closed
     */
    PortalFacts portal(String id, Origin at);

    /**
     * Says something about a portal without listing it. If no source lists it, that is ignored with a warning.
     *
     * @param id not empty, without white space around it
     * @param at what the warning names: the row or record that is about the portal
     * @return where to say what is known about it
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the id is empty or has white space around it
     * @throws IllegalStateException    if the sink is closed
     */
    PortalFacts about(String id, Origin at);

    /**
     * All of the partner's certifications are given by {@link #certification}; if there is no such call, it has none.
     *
     * @throws IllegalStateException if the sink is closed
     */
    void certificationsComplete();

    /**
     * The partner was awarded a certification, now or at any time; one that was awarded again is told once for each award.
     * Whether there are others is said by {@link #certificationsComplete}.
     *
     * @param at what a warning names when the programme asks for no certification of that id: the row or record of the award
     * @throws NullPointerException     if a parameter or a component of the certification is null
     * @throws IllegalArgumentException if its id has white space around it, or the year of a day is not from 1 to 9999
     * @throws IllegalStateException    if the sink is closed
     */
    void certification(Certification certification, Origin at);

    /**
     * The source reads a fact in a way that a report must name.
     *
     * @param id    the assumption's id, lower-case words joined by hyphens, for instance {@code contacts-and-crm-by-change}
     * @param value what is assumed, for people
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the id is empty or has white space around it
     * @throws IllegalStateException    if the sink is closed
     */
    void assumption(String id, String value);
}
