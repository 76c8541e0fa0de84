package dev.tierwise.adapter.sql;

import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.Unit;
import java.util.OptionalLong;

/** The four columns of a figure. */
final class Figures {

    private Figures() {}

    static Measurement.Figure read(Row row, Unit unit) {
        return new Measurement.Figure(
                Storable.interval(row.number("low"), row.optionalNumber("high"), unit),
                new PortalCount(row.count("portals_low"), row.count("portals_high")));
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
