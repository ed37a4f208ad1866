-- A revision on its way through moderation.
create table submissions (
    id              ordered_text not null primary key,
    contribution_id ordered_text not null references contributions (id),
    revision_id     ordered_text not null references revisions (id),
    state           ordered_text not null check (state in
        ('draft', 'awaiting-confirmation', 'submitted', 'in-review', 'changes-requested', 'approved', 'rejected', 'cancelled')),
    opened_at       timestamptz  not null,
    changed_at      timestamptz  not null,
    version         bigint       not null
);

create table submission_transitions (
    submission_id ordered_text not null references submissions (id),
    ordinal       integer      not null,
    -- Null for the first one.
    from_state    ordered_text check (from_state in
        ('draft', 'awaiting-confirmation', 'submitted', 'in-review', 'changes-requested', 'approved', 'rejected', 'cancelled')),
    to_state      ordered_text not null check (to_state in
        ('draft', 'awaiting-confirmation', 'submitted', 'in-review', 'changes-requested', 'approved', 'rejected', 'cancelled')),
    at            timestamptz  not null,
    reason        ordered_text not null,
    primary key (submission_id, ordinal)
);

create index submissions_by_contribution on submissions (contribution_id, opened_at);
create index submissions_by_revision on submissions (revision_id);
create index submissions_by_state on submissions (state, changed_at, id);
