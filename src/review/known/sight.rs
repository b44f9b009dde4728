//! What somebody may see of the directory.

use std::collections::BTreeSet;

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
    /// The letters whose lists everybody can read now: a public name on a list that is not shown, or not yet, is read by nobody outside.
    open: BTreeSet<Id>,
}

impl Sight {
    /// What everybody with a role on this letter sees, whatever else they may see: the program acts on no more.
    pub fn of_letter(c: &mut Connection, letter: Id, now: Timestamp) -> Result<Self> {
        Ok(Self { everything: false, roles: vec![(letter, Role::Observer)], open: letters::with_open_list(c, now)? })
    }

    /// The same for somebody's letter at the moment of this sight.
    pub(super) fn on_letter(&self, letter: Id) -> Self {
        Self { everything: false, roles: vec![(letter, Role::Observer)], open: self.open.clone() }
    }

    /// What this account sees.
    pub(in crate::review) fn of_account(c: &mut Connection, account: &Account, now: Timestamp) -> Result<Self> {
        let open = letters::with_open_list(c, now)?;
        Ok(Self { everything: account.is_admin, roles: accounts::roles_of(c, account.id)?, open })
    }

    /// What whoever reviews a letter sees; the command line has the database, and so sees everything.
    pub(in crate::review) fn of_reviewer(c: &mut Connection, reviewer: Reviewer, now: Timestamp) -> Result<Self> {
        let Some(id) = reviewer.account() else {
            return Ok(Self { everything: true, roles: Vec::new(), open: letters::with_open_list(c, now)? });
        };
        match accounts::by_id(c, id)? {
            Some(account) => Self::of_account(c, &account, now),
            None => Self::of_letter(c, reviewer.letter(), now),
        }
    }

    /// The letters whose lists everybody can read.
    pub(in crate::review) fn open(&self) -> &BTreeSet<Id> {
        &self.open
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
    pub(super) fn of(&self, found: Vec<Signature>) -> Vec<SignOn> {
        let mut seen = Vec::with_capacity(found.len());
        for signature in found {
            let listed = signature.status == Status::Approved && signature.visibility == Visibility::Public;
            let is_public = listed && self.open.contains(&signature.letter_id);
            let is_inside = self.is_inside(signature.letter_id);
            if is_inside || is_public {
                seen.push(SignOn { signature, is_public, is_inside });
            }
        }
        seen
    }
}
