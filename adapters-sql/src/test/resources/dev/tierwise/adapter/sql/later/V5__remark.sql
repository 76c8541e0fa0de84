-- What a later version might do.
alter table history add column remark ${number} default 7;
