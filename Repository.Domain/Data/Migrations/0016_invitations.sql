-- Somebody is asked to write or read a contribution with others. It is for whoever has the address confirmed, so its link needs no secret.
create table author_invitations (
    id              ordered_text not null primary key,
    contribution_id ordered_text not null references contributions (id),
    -- As it was typed; whose it is goes by the key.
    email           ordered_text not null,
    email_key       ordered_text not null,
    role            ordered_text not null check (role in ('editor', 'viewer')),
    invited_by      ordered_text not null references accounts (id),
    invited_at      timestamptz  not null,
    expires_at      timestamptz  not null,
    unique (contribution_id, email_key)
);

create index author_invitations_by_email on author_invitations (email_key, expires_at);
create index author_invitations_by_end on author_invitations (expires_at);
