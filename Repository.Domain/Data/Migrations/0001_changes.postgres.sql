-- Every text column is of this type, so that both databases compare and sort text alike: by its bytes.
-- SQLite does so anyway, and takes the type for text by its name.
create domain ordered_text as text collate "C";

-- What the search index and the caches follow. Writers take a lock before they insert, so sequence order is commit order.
create table changes (
    sequence   bigint       not null generated always as identity primary key,
    id         ordered_text not null unique,
    subject    ordered_text not null,
    subject_id ordered_text not null,
    at         timestamptz  not null
);
