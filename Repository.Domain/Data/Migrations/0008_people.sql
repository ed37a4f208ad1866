-- Organisations that people belong to.
create table organisations (
    id             ordered_text not null primary key,
    number         integer      not null unique check (number > 0),
    -- By language, as JSON.
    names          ordered_text not null,
    -- The names as they are searched and sorted: folded, the English or first one before the others, one a line.
    names_key      ordered_text not null,
    actor_type     ordered_text not null,
    -- Empty for those of no one country.
    country        ordered_text not null,
    description    ordered_text not null,
    state          ordered_text not null check (state in ('active', 'merged')),
    -- Never itself a merged one: an address leads on once.
    merged_into_id ordered_text references organisations (id),
    created_at     timestamptz  not null,
    updated_at     timestamptz  not null,
    version        bigint       not null,
    check ((state = 'merged') = (merged_into_id is not null))
);

create index organisations_by_state on organisations (state, names_key, number);
create index organisations_by_target on organisations (merged_into_id);

-- Whoever has a confirmed address at one of them is a member without further asking.
create table organisation_domains (
    -- In lower case and ASCII, without a dot at the end.
    domain          ordered_text not null primary key,
    organisation_id ordered_text not null references organisations (id)
);

create index organisation_domains_by_organisation on organisation_domains (organisation_id, domain);

create table memberships (
    id              ordered_text not null primary key,
    account_id      ordered_text not null references accounts (id),
    -- Null while it is asked for an organisation that does not exist yet.
    organisation_id ordered_text references organisations (id),
    -- That organisation, as JSON.
    proposal        ordered_text,
    state           ordered_text not null check (state in ('asked', 'current', 'former', 'refused', 'withdrawn')),
    -- The organisation's domain that confirmed it; null where a person did, or nobody yet.
    domain          ordered_text,
    asked_at        timestamptz  not null,
    decided_at      timestamptz,
    decided_by      ordered_text references accounts (id),
    -- Why it was refused.
    reason          ordered_text,
    ended_at        timestamptz,
    check (organisation_id is not null or state not in ('current', 'former')),
    check (organisation_id is not null or proposal is not null)
);

-- Of each person at most one.
create unique index memberships_current on memberships (account_id) where state = 'current';
create unique index memberships_asked on memberships (account_id) where state = 'asked';
create index memberships_by_account on memberships (account_id, asked_at, id);
create index memberships_by_organisation on memberships (organisation_id, state, account_id);
create index memberships_by_state on memberships (state, asked_at, id);

-- What people tell of themselves. Nothing of it is public but what they say.
create table profiles (
    account_id   ordered_text not null primary key references accounts (id),
    about        ordered_text not null,
    -- Addresses, as a JSON list.
    links        ordered_text not null,
    -- Names of the parts that everybody sees, as a JSON list.
    public_parts ordered_text not null,
    updated_at   timestamptz  not null,
    version      bigint       not null
);

-- Actor type, country, languages and expertise. Like those of revisions, without a foreign key to terms.
create table profile_terms (
    account_id ordered_text not null references accounts (id),
    dimension  ordered_text not null,
    term_id    ordered_text not null,
    primary key (account_id, dimension, term_id)
);

create index profile_terms_by_term on profile_terms (dimension, term_id, account_id);

-- Who writes a contribution, and for which organisation, if any.
create table contribution_authors (
    contribution_id ordered_text not null references contributions (id),
    account_id      ordered_text not null references accounts (id),
    role            ordered_text not null check (role in ('owner', 'editor', 'viewer')),
    organisation_id ordered_text references organisations (id),
    primary key (contribution_id, account_id)
);

create index contribution_authors_by_account on contribution_authors (account_id, role, contribution_id);
create index contribution_authors_by_organisation on contribution_authors (organisation_id, role, contribution_id);

create index role_grants_by_role on role_grants (role, account_id);
