create table contributions (
    id                ordered_text not null primary key,
    kind              ordered_text not null,
    number            integer      not null check (number > 0),
    slug              ordered_text not null,
    -- The same for records that are translations of one another.
    work_id           ordered_text not null,
    publication       ordered_text not null check (publication in ('unpublished', 'published', 'withdrawn')),
    published_at      timestamptz,
    withdrawn_at      timestamptz,
    withdrawal_reason ordered_text,
    created_at        timestamptz  not null,
    updated_at        timestamptz  not null,
    version           bigint       not null,
    unique (kind, number),
    check ((publication = 'withdrawn') = (withdrawn_at is not null)),
    check ((withdrawn_at is null) = (withdrawal_reason is null))
);

-- Rows are never changed.
create table revisions (
    id              ordered_text not null primary key,
    contribution_id ordered_text not null references contributions (id),
    ordinal         integer      not null check (ordinal > 0),
    language        ordered_text not null,
    title           ordered_text not null,
    schema_version  integer      not null,
    -- The kind's content record as JSON, kept as text: it is hashed.
    document        ordered_text not null,
    -- SHA-256 of language, document and terms.
    content_hash    ordered_text not null,
    imported        boolean      not null,
    created_at      timestamptz  not null,
    unique (contribution_id, ordinal)
);

-- No foreign key to terms: a draft may name a term that an editor renames meanwhile. The check command reports those.
create table revision_terms (
    revision_id ordered_text not null references revisions (id),
    ordinal     integer      not null,
    dimension   ordered_text not null,
    term_id     ordered_text not null,
    by_editors  boolean      not null,
    primary key (revision_id, ordinal),
    unique (revision_id, dimension, term_id)
);

-- Added last, as the two tables name each other. Of a withdrawn contribution it is the revision that was public last.
alter table contributions add column published_revision_id ordered_text references revisions (id) deferrable initially deferred
    check (publication = 'unpublished' or published_revision_id is not null);

create index contributions_by_publication on contributions (publication, id);
create index contributions_by_work on contributions (work_id, id);
create index contributions_by_published_revision on contributions (published_revision_id);
create index revision_terms_by_term on revision_terms (dimension, term_id, revision_id);
