package dev.tierwise.adapter.sql;

import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.PortalPoints.Credit;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.Optional;

/** The points of a portal in one text: exactly, whatever their decimals. */
final class StoredPoints {

    private static final EnumWords<Count> COUNTS = new EnumWords<>(Count.class);
    private static final String NO_BOUND = "-";

    /** Far above what sales of the largest amounts come to, and short enough to be reckoned with at once. */
    private static final int LONGEST_NUMBER = 500;

    private StoredPoints() {}

    static String text(PortalPoints points) {
        return String.join(
                " ", credit(points.sold()), credit(points.sourced()), range(points.managed()), range(points.total()));
    }

    private static String credit(Credit credit) {
        return EnumWords.of(credit.count()) + " " + range(credit.points());
    }

    private static String range(PointRange range) {
        return range.low() + " " + range.high().map(Fraction::toString).orElse(NO_BOUND);
    }

    /** @throws IllegalArgumentException when the text is not one that {@link #text} would have written */
    static PortalPoints parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 10) {
            throw new InvalidValueException(Text.of(StoredPoints.class, "points.parts", parts.length));
        }
        PortalPoints points = new PortalPoints(
                new Credit(count(parts[0]), range(parts[1], parts[2])),
                new Credit(count(parts[3]), range(parts[4], parts[5])),
                range(parts[6], parts[7]),
                range(parts[8], parts[9]));
        if (!text(points).equals(text)) {
            throw new InvalidValueException(Text.of(StoredPoints.class, "points.form", text(points)));
        }
        return points;
    }

    private static Count count(String word) {
        return COUNTS.find(word)
                .orElseThrow(() -> new InvalidValueException(Text.of(StoredPoints.class, "points.count", word)));
    }

    private static PointRange range(String low, String high) {
        return new PointRange(number(low), high.equals(NO_BOUND) ? Optional.empty() : Optional.of(number(high)));
    }

    private static Fraction number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new InvalidValueException(Text.of(StoredPoints.class, "points.number", text.length()));
        }
        return Fraction.parse(text);
    }
}
