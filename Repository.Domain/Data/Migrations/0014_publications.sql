-- The revisions that were public, in the order in which they became so. Drafts and what was refused are revisions, too, and are none of them. Rows are never changed.
create table publications (
    contribution_id ordered_text not null references contributions (id),
    -- Of the version, as addresses and citations name it: 1 for the first one.
    number          integer      not null check (number > 0),
    revision_id     ordered_text not null unique references revisions (id),
    published_at    timestamptz  not null,
    primary key (contribution_id, number)
);

-- Up to now every revision was published when it was made, but for those that were submitted: of these, the approved ones.
insert into publications (contribution_id, number, revision_id, published_at)
select r.contribution_id, row_number() over (partition by r.contribution_id order by r.ordinal), r.id, r.created_at
from   revisions r
join   contributions c on c.id = r.contribution_id
join   revisions p on p.id = c.published_revision_id
where  c.publication <> 'unpublished' and r.ordinal <= p.ordinal
and    (r.id = p.id
        or exists (select 1 from submission_transitions t where t.revision_id = r.id and t.to_state = 'approved')
        or (not exists (select 1 from submission_transitions t where t.revision_id = r.id) and not exists (select 1 from submissions s where s.revision_id = r.id)));

-- Of a withdrawn contribution: the one to read in its place.
alter table contributions add column replaced_by_id ordered_text references contributions (id)
    check (replaced_by_id is null or (publication = 'withdrawn' and replaced_by_id <> id));

-- Null where the program did it.
alter table contributions add column withdrawn_by ordered_text references accounts (id)
    check (withdrawn_by is null or publication = 'withdrawn');

create index contributions_by_replacement on contributions (replaced_by_id);
create index contributions_by_withdrawer on contributions (withdrawn_by);
