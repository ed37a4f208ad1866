-- Where people talk: standing communities, and consultations with questions and a closing date.
create table spaces (
    id         ordered_text not null primary key,
    -- The last part of its address. Roles of facilitators name it, so it never changes.
    name       ordered_text not null unique,
    visibility ordered_text not null check (visibility in ('public', 'registered', 'members', 'invited')),
    -- The moments between which it is open; null where it has none. Whether it is open follows from the clock, so that nobody needs to move it on.
    opens_at   timestamptz,
    closes_at  timestamptz,
    archived   boolean      not null,
    -- All that it says of itself, as JSON; the columns above and the terms are copies for SQL.
    body       ordered_text not null,
    -- As it came from content/; false once a person has changed it here.
    imported   boolean      not null,
    created_at timestamptz  not null,
    updated_at timestamptz  not null,
    version    bigint       not null
);

-- What a space is about, and the languages that are spoken in it.
create table space_terms (
    space_id  ordered_text not null references spaces (id),
    dimension ordered_text not null,
    term_id   ordered_text not null,
    primary key (space_id, dimension, term_id)
);

create index space_terms_by_term on space_terms (dimension, term_id, space_id);

create table space_members (
    space_id   ordered_text not null references spaces (id),
    account_id ordered_text not null references accounts (id),
    joined_at  timestamptz  not null,
    primary key (space_id, account_id)
);

create index space_members_by_account on space_members (account_id, space_id);
