-- Which users and groups hold a permission set anywhere, so that a page of items reads the sets of its
-- own principals and not those of the whole company.
create table permission_set_holder (
    holder_id           text        not null,
    permission_set_arn  text        not null,
    constraint permission_set_holder_pk primary key (holder_id, permission_set_arn)
);
create index permission_set_holder_set_ix on permission_set_holder (permission_set_arn);

insert into permission_set_holder (holder_id, permission_set_arn)
select distinct assignment ->> 'principalId', permission_set_arn
from permission_set, jsonb_array_elements(document::jsonb -> 'assignments') as assignment;
