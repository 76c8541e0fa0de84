package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A publication that rules are taken from.
 *
 * @param id        what the programme calls it, for instance {@code faq-2018}
 * @param title     its title
 * @param address   where it is, beginning with {@code https://} or {@code http://}; empty when unknown
 * @param published when it was published or last changed: a {@link LocalDate}, a {@link YearMonth} or a {@link Year}, as
 *                  exactly as is known; empty when unknown
 * @param says      what it says about the programme, in other words than its own; empty when its title is enough
 */
public record Reference(
        String id, Label title, Optional<String> address, Optional<Temporal> published, Optional<Label> says) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>\\\\]+");

    /**
     * @throws IllegalArgumentException when the id or the address is malformed, or the time is none of the three
     */
    public Reference {
        Ids.checked("reference", id);
        if (address.isPresent() && !isAddress(address.get())) {
            throw new InvalidValueException(Text.of(Reference.class, "reference.address", address.get()));
        }
        if (published.isPresent()
                && !(published.get() instanceof LocalDate)
                && !(published.get() instanceof YearMonth)
                && !(published.get() instanceof Year)) {
            throw new IllegalArgumentException("a publication has a day, a month or a year, not " + published.get());
        }
    }

    /** Whether a text can be the address of a publication. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
