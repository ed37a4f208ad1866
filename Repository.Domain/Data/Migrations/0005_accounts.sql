-- A person who signs in.
create table accounts (
    id                 ordered_text not null primary key,
    -- Drawn at random: it stands in public addresses, and nobody shall count accounts by it.
    number             integer      not null unique check (number > 0),
    email              ordered_text not null,
    -- The address as it is compared.
    email_key          ordered_text not null unique,
    email_confirmed_at timestamptz,
    display_name       ordered_text not null,
    -- What names that look alike have in common.
    name_key           ordered_text not null unique,
    password_hash      ordered_text not null,
    -- Changes with the password and the address: links made before are void.
    security_stamp     ordered_text not null,
    -- Of mails and of pages that no address gives one.
    language           ordered_text not null,
    disabled_at        timestamptz,
    disabled_reason    ordered_text,
    created_at         timestamptz  not null,
    updated_at         timestamptz  not null,
    version            bigint       not null,
    check ((disabled_at is null) = (disabled_reason is null))
);

create index accounts_by_created_at on accounts (created_at, id);

-- What a moderator, facilitator or administrator may do, and where.
create table role_grants (
    id         ordered_text not null primary key,
    account_id ordered_text not null references accounts (id),
    role       ordered_text not null check (role in ('moderator', 'facilitator', 'administrator')),
    scope      ordered_text not null check (scope in ('everything', 'theme', 'region', 'space')),
    -- Id of the term or the space; empty for everything.
    scope_id   ordered_text not null,
    -- Null for the first administrator.
    granted_by ordered_text references accounts (id),
    granted_at timestamptz  not null,
    unique (account_id, role, scope, scope_id),
    check ((scope = 'everything') = (scope_id = '')),
    check (role <> 'administrator' or scope = 'everything')
);

-- A signed-in browser. A row that is gone ends the session at once, on every node.
create table sessions (
    id          ordered_text not null primary key,
    -- SHA-256 of what the cookie holds.
    token_hash  ordered_text not null unique,
    account_id  ordered_text not null references accounts (id),
    created_at  timestamptz  not null,
    -- When the password was asked for last.
    password_at timestamptz  not null,
    seen_at     timestamptz  not null,
    address     ordered_text not null,
    user_agent  ordered_text not null
);

create index sessions_by_account on sessions (account_id, seen_at, id);

-- Links that were sent by mail: each is used once.
create table account_tokens (
    -- SHA-256 of what the link holds.
    hash           ordered_text not null primary key,
    account_id     ordered_text not null references accounts (id),
    purpose        ordered_text not null,
    -- What the link is for besides the account, such as a new address.
    payload        ordered_text not null,
    -- The account's when the link was made.
    security_stamp ordered_text not null,
    created_at     timestamptz  not null,
    expires_at     timestamptz  not null,
    used_at        timestamptz
);

create index account_tokens_by_account on account_tokens (account_id, purpose, created_at);
