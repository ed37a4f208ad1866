-- Spaces that people would like to have, and what was decided.
create table space_suggestions (
    id           ordered_text not null primary key,
    account_id   ordered_text not null references accounts (id),
    -- What the space would say, as in spaces; as it was suggested.
    body         ordered_text not null,
    state        ordered_text not null check (state in ('waiting', 'approved', 'declined')),
    suggested_at timestamptz  not null,
    -- Null while it waits.
    decided_at   timestamptz,
    decided_by   ordered_text references accounts (id),
    -- Why it was declined; empty otherwise.
    reason       ordered_text not null,
    -- What came of it.
    space_id     ordered_text references spaces (id),
    check ((decided_at is null) = (state = 'waiting')),
    check ((space_id is not null) = (state = 'approved'))
);

create index space_suggestions_by_account on space_suggestions (account_id, suggested_at, id);
create index space_suggestions_by_state on space_suggestions (state, suggested_at, id);

-- Notices tell of more than submissions: which thing an id names follows from the kind.
create table notices_of_all (
    id         ordered_text not null primary key,
    account_id ordered_text not null references accounts (id),
    kind       ordered_text not null,
    subject_id ordered_text not null,
    -- By name what its words tell, as JSON.
    arguments  ordered_text not null,
    at         timestamptz  not null,
    -- Null until then.
    read_at    timestamptz
);

insert into notices_of_all (id, account_id, kind, subject_id, arguments, at, read_at)
select id, account_id, kind, subject_id, arguments, at, read_at
from   notices;

drop table notices;

alter table notices_of_all rename to notices;

create index notices_by_account on notices (account_id, at, id);
create index notices_unread on notices (account_id) where read_at is null;
create index notices_by_time on notices (at);
create index notices_by_subject on notices (subject_id);
