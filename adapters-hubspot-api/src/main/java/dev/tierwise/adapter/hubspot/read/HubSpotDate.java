package dev.tierwise.adapter.hubspot.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * A date as HubSpot writes it: an ISO day, an ISO date-time with its offset, or milliseconds since 1970, as a number or
 * as text.
 */
final class HubSpotDate {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,14}");

    /** In 1973; what is less is more likely seconds, or a day like 20180110, than a date at HubSpot. */
    private static final long LEAST_MILLISECONDS = 100_000_000_000L;

    private HubSpotDate() {}

    /**
     * The day that a date property means. HubSpot writes a calendar day as its midnight in UTC, wherever the account is:
     * such a moment is that day; any other moment is taken in the zone.
     *
     * @throws DateTimeException when the text is no such date
     */
    static LocalDate calendarDay(String text, ZoneId zone) {
        if (DAY.matcher(text).matches()) {
            return plausible(LocalDate.parse(text));
        }
        Instant moment = moment(text);
        boolean midnight = moment.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
        return plausible(LocalDate.ofInstant(moment, midnight ? ZoneOffset.UTC : zone));
    }

    /**
     * The day in the zone on which something happened.
     *
     * @throws DateTimeException when the text is no such date
     */
    static LocalDate dayOfMoment(String text, ZoneId zone) {
        return plausible(DAY.matcher(text).matches() ? LocalDate.parse(text) : LocalDate.ofInstant(moment(text), zone));
    }

    /**
     * Whether something happened at a moment or later; a day without a time counts as a whole.
     *
     * @throws DateTimeException when the text is no such date
     */
    static boolean isSince(String text, Instant moment, ZoneId zone) {
        return DAY.matcher(text).matches()
                ? !LocalDate.parse(text).isBefore(LocalDate.ofInstant(moment, zone))
                : !moment(text).isBefore(moment);
    }

    private static Instant moment(String text) {
        if (!MILLISECONDS.matcher(text).matches()) {
            return OffsetDateTime.parse(text).toInstant();
        }
        long milliseconds = Long.parseLong(text);
        if (milliseconds < LEAST_MILLISECONDS) {
            throw new DateTimeException("too few digits for milliseconds");
        }
        return Instant.ofEpochMilli(milliseconds);
    }

    private static LocalDate plausible(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new DateTimeException("the year " + day.getYear() + " is not between 1 and 9999");
        }
        return day;
    }
}
