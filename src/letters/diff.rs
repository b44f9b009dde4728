//! What changed between two texts.

use similar::{ChangeTag, TextDiff};

use super::Text;

/// What differs between two editions, language by language under a line `[fr]`; empty when nothing does.
pub fn texts(before: &[Text], after: &[Text]) -> String {
    let whole = |text: &Text| format!("{}\n{}\n\n{}", text.title, text.addressees.join("\n"), text.body);
    let mut out = String::new();
    for text in after {
        let old = before.iter().find(|old| old.language == text.language).map(whole).unwrap_or_default();
        let changed = lines(&old, &whole(text));
        if !changed.is_empty() {
            out.push_str(&format!("[{}]\n{changed}", text.language));
        }
    }
    for gone in before.iter().filter(|old| after.iter().all(|text| text.language != old.language)) {
        out.push_str(&format!("[{}]\n-{}\n", gone.language, gone.title));
    }
    out
}

/// Lines that went (`-`) and came (`+`), with one line of context; empty when nothing changed.
fn lines(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut out = String::new();
    for group in diff.grouped_ops(1) {
        for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            out.push(sign);
            out.push_str(change.value().trim_end_matches('\n'));
            out.push('\n');
        }
    }
    out
}
