//! A letter's text as its readers see it, and what differs between two texts.

use crate::basics::markdown::Markdown;
use crate::letters::Text;

/// A text ready for a page.
#[derive(Debug)]
pub(super) struct Rendered {
    pub(super) title: String,
    pub(super) language: String,
    pub(super) direction: &'static str,
    pub(super) addressees: Vec<String>,
    /// Made from Markdown, so nothing active is in it.
    pub(super) html: String,
}

impl Rendered {
    /// Renders a text as the public page does.
    pub(super) fn of(text: &Text) -> Self {
        Self {
            title: text.title.clone(),
            language: text.language.code(),
            direction: text.language.direction(),
            addressees: text.addressees.clone(),
            html: Markdown::parse(&text.body).to_html("note-"),
        }
    }
}

/// The lines of a difference: `gone`, `came`, `same` or `language`, and the line itself.
pub(super) fn lines(difference: &str) -> Vec<(&'static str, String)> {
    let line = |line: &str| match line.split_at_checked(1) {
        Some(("-", rest)) => ("gone", rest.to_owned()),
        Some(("+", rest)) => ("came", rest.to_owned()),
        Some((" ", rest)) => ("same", rest.to_owned()),
        _ => ("language", line.to_owned()),
    };
    difference.lines().map(line).collect()
}
