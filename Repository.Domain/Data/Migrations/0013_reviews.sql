-- What moderators say of their own part in a submission before they review it.
create table review_declarations (
    submission_id ordered_text not null references submissions (id),
    account_id    ordered_text not null references accounts (id),
    -- Which conflict of interest there is; empty for none.
    conflict      ordered_text not null,
    declared_at   timestamptz  not null,
    primary key (submission_id, account_id)
);

create index review_declarations_by_account on review_declarations (account_id, submission_id);

-- How its reviewer judges what was submitted by the checklist. Its author sees it with the decision.
create table review_ratings (
    submission_id ordered_text not null references submissions (id),
    -- Which of its submissions is judged: 1 for the first one.
    round         integer      not null,
    criterion     ordered_text not null,
    rating        ordered_text not null check (rating in ('met', 'in-part', 'not-met', 'cannot-tell')),
    note          ordered_text not null,
    rated_by      ordered_text not null references accounts (id),
    rated_at      timestamptz  not null,
    primary key (submission_id, round, criterion)
);

-- What a reviewer asks of one field.
create table review_remarks (
    id            ordered_text not null primary key,
    submission_id ordered_text not null references submissions (id),
    field         ordered_text not null,
    -- Else a suggestion.
    is_must       boolean      not null,
    body          ordered_text not null,
    state         ordered_text not null check (state in ('open', 'answered', 'resolved')),
    -- The round in which it was made: its author sees it once that is decided.
    round         integer      not null,
    made_by       ordered_text not null references accounts (id),
    made_at       timestamptz  not null,
    -- Of an author; empty for none.
    answer        ordered_text not null,
    answered_by   ordered_text references accounts (id),
    answered_at   timestamptz,
    check ((answered_by is null) = (answered_at is null)),
    check (state <> 'answered' or answered_by is not null)
);

create index review_remarks_by_submission on review_remarks (submission_id, made_at, id);

-- What authors and reviewer write to each other about a submission.
create table review_messages (
    id            ordered_text not null primary key,
    submission_id ordered_text not null references submissions (id),
    account_id    ordered_text not null references accounts (id),
    body          ordered_text not null,
    written_at    timestamptz  not null
);

create index review_messages_by_submission on review_messages (submission_id, written_at, id);
