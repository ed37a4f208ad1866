-- What belongs to the installation and not to a folder or a machine.
create table settings (
    name       ordered_text not null primary key,
    value      ordered_text not null,
    updated_at timestamptz  not null,
    version    bigint       not null
);

-- The taxonomy. Body is the whole term as JSON; the other columns are copies for SQL.
create table terms (
    dimension ordered_text not null,
    id        ordered_text not null,
    ordinal   integer      not null,
    parent_id ordered_text,
    body      ordered_text not null,
    primary key (dimension, id)
);

-- Pages of the site's own, in Markdown.
create table pages (
    name       ordered_text not null,
    language   ordered_text not null,
    title      ordered_text not null,
    summary    ordered_text not null,
    body       ordered_text not null,
    imported   boolean      not null,
    created_at timestamptz  not null,
    updated_at timestamptz  not null,
    version    bigint       not null,
    primary key (name, language)
);

-- Which files of content/ have been imported, as they were.
create table content_files (
    path       ordered_text not null primary key,
    hash       ordered_text not null,
    subject_id ordered_text not null
);
