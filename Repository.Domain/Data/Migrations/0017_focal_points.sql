-- Who answers for a contribution at the organisation for which somebody else submits it. A row is never changed but for its end and the erasure of its address.
create table focal_points (
    id            ordered_text not null primary key,
    submission_id ordered_text not null references submissions (id),
    name          ordered_text not null,
    organisation  ordered_text not null,
    -- Empty once it was erased.
    email         ordered_text not null,
    -- The same as addresses are compared.
    email_key     ordered_text not null,
    -- Of mails.
    language      ordered_text not null,
    named_by      ordered_text not null references accounts (id),
    named_at      timestamptz  not null,
    -- Null for the one that holds.
    replaced_at   timestamptz
);

create unique index focal_points_present on focal_points (submission_id) where replaced_at is null;
create index focal_points_by_submission on focal_points (submission_id, named_at, id);
create index focal_points_by_email on focal_points (email_key, id);

-- What focal points were asked to confirm, to the letter, and what they said.
create table confirmations (
    id             ordered_text not null primary key,
    submission_id  ordered_text not null references submissions (id),
    focal_point_id ordered_text not null references focal_points (id),
    revision_id    ordered_text not null references revisions (id),
    asked_by       ordered_text not null references accounts (id),
    asked_at       timestamptz  not null,
    -- Sent so far, and the last of them.
    mails          integer      not null,
    mailed_at      timestamptz  not null,
    -- Of all its links.
    expires_at     timestamptz  not null,
    -- Null while it is open; void once something else is asked in its place.
    answer         ordered_text check (answer in ('confirmed', 'declined', 'void')),
    answered_at    timestamptz,
    -- Why it was declined.
    reason         ordered_text not null,
    check ((answer is null) = (answered_at is null))
);

create unique index confirmations_open on confirmations (submission_id) where answer is null;
create index confirmations_by_submission on confirmations (submission_id, asked_at, id);
create index confirmations_by_focal_point on confirmations (focal_point_id, mailed_at);
create index confirmations_by_revision on confirmations (revision_id);

-- What the links in their mails hold, as hashes.
create table confirmation_tokens (
    hash            ordered_text not null primary key,
    confirmation_id ordered_text not null references confirmations (id),
    created_at      timestamptz  not null
);

create index confirmation_tokens_by_confirmation on confirmation_tokens (confirmation_id);
create index confirmation_tokens_by_time on confirmation_tokens (created_at);

-- A focal point needs no account: its mails have a link all the same.
create table mails_with_links (
    id           ordered_text not null primary key,
    template     ordered_text not null,
    address      ordered_text not null,
    name         ordered_text not null,
    language     ordered_text not null,
    arguments    ordered_text not null,
    link_purpose ordered_text,
    link_payload ordered_text,
    link_stamp   ordered_text,
    account_id   ordered_text,
    state        ordered_text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
    attempts     integer      not null,
    unknown_ends integer      not null,
    handed_over  boolean      not null,
    due_at       timestamptz,
    last_error   ordered_text,
    created_at   timestamptz  not null,
    sent_at      timestamptz,
    version      bigint       not null,
    check ((due_at is not null) = (state in ('waiting', 'sending'))),
    check ((sent_at is not null) = (state = 'sent')),
    check ((link_purpose is null) = (link_payload is null)),
    check (link_purpose is null or link_purpose = 'confirm-contribution' or account_id is not null)
);

insert into mails_with_links
       (id, template, address, name, language, arguments, link_purpose, link_payload, link_stamp, account_id,
        state, attempts, unknown_ends, handed_over, due_at, last_error, created_at, sent_at, version)
select id, template, address, name, language, arguments, link_purpose, link_payload, link_stamp, account_id,
       state, attempts, unknown_ends, handed_over, due_at, last_error, created_at, sent_at, version
from   outgoing_mails;

drop table outgoing_mails;
alter table mails_with_links rename to outgoing_mails;

create index outgoing_mails_by_due on outgoing_mails (due_at, id);
create index outgoing_mails_by_state on outgoing_mails (state, id);
create index outgoing_mails_by_sent on outgoing_mails (sent_at, id);
