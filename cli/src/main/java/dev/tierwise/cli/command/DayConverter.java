package dev.tierwise.cli.command;

import dev.tierwise.cli.command.UsageErrors.NoValueException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;

/** A day of the years 1 to 9999 that exists, as ISO 8601 writes it. */
final class DayConverter implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // is said below, like any other text that is no day
        }
        throw new NoValueException("no-day", text);
    }
}
