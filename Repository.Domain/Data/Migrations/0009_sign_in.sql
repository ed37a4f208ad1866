-- Whether the session's cookie outlasts the browser's own session.
alter table sessions add column kept boolean not null default false;

-- A browser in which somebody has signed in before. Attempts from elsewhere cannot keep its owner out.
create table known_devices (
    -- SHA-256 of what the cookie holds.
    hash       ordered_text not null,
    account_id ordered_text not null references accounts (id),
    created_at timestamptz  not null,
    seen_at    timestamptz  not null,
    primary key (hash, account_id)
);

create index known_devices_by_account on known_devices (account_id, seen_at);
create index known_devices_by_seen_at on known_devices (seen_at);

-- How often something that is limited was tried of late.
create table attempts (
    -- SHA-256 of what is counted: the rows name no address and no person.
    key        ordered_text not null primary key,
    -- When, newest first: microseconds since 1970, separated by spaces, and no more of them than any limit asks for.
    times      ordered_text not null,
    last_at    timestamptz  not null
);

create index attempts_by_last_at on attempts (last_at);

-- Sign-ins that failed, over the whole site, by minute.
create table sign_in_failures (
    minute timestamptz not null primary key,
    count  integer     not null check (count > 0)
);
