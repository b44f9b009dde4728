//! One file a story.

mod deadline;
mod directory;
mod directory_amended;
mod doubles;
mod eighty_three;
mod imports;
mod letters;
mod limits;
mod main_job;
mod names;
mod notices;
mod own_page;
mod passkeys;
mod questions;
mod races;
mod scanner;
mod search;
mod select;
mod signing_again;
mod tags;
mod text_editions;
mod together;
mod two_commands;
mod undo;
mod verification;
mod visibility;
