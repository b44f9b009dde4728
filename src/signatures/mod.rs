//! One organisation's sign-on to one letter: from the form to the list and out again.

mod amend;
mod ask;
mod confirm;
mod counts;
mod doubles;
mod enter;
mod funnel;
mod lost_link;
mod new_sign_on;
mod not_me;
mod own_page;
mod sign_on;
mod signature;
mod standing;
mod store;
mod waiting;
mod withdraw;

pub use amend::{AmendError, Amended, change_visibility, correct_name};
pub use confirm::{ConfirmError, Confirmed, confirm};
pub use counts::{Counts, counts, fold_tallies, miscounted};
pub use doubles::{Double, approved_elsewhere, doubles, others_of_address, others_of_domain, reading_of, refile};
pub use enter::{Arrival, EnterError, Entered, Entering, Entry, enter};
pub use funnel::{Came, Funnel, funnel};
pub use lost_link::lost_link;
pub use new_sign_on::{Flag, NewSignOn, Source};
pub use not_me::{clear_not_me, say_not_me, take_back_not_me};
pub use own_page::{OwnError, OwnPage, own_page};
pub use sign_on::{Received, SignOnError, sign_on};
pub use signature::{Refusal, Signature, Status};
pub use standing::{Standing, put_back};
pub use store::{
    Decision, all_by_id, approve, by_id, in_status, list_all, locked, merge_into, name_is_taken, names_of, set_correction, set_mark,
    set_name, set_organisation, set_status, title,
};
pub use waiting::{Waiting, confirm_token, waiting};
pub use withdraw::{EndQuestions, withdraw};
