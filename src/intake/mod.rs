//! Other doors: a file of sign-ons from a form or a sheet, and one sign-on by a coordinator's hand.
//!
//! A file is read into a [`Sheet`], its columns are told apart by a [`Mapping`], each row becomes an entry or a list of problems
//! ([`preview`]), and [`import()`] takes all of them or none. Between the pages of the desk the file waits in the database ([`stage()`]).

mod by_hand;
mod check;
mod countries;
mod error;
mod field;
mod import;
mod mapping;
mod report;
mod row;
mod sheet;
mod stage;
mod store;
mod table;
mod vocabulary;
mod workbook;

pub use by_hand::{How, Received, enter_by_hand};
pub use check::{Checked, CheckedRow, LooksLike, Place};
pub use error::IntakeError;
pub use field::Field;
pub use import::{Plan, import, preview};
pub use mapping::{Guess, Mapping, MappingError};
pub use report::{Line, Report};
pub use row::{Answers, Problem, Rules, read_answers};
pub use sheet::{MOST_BYTES, Sheet, SheetError, SheetRow, read};
pub use stage::{Chosen, Staged, choose, forget_old, stage, staged};
pub use vocabulary::Vocabulary;
