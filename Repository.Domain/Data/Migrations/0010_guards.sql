-- Keys that protect form tokens and what forms carry: the same for all nodes, and after a restart.
create table protection_keys (
    name       ordered_text not null primary key,
    -- As the framework writes it.
    xml        ordered_text not null,
    created_at timestamptz  not null
);

-- What a person typed into a form whose session had ended, until it is shown to them again.
create table kept_forms (
    id         ordered_text not null primary key,
    account_id ordered_text not null references accounts (id),
    -- Path and query of the page that shows the form.
    address    ordered_text not null,
    -- Names and values, as JSON.
    fields     ordered_text not null,
    created_at timestamptz  not null,
    expires_at timestamptz  not null
);

create index kept_forms_by_account on kept_forms (account_id, created_at, id);

create index kept_forms_by_expires_at on kept_forms (expires_at);
