-- What a ledger remembers. One script for SQLite and PostgreSQL; where they differ, a placeholder is filled in:
--   number            a whole number of 64 bits
--   numbered          a primary key that numbers the rows
--   ordered           a text that is ordered by the codes of its characters, in every language
--   bytes, instant    types of columns that are not ours
--   table, keyed      what is said of a table, and of one that is kept in the order of its key
--
-- Days are ISO texts of the years 0000 to 9999, money is whole cents in the currency of the programme, words are those of
-- the reports. A figure without a high end has no bound.

create table history (
    id          ${numbered},
    partner     text not null,
    programme   text not null,
    time_zone   text not null,
    rules       text not null,
    unique (partner, programme)
) ${table};

-- The days that were refreshed; how often each, by which calendar, and the tier with all facts of the day.
create table refresh (
    history_id    ${number} not null references history (id),
    day           ${ordered} not null check (day like '____-__-__'),
    refreshed_at  text not null,
    times         ${number} not null check (times > 0),
    report_day    ${number} not null check (report_day between 1 and 31),
    tier_day      ${number} not null check (tier_day between 1 and 31),
    live_at_least text,
    live_at_most  text,
    primary key (history_id, day)
) ${keyed};

-- What each metric came to on a refreshed day: cents, tenths of apps, or a state.
create table metric_value (
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
    check ((state is null) = (low is not null and portals_low is not null and portals_high is not null))
) ${keyed};

-- What was published: sold MRR by a monthly report, a tier in mid-month. The words are in the order in which both happen.
create table event (
    history_id   ${number} not null references history (id),
    day          ${ordered} not null check (day like '____-__-__'),
    kind         ${ordered} not null check (kind in ('monthly-report', 'tier')),
    late         ${number} not null check (late in (0, 1)),
    low          ${number} check (low >= 0),
    high         ${number} check (high >= low),
    portals_low  ${number} check (portals_low >= 0),
    portals_high ${number} check (portals_high >= portals_low),
    at_least     text,
    at_most      text,
    primary key (history_id, day, kind),
    check ((kind = 'monthly-report') = (low is not null and portals_low is not null and portals_high is not null))
) ${keyed};

create table portal (
    history_id ${number} not null references history (id),
    portal     ${ordered} not null,
    primary key (history_id, portal)
) ${keyed};

-- How a portal stood from one refreshed day until another, on which it stood otherwise or was gone; until now where there is
-- no such day. Only what changed is written down, so that years of days stay small.
create table portal_standing (
    history_id     ${number} not null,
    portal         ${ordered} not null,
    from_day       ${ordered} not null check (from_day like '____-__-__'),
    until_day      ${ordered} check (until_day > from_day),
    name           text,
    kind           text not null check (kind in ('published', 'pending', 'inactive', 'unlisted')),
    place          ${number} check (place >= 0),
    mrr_low        ${number} not null check (mrr_low >= 0),
    mrr_high       ${number} check (mrr_high >= mrr_low),
    sold           text check (sold in ('counts', 'does-not-count', 'unknown')),
    sold_reason    text,
    managed        text check (managed in ('counts', 'does-not-count', 'unknown')),
    managed_reason text,
    used_apps      text not null,
    unknown_apps   text not null,
    primary key (history_id, portal, from_day),
    foreign key (history_id, portal) references portal (history_id, portal) deferrable initially deferred,
    check ((kind = 'pending') = (place is not null)),
    check ((kind in ('published', 'unlisted')) = (sold is not null)),
    check ((sold is null) = (sold_reason is null)),
    check ((kind = 'unlisted') = (managed is null)),
    check ((managed is null) = (managed_reason is null))
) ${keyed};

-- Finds how things stand now, and what a day has ended.
create index portal_standing_until on portal_standing (history_id, until_day, portal);

-- What people are told, once for each of them.
create table delivery (
    number          ${numbered},
    announcement    text not null,
    history_id      ${number} not null references history (id),
    kind            text not null
        check (kind in ('credited-tier-changed', 'live-tier-changed', 'tier-at-risk')),
    day             ${ordered} not null check (day like '____-__-__'),
    before_at_least text,
    before_at_most  text,
    after_at_least  text,
    after_at_most   text,
    recipient       text not null,
    delivered       ${number} not null check (delivered in (0, 1)),
    unique (announcement, recipient)
) ${table};

create index delivery_undelivered on delivery (number) where delivered = 0;

-- The table of db-scheduler 16, as its documentation has it.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            ${bytes},
    execution_time       ${instant} not null,
    picked               boolean not null,
    picked_by            text,
    last_success         ${instant},
    last_failure         ${instant},
    consecutive_failures integer,
    last_heartbeat       ${instant},
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
