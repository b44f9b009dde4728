//! Rows of questions.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::{Answer, Question, Whom};
use crate::basics::{Id, Timestamp};
use crate::db::schema::{accounts, questions as q, signatures as s};
use crate::db::{Connection, Result, text_column};
use crate::signatures::{Signature, Status};

text_column!(Whom);
text_column!(Answer);

pub(super) fn add(c: &mut Connection, question: &Question) -> Result<()> {
    diesel::insert_into(q::table)
        .values((
            q::id.eq(question.id),
            q::letter_id.eq(question.letter_id),
            q::signature_id.eq(question.signature_id),
            q::kind.eq(question.whom),
            q::email.eq(&question.email),
            q::email_key.eq(&question.email_key),
            q::body.eq(&question.body),
            q::asked_by.eq(question.asked_by),
            q::asked_at.eq(question.asked_at),
            q::expires_at.eq(question.expires_at),
            q::answer.eq(question.answer),
            q::words.eq(&question.words),
        ))
        .execute(c)?;
    Ok(())
}

pub(super) fn by_id(c: &mut Connection, id: Id) -> Result<Option<Question>> {
    Ok(q::table.find(id).first(c).optional()?)
}

pub(super) fn set_answer(c: &mut Connection, id: Id, answer: Answer, words: &str, now: Timestamp) -> Result<()> {
    diesel::update(q::table.find(id)).set((q::answer.eq(answer), q::words.eq(words), q::answered_at.eq(now))).execute(c)?;
    Ok(())
}

/// From now on it cannot be answered.
pub(super) fn expire(c: &mut Connection, id: Id, now: Timestamp) -> Result<()> {
    diesel::update(q::table.filter(q::id.eq(id)).filter(q::expires_at.gt(now))).set(q::expires_at.eq(now)).execute(c)?;
    Ok(())
}

/// Questions about a sign-on that wait for an answer.
pub(super) fn count_open(c: &mut Connection, signature: Id, now: Timestamp) -> Result<i64> {
    Ok(q::table
        .filter(q::signature_id.eq(signature))
        .filter(q::answer.eq(Answer::Open))
        .filter(q::expires_at.gt(now))
        .select(count_star())
        .first(c)?)
}

/// A sign-on and those taken into it.
pub(in crate::review) fn family(c: &mut Connection, signature: &Signature) -> Result<Vec<Id>> {
    let mut family = vec![signature.id];
    let mut at = 0;
    // The bound keeps a damaged chain of merges from looping.
    while let Some(into) = family.get(at).copied().filter(|_| family.len() <= 100) {
        let taken: Vec<Id> = s::table
            .filter(s::letter_id.eq(signature.letter_id))
            .filter(s::status.eq(Status::Merged))
            .filter(s::merged_into.eq(into))
            .select(s::id)
            .load(c)?;
        family.extend(taken);
        at += 1;
    }
    Ok(family)
}

/// The questions about a sign-on and about those taken into it, oldest first, and who asked.
pub(super) fn of_signature(c: &mut Connection, signature: &Signature) -> Result<Vec<(Question, Option<String>)>> {
    let family = family(c, signature)?;
    Ok(q::table
        .left_join(accounts::table.on(q::asked_by.eq(accounts::id.nullable())))
        .filter(q::signature_id.eq_any(family))
        .order(q::id)
        .limit(200)
        .select((q::all_columns, accounts::name.nullable()))
        .load(c)?)
}

/// The answers on these sign-ons, the newest question's first.
pub(super) fn answers(c: &mut Connection, signatures: &[Id]) -> Result<Vec<(Id, Answer)>> {
    Ok(q::table.filter(q::signature_id.eq_any(signatures)).order(q::id.desc()).select((q::signature_id, q::answer)).load(c)?)
}

/// The questions about a letter's sign-ons, newest first: with the organisation, and who asked.
pub(super) fn of_letter(c: &mut Connection, letter: Id, most: i64) -> Result<Vec<(Question, String, Option<String>)>> {
    Ok(q::table
        .inner_join(s::table.on(q::signature_id.eq(s::id)))
        .left_join(accounts::table.on(q::asked_by.eq(accounts::id.nullable())))
        .filter(q::letter_id.eq(letter))
        .order(q::id.desc())
        .limit(most)
        .select((q::all_columns, s::organisation_name, accounts::name.nullable()))
        .load(c)?)
}

/// The newest sign-ons of an address for a letter: identifier and name.
pub(super) fn names_at(c: &mut Connection, letter: Id, email_key: &str) -> Result<Vec<(Id, String)>> {
    Ok(s::table
        .filter(s::letter_id.eq(letter))
        .filter(s::email_key.eq(email_key))
        .order(s::id.desc())
        .limit(5)
        .select((s::id, s::organisation_name))
        .load(c)?)
}
