-- When the other side was mailed that there are messages, or will be; null where an earlier mail tells of it, too.
alter table review_messages add column mailed_at timestamptz;
