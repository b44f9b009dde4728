//! Rows of files that wait to be imported, and of remembered columns.

use diesel::prelude::*;

use super::Report;
use super::stage::Choices;
use crate::basics::{Id, Timestamp};
use crate::db::schema::{import_files as f, import_mappings as m};
use crate::db::{Connection, Result, StorageError, on_db};

/// A file that was sent.
pub(super) struct NewFile<'a> {
    pub(super) id: Id,
    pub(super) letter: Id,
    pub(super) account: Option<Id>,
    pub(super) name: &'a str,
    pub(super) content: &'a [u8],
    pub(super) now: Timestamp,
}

pub(super) fn add_file(c: &mut Connection, file: &NewFile<'_>) -> Result<()> {
    diesel::insert_into(f::table)
        .values((
            f::id.eq(file.id),
            f::letter_id.eq(file.letter),
            f::account_id.eq(file.account),
            f::name.eq(file.name),
            f::content.eq(file.content),
            f::choices.eq("{}"),
            f::created_at.eq(file.now),
        ))
        .execute(c)?;
    Ok(())
}

/// Name, content and choices of a file of this letter that is not older than `since`.
pub(super) fn file(c: &mut Connection, letter: Id, id: Id, since: Timestamp) -> Result<Option<(String, Vec<u8>, String)>> {
    Ok(f::table
        .filter(f::id.eq(id))
        .filter(f::letter_id.eq(letter))
        .filter(f::created_at.gt(since))
        .select((f::name, f::content, f::choices))
        .first(c)
        .optional()?)
}

/// `false` when the file is gone or has been imported: then its content is empty.
pub(super) fn set_choices(c: &mut Connection, letter: Id, id: Id, choices: &str) -> Result<bool> {
    let set = diesel::update(f::table.filter(f::id.eq(id)).filter(f::letter_id.eq(letter)).filter(f::content.ne(Vec::<u8>::new())))
        .set(f::choices.eq(choices))
        .execute(c)?;
    Ok(set == 1)
}

/// Forgets the content, once. `false` when somebody else was quicker.
pub(super) fn take_content(c: &mut Connection, letter: Id, id: Id) -> Result<bool> {
    let taken = diesel::update(f::table.filter(f::id.eq(id)).filter(f::letter_id.eq(letter)).filter(f::content.ne(Vec::<u8>::new())))
        .set(f::content.eq(Vec::<u8>::new()))
        .execute(c)?;
    Ok(taken == 1)
}

/// Keeps the report of a file in the place of its content.
pub(super) fn keep_report(c: &mut Connection, letter: Id, id: Id, report: &Report) -> Result<()> {
    let choices = Choices { report: Some(report.clone()), ..Choices::default() };
    let choices = serde_json::to_string(&choices).map_err(|error| StorageError::Fault(error.to_string()))?;
    diesel::update(f::table.filter(f::id.eq(id)).filter(f::letter_id.eq(letter))).set(f::choices.eq(choices)).execute(c)?;
    Ok(())
}

/// Forgets what an account has sent for a letter and not imported.
pub(super) fn forget_unfinished(c: &mut Connection, letter: Id, account: Option<Id>) -> Result<()> {
    let own = f::table.filter(f::letter_id.eq(letter)).filter(f::account_id.eq(account));
    diesel::delete(own.filter(f::content.ne(Vec::<u8>::new()))).execute(c)?;
    Ok(())
}

pub(super) fn forget_before(c: &mut Connection, moment: Timestamp) -> Result<usize> {
    Ok(diesel::delete(f::table.filter(f::created_at.le(moment))).execute(c)?)
}

/// The columns that were chosen for these headers before.
pub(super) fn remembered(c: &mut Connection, letter: Id, headers: &str) -> Result<Option<String>> {
    Ok(m::table.filter(m::letter_id.eq(letter)).filter(m::headers.eq(headers)).select(m::choices).first(c).optional()?)
}

pub(super) fn remember(c: &mut Connection, letter: Id, headers: &str, choices: &str) -> Result<()> {
    let row = (m::letter_id.eq(letter), m::headers.eq(headers), m::choices.eq(choices));
    on_db!(c, c => diesel::insert_into(m::table)
        .values(row)
        .on_conflict((m::letter_id, m::headers))
        .do_update()
        .set(m::choices.eq(choices))
        .execute(c))?;
    Ok(())
}
