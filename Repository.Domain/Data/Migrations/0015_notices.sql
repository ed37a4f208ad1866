-- What people are told on the site.
create table notices (
    id         ordered_text not null primary key,
    account_id ordered_text not null references accounts (id),
    kind       ordered_text not null,
    -- The submission that it tells of.
    subject_id ordered_text not null references submissions (id),
    -- By name what its words tell, as JSON.
    arguments  ordered_text not null,
    at         timestamptz  not null,
    -- Null until then.
    read_at    timestamptz
);

create index notices_by_account on notices (account_id, at, id);
create index notices_unread on notices (account_id) where read_at is null;
create index notices_by_time on notices (at);
create index notices_by_subject on notices (subject_id);

-- What of it people want to be told, and how. Whoever has not chosen is told everything.
create table notice_choices (
    account_id ordered_text not null references accounts (id),
    topic      ordered_text not null,
    in_page    boolean      not null,
    by_mail    boolean      not null,
    primary key (account_id, topic)
);

-- What was said to whoever a submission waits for, so that nobody hears it twice.
create table submission_reminders (
    submission_id ordered_text not null references submissions (id),
    reminder      ordered_text not null,
    -- The submission's: each of its stays in a state is reminded of by itself.
    version       bigint       not null,
    audience      ordered_text not null check (audience in ('authors', 'reviewer', 'administrators')),
    sent_at       timestamptz  not null,
    primary key (submission_id, reminder, version)
);

create index submission_reminders_by_time on submission_reminders (submission_id, audience, sent_at);
