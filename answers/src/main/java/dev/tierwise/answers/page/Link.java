package dev.tierwise.answers.page;

import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.wording.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A publication that texts refer to by a number in brackets.
 *
 * @param number  the number
 * @param title   what it is called
 * @param address where it is; empty if unknown
 * @param more    what it says; empty if its title is enough
 */
public record Link(String number, String title, Optional<String> address, String more) {

    /**
     * A publication that something refers to.
     *
     * @param quote the sentence that is meant; null for the publication as a whole
     */
    public static Link to(RuleSources.Publication publication, @Nullable String quote, int number, Words words) {
        String says = publication.says() == null ? "" : words.label(publication.says());
        return new Link(
                Integer.toString(number),
                words.publication(publication),
                Optional.ofNullable(publication.address()),
                quote == null ? says : words.say("explain.quote", quote));
    }

    /** All of it in a line, for pages on which nothing leads anywhere. */
    public String inWords() {
        return "[" + number + "] " + title + (more.isEmpty() ? "" : ": " + more)
                + address.map(known -> more.isEmpty() || more.endsWith(".") ? " " + known : ". " + known)
                        .orElse("");
    }
}
