-- Who did what. The hash of an entry covers the one before it, its own columns, and a commitment to its personal part.
create table audit_entries (
    -- From 1 without a gap, in the order of the commits.
    sequence     bigint       not null primary key,
    event        ordered_text not null,
    at           timestamptz  not null,
    actor_id     ordered_text,
    subject_type ordered_text not null,
    subject_id   ordered_text,
    request_id   ordered_text,
    -- A JSON list of what changed and is not personal, kept as text: it is hashed.
    changes      ordered_text not null,
    -- SHA-256 of salt and payload; null if the entry has no personal part.
    commitment   ordered_text,
    hash         ordered_text not null
);

-- What of an entry is personal. A row may be deleted, and the chain holds.
create table audit_payloads (
    sequence bigint       not null primary key references audit_entries (sequence),
    salt     ordered_text not null,
    payload  ordered_text not null
);

-- The end of the chain once more, so that entries cut off there are missed. One row.
create table audit_chain (
    id        integer      not null primary key check (id = 1),
    length    bigint       not null,
    last_hash ordered_text not null
);

insert into audit_chain (id, length, last_hash) values (1, 0, '');

create index audit_entries_by_event on audit_entries (event, sequence);
create index audit_entries_by_actor on audit_entries (actor_id, sequence);
create index audit_entries_by_subject on audit_entries (subject_type, subject_id, sequence);
create index audit_entries_by_time on audit_entries (at, sequence);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end
$$;

create function refuse_audit_insert() returns trigger language plpgsql as $$
begin
    if new.sequence <> (select length + 1 from audit_chain) then
        raise exception 'the audit log is append-only';
    end if;
    return new;
end
$$;

create trigger audit_entries_kept before update or delete or truncate on audit_entries
for each statement execute function refuse_audit_change();

create trigger audit_entries_appended before insert on audit_entries
for each row execute function refuse_audit_insert();

create trigger audit_payloads_kept before update or truncate on audit_payloads
for each statement execute function refuse_audit_change();

create trigger audit_payloads_appended before insert on audit_payloads
for each row execute function refuse_audit_insert();

create trigger audit_chain_kept before insert or delete or truncate on audit_chain
for each statement execute function refuse_audit_change();

create trigger audit_chain_grows before update on audit_chain
for each row when (new.length < old.length or (new.length = old.length and new.last_hash <> old.last_hash))
execute function refuse_audit_change();
