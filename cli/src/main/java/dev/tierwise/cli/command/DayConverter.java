package dev.tierwise.cli.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day of the years 1 to 9999 that exists, as ISO 8601 writes it. */
final class DayConverter implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // is said below, like any other text that is no day
        }
        throw new TypeConversionException("'" + text + "' is no day; expected a day that exists, such as 2018-03-15");
    }
}
