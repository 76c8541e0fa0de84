-- When what counts ends. Placeholders as in the first script.

-- The day with which the next sale of a portal that counts leaves the programme's window; null where none is known.
alter table portal_standing add column sold_through text check (sold_through like '____-__-__');

-- The last day on which the partner is certified, as far as the facts of the refreshed day tell; null where they tell of none.
alter table refresh add column certified_through text check (certified_through like '____-__-__');
