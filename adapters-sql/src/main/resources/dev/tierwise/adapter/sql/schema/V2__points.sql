-- What programmes with points publish. Placeholders as in the first script.

-- A number that is the partner's, whatever its portals, has no number of portals. No database changes a check in place.
-- Points and per cent are whole numbers of the tenth decimal, people are whole numbers.
create table metric_value_of_any_kind (
    history_id   ${number} not null,
    day          ${ordered} not null,
    place        ${number} not null check (place >= 0),
    metric       text not null,
    low          ${number} check (low >= 0),
    high         ${number} check (high >= low),
    portals_low  ${number} check (portals_low >= 0),
    portals_high ${number} check (portals_high >= portals_low),
    state        text check (state in ('met', 'unmet', 'undetermined')),
    primary key (history_id, day, place),
    foreign key (history_id, day) references refresh (history_id, day),
    check ((state is null) = (low is not null)),
    check ((portals_low is null) = (portals_high is null)),
    check (state is null or portals_low is null)
) ${keyed};

insert into metric_value_of_any_kind
    (history_id, day, place, metric, low, high, portals_low, portals_high, state)
select history_id, day, place, metric, low, high, portals_low, portals_high, state
from metric_value;

drop table metric_value;

alter table metric_value_of_any_kind rename to metric_value;

-- The points that a portal gives, as exact fractions; null where the programme knows none. In this order, with spaces between:
-- whether a sale counts, the least and the most points of sales; the same of sales that the partner sourced; the least and the
-- most points for managing, and in total. "-" is no bound. They are read as a whole and never searched for.
alter table portal_standing add column points text;

-- The months in which tiers were updated, such as 'january july'; null for every month.
alter table refresh add column tier_months text;
