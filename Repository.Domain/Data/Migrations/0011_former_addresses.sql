-- Addresses that accounts had until of late. As long as the change can be undone nobody else gets the address.
create table former_addresses (
    account_id ordered_text not null references accounts (id),
    -- As it is compared.
    email_key  ordered_text not null,
    left_at    timestamptz  not null,
    held_until timestamptz  not null,
    primary key (account_id, email_key, left_at)
);

create index former_addresses_by_email on former_addresses (email_key, held_until);
create index former_addresses_by_held_until on former_addresses (held_until);

-- SHA-256 of the account's security stamp when the mail was decided on: its link is made for the account as it was then, or not at all.
alter table outgoing_mails add column link_stamp ordered_text;
