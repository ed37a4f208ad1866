-- What the search index and the caches follow. Autoincrement: a number is never given twice, even after its row is gone.
create table changes (
    sequence   integer      not null primary key autoincrement,
    id         ordered_text not null unique,
    subject    ordered_text not null,
    subject_id ordered_text not null,
    at         timestamptz  not null
);
