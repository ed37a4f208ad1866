-- Nothing has written these two so far.
drop table submission_transitions;
drop table submissions;

-- A contribution's way through moderation: of each contribution at most one is open.
create table submissions (
    id              ordered_text not null primary key,
    contribution_id ordered_text not null references contributions (id),
    -- The published revision that a change started from; null for a contribution that is new.
    based_on_id     ordered_text references revisions (id),
    -- What was submitted last; null before that.
    revision_id     ordered_text references revisions (id),
    state           ordered_text not null check (state in
        ('draft', 'awaiting-confirmation', 'submitted', 'in-review', 'changes-requested', 'approved', 'rejected', 'cancelled')),
    -- How often it was submitted.
    rounds          integer      not null,
    reviewer_id     ordered_text references accounts (id),
    opened_at       timestamptz  not null,
    -- For the first time.
    submitted_at    timestamptz,
    -- Of the last transition.
    changed_at      timestamptz  not null,
    -- By when whoever acts next should have acted; null where nobody waits.
    due_at          timestamptz,
    version         bigint       not null,
    check (state in ('draft', 'awaiting-confirmation', 'cancelled') or revision_id is not null),
    check (state <> 'in-review' or reviewer_id is not null)
);

create unique index submissions_open on submissions (contribution_id) where state not in ('approved', 'rejected', 'cancelled');
create index submissions_by_contribution on submissions (contribution_id, opened_at, id);
create index submissions_by_revision on submissions (revision_id);
create index submissions_by_state on submissions (state, submitted_at, id);
create index submissions_by_due on submissions (due_at, id);
create index submissions_by_reviewer on submissions (reviewer_id, state, submitted_at, id);

-- What is being written, as it was typed, wrong or right.
create table drafts (
    submission_id ordered_text not null primary key references submissions (id),
    -- A copy, for lists.
    title         ordered_text not null,
    -- By the name of the field a list of texts, as JSON; with “language” for that of the record.
    answers       ordered_text not null,
    saved_at      timestamptz  not null,
    saved_by      ordered_text not null references accounts (id),
    version       bigint       not null
);

create table submission_transitions (
    submission_id ordered_text not null references submissions (id),
    ordinal       integer      not null,
    action        ordered_text not null,
    -- Null for the first one.
    from_state    ordered_text,
    to_state      ordered_text not null,
    at            timestamptz  not null,
    -- Null where nobody with an account acted.
    actor_id      ordered_text references accounts (id),
    -- What is to be read then: the revision that was submitted or decided on.
    revision_id   ordered_text references revisions (id),
    -- As it was written to the author; empty where none is asked for.
    reason        ordered_text not null,
    primary key (submission_id, ordinal)
);

create index submission_transitions_by_actor on submission_transitions (actor_id, at);
create index submission_transitions_by_time on submission_transitions (at, submission_id);
