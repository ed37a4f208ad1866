-- What readers report to those who moderate.
create table post_reports (
    thread_id  ordered_text not null,
    number     integer      not null,
    account_id ordered_text not null references accounts (id),
    reason     ordered_text not null check (reason in ('personal', 'insulting', 'advertising', 'off-topic', 'other')),
    -- In the reporter's own words; empty for none.
    note       ordered_text not null,
    at         timestamptz  not null,
    -- Null until somebody who moderates has seen to it.
    closed_at  timestamptz,
    primary key (thread_id, number, account_id),
    foreign key (thread_id, number) references posts (thread_id, number)
);

create index post_reports_open on post_reports (at, thread_id, number) where closed_at is null;
create index post_reports_by_account on post_reports (account_id, at);
