//! Splits a cleaned name at brackets, dashes, commas, colons and slashes.

use super::fold::{fold, in_capitals, is_word_char, length, looks_like_acronym};
use super::lexicon::lexicon;

/// What stands before a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: the first segment, or a text straight after a bracket.
    None,
    /// It stands in brackets.
    Bracket,
    /// `-`, `–`, `—` or `|`
    Dash,
    /// `,`, `·` or `.`
    Comma,
    Colon,
    Slash,
}

/// A part of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) mark: Mark,
    pub(super) text: String,
}

/// The parts of a cleaned name; a bracket is one part.
pub(super) fn segments(text: &str) -> Vec<Segment> {
    let chars: Vec<char> = spaced_after_bracket(text).chars().collect();
    let mut segments = Vec::new();
    let mut rest = &chars[..];
    while let Some((open, close)) = bracket(rest) {
        split_outside(&rest[..open], &mut segments);
        let inside: String = rest[open + 1..close].iter().collect();
        if !inside.trim().is_empty() {
            segments.push(Segment { mark: Mark::Bracket, text: inside.trim().to_owned() });
        }
        rest = &rest[close + 1..];
    }
    split_outside(rest, &mut segments);
    segments
}

/// `(…)-x` → `(…) - x`.
fn spaced_after_bracket(text: &str) -> String {
    let mut pieces = text.split(')');
    let mut spaced = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        spaced.push(')');
        match piece.trim_start().strip_prefix('-') {
            Some(rest) => {
                spaced.push_str(" - ");
                spaced.push_str(rest.trim_start());
            }
            None => spaced.push_str(piece),
        }
    }
    spaced
}

/// Where the first bracket without brackets inside opens and closes.
fn bracket(chars: &[char]) -> Option<(usize, usize)> {
    let mut open = None;
    for (at, c) in chars.iter().enumerate() {
        match (c, open) {
            ('(' | '[', _) => open = Some(at),
            (')' | ']', Some(open)) => return Some((open, at)),
            _ => {}
        }
    }
    None
}

fn split_outside(chars: &[char], segments: &mut Vec<Segment>) {
    let mut last = Mark::None;
    let mut start = 0;
    let mut at = 0;
    while at < chars.len() {
        let size = mark_size(chars, at);
        if size == 0 {
            at += 1;
            continue;
        }
        for piece in [&chars[start..at], &chars[at..at + size]] {
            take(piece, &mut last, segments);
        }
        at += size;
        start = at;
    }
    take(&chars[start..], &mut last, segments);
}

/// A mark is remembered, a text becomes a segment.
fn take(piece: &[char], last: &mut Mark, segments: &mut Vec<Segment>) {
    let text: String = piece.iter().collect();
    let text = text.trim();
    match text {
        "" => {}
        "·" | "," | "." => *last = Mark::Comma,
        ":" => *last = Mark::Colon,
        "/" => *last = Mark::Slash,
        _ if text.starts_with(['-', '–', '—', '|']) && length(text) < 3 => *last = Mark::Dash,
        _ => segments.push(Segment { mark: std::mem::replace(last, Mark::None), text: text.to_owned() }),
    }
}

/// How many characters the mark at this place takes, with its spaces; 0 when there is none.
fn mark_size(chars: &[char], at: usize) -> usize {
    let is = |at: usize, wanted: &[char]| chars.get(at).is_some_and(|c| wanted.contains(c));
    let space = |at: usize| usize::from(is(at, &[' ']));
    let lead = space(at);
    let run = chars[at + lead..].iter().take_while(|c| "-–—|".contains(**c)).count();
    let middle = at + lead;
    if lead == 1 && run > 0 && is(middle + run, &[' ']) {
        run + 2
    } else if is(middle, &['–', '—', '/']) {
        lead + 1 + space(middle + 1)
    } else if lead == 1 {
        if is(middle, &[':', '·']) && is(middle + 1, &[' ']) { 3 } else { 0 }
    } else if is(at, &[':', ',', '.']) && is(at + 1, &[' '])
        || is(at, &['-']) && is(at + 1, &[' ']) && at > 0 && is_word_char(chars[at - 1])
    {
        2
    } else if at == 0 && is(at, &['-', ',', ':']) {
        1 + space(1)
    } else {
        0
    }
}

/// Splits off an acronym or a place that hangs on a hyphen at the end: `Rekava Rivers-RRR`, `Rekava Rivers-Kenya`.
pub(super) fn split_hyphened(segment: Segment, shouting: bool) -> Vec<Segment> {
    let whole = segment.clone();
    let Some((head, tail)) = segment.text.rsplit_once('-') else { return vec![whole] };
    let tail = tail.strip_prefix(' ').unwrap_or(tail);
    let well_formed = !tail.is_empty() && tail.chars().all(is_word_char) && length(head) >= 2 && head.ends_with(is_word_char);
    let spaced = head.contains(' ');
    let place = lexicon().place_of(&fold(tail)).is_some() && (spaced || !looks_like_acronym(head));
    let acronym = in_capitals(tail) && length(tail) > 2 && !shouting && spaced;
    if well_formed && (place || acronym) {
        vec![Segment { mark: segment.mark, text: head.to_owned() }, Segment { mark: Mark::Dash, text: tail.to_owned() }]
    } else {
        vec![whole]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<(Mark, String)> {
        segments(text).into_iter().map(|segment| (segment.mark, segment.text)).collect()
    }

    #[test]
    fn a_name_is_split_at_its_marks() {
        let expected = [(Mark::None, "Rekava Rivers"), (Mark::Bracket, "RR"), (Mark::Dash, "Kenya"), (Mark::Comma, "Inc")];
        assert_eq!(marks("Rekava Rivers (RR)-Kenya, Inc"), expected.map(|(mark, text)| (mark, text.to_owned())));
        let expected = [(Mark::None, "Rekava"), (Mark::Colon, "a"), (Mark::Slash, "b"), (Mark::Dash, "c-d")];
        assert_eq!(marks("Rekava: a/b – c-d"), expected.map(|(mark, text)| (mark, text.to_owned())));
    }

    #[test]
    fn an_acronym_behind_a_hyphen_is_split_off() {
        let whole = Segment { mark: Mark::None, text: "Rekava Rivers-RRR".to_owned() };
        assert_eq!(split_hyphened(whole, false).len(), 2);
        let whole = Segment { mark: Mark::None, text: "Sea-Watchers".to_owned() };
        assert_eq!(split_hyphened(whole, false).len(), 1);
    }
}
