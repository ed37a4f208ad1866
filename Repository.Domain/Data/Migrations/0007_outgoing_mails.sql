-- What is to be mailed. Rows hold no secret: what a link must carry is made when the mail is.
create table outgoing_mails (
    id           ordered_text not null primary key,
    template     ordered_text not null,
    address      ordered_text not null,
    name         ordered_text not null,
    language     ordered_text not null,
    -- A JSON object of texts.
    arguments    ordered_text not null,
    link_purpose ordered_text,
    link_payload ordered_text,
    -- No foreign key: a mail outlives the account that it was about.
    account_id   ordered_text,
    state        ordered_text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
    attempts     integer      not null,
    -- Attempts of which nobody knows whether the mail went out.
    unknown_ends integer      not null,
    -- Whether the attempt under way may have passed the mail on.
    handed_over  boolean      not null,
    -- Waiting: when it is tried next. Sending: when whoever sends it has lost it. Else null.
    due_at       timestamptz,
    last_error   ordered_text,
    created_at   timestamptz  not null,
    sent_at      timestamptz,
    version      bigint       not null,
    check ((due_at is not null) = (state in ('waiting', 'sending'))),
    check ((sent_at is not null) = (state = 'sent')),
    check ((link_purpose is null) = (link_payload is null)),
    check (link_purpose is null or account_id is not null)
);

create index outgoing_mails_by_due on outgoing_mails (due_at, id);
create index outgoing_mails_by_state on outgoing_mails (state, id);
create index outgoing_mails_by_sent on outgoing_mails (sent_at, id);
