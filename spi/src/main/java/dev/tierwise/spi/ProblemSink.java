package dev.tierwise.spi;

import dev.tierwise.domain.text.Text;

/**
 * Takes what is wrong with the data. Messages are for users, on one line, hold no secret and no e-mail address, and say what was found and
 * what is expected. A {@code String} is English; an adapter whose messages exist in several languages gives a {@link Text}. Thread safe.
 * Any number may be told: of a flood the first are shown.
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
     * The same in the language of the user.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    default void error(Origin at, Text message) {
        error(at, message.toString());
    }

    /**
     * Something was ignored or could not be read; the evaluation goes on.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    void warning(Origin at, String message);

    /**
     * The same in the language of the user.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    default void warning(Origin at, Text message) {
        warning(at, message.toString());
    }

    /**
     * The source gives none of these facts, because the thing they are read from is not there. An error where no other
     * source gives them and nothing can be said without them, else nothing.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    void missing(Fact fact, Origin at, String message);

    /**
     * The same in the language of the user.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    default void missing(Fact fact, Origin at, Text message) {
        missing(fact, at, message.toString());
    }
}
