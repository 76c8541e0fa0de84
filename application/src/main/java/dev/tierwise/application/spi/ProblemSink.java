package dev.tierwise.application.spi;

/**
 * Takes what is wrong with the data. Messages are for people, in English, on one line, hold no secret and no e-mail address, and say
 * what was found and what is expected. Thread safe. Any number may be told: of a flood the first are shown.
 *
 * <p>A sink closes when the method of {@link Source} that it was given to returns or throws. A later call throws an
 * {@link IllegalStateException} and changes nothing.
 */
public interface ProblemSink {

    /**
     * The data is wrong: nothing will be evaluated. The source goes on reading, so that everything that is wrong can be
     * corrected at once.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    void error(Origin at, String message);

    /**
     * Something was ignored or could not be read; the evaluation goes on.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    void warning(Origin at, String message);

    /**
     * The source gives none of these facts, because the thing they are read from is not there. An error where no other
     * source gives them and nothing can be said without them, else nothing.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    void missing(Fact fact, Origin at, String message);
}
