//! Mail: what it says, and how it leaves.

mod faults;
mod harmless;
mod kinds;
