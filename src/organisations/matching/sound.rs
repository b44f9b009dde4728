//! What a word sounds like, across alphabets.

use any_ascii::any_ascii;

/// Groups of letters that stand for one sound, in the order they are replaced.
const GROUPS: [(&str, &str); 12] = [
    ("ght", "t"),
    ("tch", "x"),
    ("tsh", "x"),
    ("sch", "x"),
    ("sh", "x"),
    ("ch", "x"),
    ("ph", "f"),
    ("ck", "k"),
    ("th", "t"),
    ("kh", "k"),
    ("gh", "g"),
    ("dj", "j"),
];

/// Consonants only, in Latin letters, close sounds as one, no letter twice in a row.
pub(super) fn sound(text: &str) -> String {
    let mut latin = any_ascii(text).to_ascii_lowercase();
    for (letters, one) in GROUPS {
        if latin.contains(letters) {
            latin = latin.replace(letters, one);
        }
    }
    let mut sound = String::with_capacity(latin.len());
    let mut letters = latin.chars().peekable();
    while let Some(c) = letters.next() {
        let soft = letters.peek().is_some_and(|next| "eiy".contains(*next));
        if let Some(heard) = heard(c, soft)
            && !sound.ends_with(heard)
        {
            sound.push(heard);
        }
    }
    sound
}

/// The sound that stands for a letter; soft before e, i and y.
fn heard(c: char, soft: bool) -> Option<char> {
    match c {
        'c' if soft => Some('s'),
        'c' | 'q' => Some('k'),
        'p' => Some('b'),
        'v' => Some('f'),
        'z' => Some('s'),
        'd' => Some('t'),
        'j' => Some('g'),
        'a' | 'e' | 'i' | 'o' | 'u' | 'w' | 'y' | 'h' => None,
        'a'..='z' | '0'..='9' => Some(c),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn one_name_sounds_alike_in_two_alphabets() {
        assert_eq!(sound("Рекава"), sound("Rekava"));
        assert_eq!(sound("Чехово"), sound("Chekhovo"));
        assert_eq!(sound("Schevo"), sound("Shevo"));
    }
}
