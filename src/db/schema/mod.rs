//! The tables, one description for both databases. Column order is the order of the migrations.

mod directory;
mod of_letters;
mod people;
mod records;
mod review;
mod sign_ons;

use diesel::allow_tables_to_appear_in_same_query;
pub(crate) use directory::{organisation_domains, organisation_keys, organisation_merges, organisation_names, organisations};
pub(crate) use of_letters::{facts, letter_texts, letters};
pub(crate) use people::{accounts, grants, invitations, notices, passkey_challenges, passkeys, sessions};
pub(crate) use records::{audit_events, audit_seals, outbox};
pub(crate) use review::{
    claims, decision_items, decisions, import_files, import_mappings, notes, questions, search_documents, search_pending, tags,
};
pub(crate) use sign_ons::{mail_budgets, mail_quotas, signature_keys, signatures, tallies, verifications};

allow_tables_to_appear_in_same_query!(
    letters,
    letter_texts,
    notices,
    notes,
    claims,
    signatures,
    signature_keys,
    verifications,
    outbox,
    audit_events,
    audit_seals,
    accounts,
    grants,
    invitations,
    sessions,
    decisions,
    decision_items,
    organisations,
    organisation_names,
    organisation_domains,
    organisation_keys,
    organisation_merges,
    tags,
    questions,
    import_files,
    import_mappings,
    passkeys,
    passkey_challenges,
    tallies,
    search_documents,
    search_pending
);
