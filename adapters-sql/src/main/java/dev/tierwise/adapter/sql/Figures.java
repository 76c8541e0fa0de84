package dev.tierwise.adapter.sql;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.Unit;
import java.util.OptionalLong;

/** The four columns of a figure. */
final class Figures {

    private Figures() {}

    /** A number: of portals where it is known of how many, else the partner's, whatever its portals. */
    static Measurement.Numeric readNumber(Row row, Unit unit) {
        return row.optionalNumber("portals_low").isPresent()
                ? read(row, unit)
                : new Measurement.Quantity(value(row, unit));
    }

    static Measurement.Figure read(Row row, Unit unit) {
        return row.made(() -> new Measurement.Figure(
                value(row, unit), new PortalCount(row.count("portals_low"), row.count("portals_high"))));
    }

    private static Interval value(Row row, Unit unit) {
        return row.made(() -> Storable.interval(row.number("low"), row.optionalNumber("high"), unit));
    }

    static Sql bind(Sql sql, Measurement.Quantity quantity, Unit unit) {
        return sql.with("low", Storable.number(quantity.value().low(), unit))
                .with("high", Storable.high(quantity.value(), unit))
                .with("portals_low", OptionalLong.empty())
                .with("portals_high", OptionalLong.empty());
    }

    static Sql bind(Sql sql, Measurement.Figure figure, Unit unit) {
        return sql.with("low", Storable.number(figure.value().low(), unit))
                .with("high", Storable.high(figure.value(), unit))
                .with("portals_low", figure.portals().low())
                .with("portals_high", figure.portals().high());
    }

    static Sql bindNone(Sql sql) {
        return sql.with("low", OptionalLong.empty())
                .with("high", OptionalLong.empty())
                .with("portals_low", OptionalLong.empty())
                .with("portals_high", OptionalLong.empty());
    }
}
