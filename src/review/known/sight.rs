//! What somebody may see of the directory.

use std::collections::BTreeMap;

use super::entry::SignOn;
use crate::accounts::{self, Account, Reviewer, Role};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Result};
use crate::letters::{self, Visibility};
use crate::signatures::{Signature, Status};

/// Which sign-ons somebody may see: all of the letters where they hold a role, and what everybody can read on other letters.
#[derive(Debug, Clone)]
pub struct Sight {
    everything: bool,
    roles: Vec<(Id, Role)>,
    now: Timestamp,
}

impl Sight {
    /// What everybody with a role on this letter sees, whatever else they may see: the program acts on no more.
    pub(in crate::review) fn of_letter(letter: Id, now: Timestamp) -> Self {
        Self { everything: false, roles: vec![(letter, Role::Observer)], now }
    }

    /// What this account sees.
    pub(in crate::review) fn of_account(c: &mut Connection, account: &Account, now: Timestamp) -> Result<Self> {
        Ok(Self { everything: account.is_admin, roles: accounts::roles_of(c, account.id)?, now })
    }

    /// What whoever reviews a letter sees; the command line has the database, and so sees everything.
    pub(in crate::review) fn of_reviewer(c: &mut Connection, reviewer: Reviewer, now: Timestamp) -> Result<Self> {
        let Some(id) = reviewer.account() else { return Ok(Self { everything: true, roles: Vec::new(), now }) };
        match accounts::by_id(c, id)? {
            Some(account) => Self::of_account(c, &account, now),
            None => Ok(Self::of_letter(reviewer.letter(), now)),
        }
    }

    /// An administrator's.
    pub(super) fn is_everything(&self) -> bool {
        self.everything
    }

    /// The letters with a role.
    pub(super) fn letters(&self) -> Vec<Id> {
        self.roles.iter().map(|(letter, _)| *letter).collect()
    }

    /// May they see all of this letter, contacts too?
    pub(super) fn is_inside(&self, letter: Id) -> bool {
        self.everything || self.roles.iter().any(|(id, _)| *id == letter)
    }

    /// May they decide on this letter?
    pub(super) fn decides_on(&self, letter: Id) -> bool {
        self.everything || self.roles.iter().any(|(id, role)| *id == letter && *role >= Role::Coordinator)
    }

    /// Those of the sign-ons that may be seen, in their order.
    pub(super) fn of(&self, c: &mut Connection, found: Vec<Signature>) -> Result<Vec<SignOn>> {
        let mut lists: BTreeMap<Id, bool> = BTreeMap::new();
        let mut seen = Vec::with_capacity(found.len());
        for signature in found {
            let letter = signature.letter_id;
            let listed = signature.status == Status::Approved && signature.visibility == Visibility::Public;
            // A public name on a list that is not shown, or not yet, can be read by nobody outside.
            let is_public = listed && self.shows_list(c, letter, &mut lists)?;
            let is_inside = self.is_inside(letter);
            if is_inside || is_public {
                seen.push(SignOn { signature, is_public, is_inside });
            }
        }
        Ok(seen)
    }

    fn shows_list(&self, c: &mut Connection, letter: Id, lists: &mut BTreeMap<Id, bool>) -> Result<bool> {
        if let Some(shows) = lists.get(&letter) {
            return Ok(*shows);
        }
        let shows = letters::by_id(c, letter)?.is_some_and(|letter| letter.is_published() && letter.shows_list(self.now));
        lists.insert(letter, shows);
        Ok(shows)
    }
}
