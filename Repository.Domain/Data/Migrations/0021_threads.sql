-- What is talked about in a space: a question that it asks itself, or what people began.
create table threads (
    id              ordered_text not null primary key,
    -- In its address; permanent, also where it is moved to another space.
    number          integer      not null unique check (number > 0),
    space_id        ordered_text not null references spaces (id),
    kind            ordered_text not null check (kind in ('guiding', 'question', 'topic', 'record')),
    title           ordered_text not null,
    -- Which of its space's guiding questions it is, from 1; null for none.
    question        integer,
    -- The record that it is about; null for none.
    contribution_id ordered_text references contributions (id),
    -- Null where the space asks.
    author_id       ordered_text references accounts (id),
    -- Of one whose first post waits for a moderator nobody else knows.
    held            boolean      not null,
    pinned          boolean      not null,
    locked          boolean      not null,
    -- Number of the post that was accepted as the answer; null for none.
    accepted        integer,
    created_at      timestamptz  not null,
    -- Of the last post that everybody sees, else of the thread itself.
    last_at         timestamptz  not null,
    -- Posts that everybody sees.
    posts           integer      not null,
    -- Number of the last post, and place of the last one at the top level, whatever became of them.
    last_number     integer      not null,
    last_root       integer      not null,
    unique (space_id, question),
    check ((kind = 'guiding') = (question is not null)),
    check ((kind = 'guiding') = (author_id is null)),
    check ((kind = 'record') = (contribution_id is not null))
);

create index threads_by_space on threads (space_id, pinned, last_at, number);
create index threads_by_contribution on threads (contribution_id, last_at) where contribution_id is not null;
create index threads_by_author on threads (author_id, created_at);

create table posts (
    thread_id     ordered_text not null references threads (id),
    -- In the order in which they were written; part of its address.
    number        integer      not null check (number > 0),
    -- What it answers; null at the top level.
    parent_number integer,
    -- Place of its top-level post among those of the thread, and its own among all that answer it or one another there: 0 for the top-level post itself.
    root          integer      not null check (root > 0),
    reply         integer      not null check (reply >= 0),
    author_id     ordered_text not null references accounts (id),
    -- Of the text, where that is sure; else empty.
    language      ordered_text not null,
    -- Markdown. Of a removed one it is kept for its author and for moderators.
    body          ordered_text not null,
    state         ordered_text not null check (state in ('visible', 'held', 'removed')),
    -- Of a top-level post: posts below it, whatever became of them.
    replies       integer      not null,
    created_at    timestamptz  not null,
    edited_at     timestamptz,
    -- Counts the versions of its text.
    version       integer      not null,
    -- Of the form that it came with: the same one sent twice is one post.
    form_id       ordered_text not null,
    -- Who removed it, when and why; null while it stands.
    removed_by    ordered_text references accounts (id),
    removed_at    timestamptz,
    reason        ordered_text not null,
    primary key (thread_id, number),
    unique (thread_id, root, reply),
    unique (author_id, form_id),
    check ((parent_number is null) = (reply = 0)),
    check ((state = 'removed') = (removed_at is not null)),
    check ((removed_by is null) = (removed_at is null))
);

-- What a page of a thread shows: top-level posts, and the first of what answers each.
create index posts_opening on posts (thread_id, root, reply) where reply <= 5;
create index posts_by_author on posts (author_id, created_at);
create index posts_held on posts (created_at, thread_id, number) where state = 'held';

-- What a post said before it was edited.
create table post_versions (
    thread_id  ordered_text not null,
    number     integer      not null,
    version    integer      not null,
    body       ordered_text not null,
    written_at timestamptz  not null,
    primary key (thread_id, number, version),
    foreign key (thread_id, number) references posts (thread_id, number)
);

create table post_reactions (
    thread_id  ordered_text not null,
    number     integer      not null,
    account_id ordered_text not null references accounts (id),
    kind       ordered_text not null check (kind in ('agree', 'thanks', 'did-too')),
    at         timestamptz  not null,
    primary key (thread_id, number, account_id, kind),
    foreign key (thread_id, number) references posts (thread_id, number)
);

create index post_reactions_by_account on post_reactions (account_id);

-- How far somebody has read.
create table thread_reads (
    account_id  ordered_text not null references accounts (id),
    thread_id   ordered_text not null references threads (id),
    -- Of the last post that there was.
    last_number integer      not null,
    at          timestamptz  not null,
    primary key (account_id, thread_id)
);

create index thread_reads_by_thread on thread_reads (thread_id);
