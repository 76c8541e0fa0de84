-- How tiers are kept. Placeholders as in the first script.

-- The first and the last day on which a credited tier may have been reached, where they are known otherwise than from earlier
-- updates.
alter table event add column reached_from text check (reached_from like '____-__-__');
alter table event add column reached_by text check (reached_by >= coalesce(reached_from, '0000-00-00'));

-- The tier that the figures of a tier day lead to, whatever is credited on it, and whether the certification is valid then. Only
-- where a programme says how tiers are kept; there also of tier days before the first update.
create table met_tier (
    history_id ${number} not null references history (id),
    day        ${ordered} not null check (day like '____-__-__'),
    at_least   text,
    at_most    text,
    certified  text not null check (certified in ('met', 'unmet', 'undetermined')),
    primary key (history_id, day)
) ${keyed};
