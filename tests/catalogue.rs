//! Every string a person reads comes from the catalogues, and every catalogue has it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn read(folder: &str, extension: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), extension, &mut found);
    found
}

/// Keys and the arguments of each, by language.
fn catalogues() -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    read("locales", "ftl")
        .into_iter()
        .map(|(path, text)| {
            let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            let mut key = String::new();
            for line in text.lines() {
                if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
                    key = name.to_owned();
                }
                let arguments = line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned());
                if !line.starts_with('#') && !key.is_empty() {
                    messages.entry(key.clone()).or_default().extend(arguments);
                }
            }
            (path, messages)
        })
        .collect()
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let catalogues = catalogues();
    assert!(catalogues.len() >= 2);
    let english = catalogues.iter().find(|(path, _)| path.ends_with("/en.ftl")).unwrap().1;
    for (path, messages) in &catalogues {
        assert_eq!(messages, english, "{path}");
    }
}

/// Keys named in code and templates; `{}` stands for a word of the business.
fn used() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (_, text) in read("templates", "html").into_iter().chain(read("templates", "txt")).chain(read("src", "rs")) {
        for call in ["get(\"", "get(format!(\"", "with(\"", "with(format!(\"", "with2(\"", "&format!(\""] {
            keys.extend(text.split(call).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
        // Keys that are handed on as plain words.
        keys.extend(
            text.split('"')
                .skip(1)
                .step_by(2)
                .filter(|word| {
                    word.starts_with("own-")
                        || word.starts_with("sign-in-")
                        || word.starts_with("hint-")
                        || word.starts_with("evidence-")
                        || word.starts_with("stage-")
                })
                .map(str::to_owned),
        );
    }
    keys
}

#[test]
fn no_key_is_missing_and_none_is_unused() {
    let catalogues = catalogues();
    let known: BTreeSet<&String> = catalogues.values().next().unwrap().keys().collect();
    let used = used();
    let fits = |pattern: &str, key: &str| match pattern.split_once("{}") {
        None => pattern == key,
        Some((start, end)) => key.len() > start.len() + end.len() && key.starts_with(start) && key.ends_with(end),
    };
    // Whatever looks like a key (words and hyphens) must be one.
    let looks_like_key = |text: &&String| {
        text.contains('-') && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_{}".contains(c)) && !text.ends_with('-')
    };
    let missing: Vec<&String> = used.iter().filter(looks_like_key).filter(|pattern| !known.iter().any(|key| fits(pattern, key))).collect();
    assert!(missing.is_empty(), "named but not in the catalogue: {missing:?}");
    // `error-` words of single fields are made from short names in sign_form.rs.
    let words: String = read("src", "rs").into_iter().map(|(_, text)| text).collect();
    let unused: Vec<&&String> = known
        .iter()
        .filter(|key| !used.iter().any(|pattern| fits(pattern, key)))
        .filter(|key| !words.contains(&format!("\"{}\"", key.trim_start_matches("error-"))))
        .collect();
    assert!(unused.is_empty(), "in the catalogue but nowhere named: {unused:?}");
}

#[test]
fn templates_hold_no_words_of_their_own() {
    // Names of formats and signs are the same in every language.
    const SAME: [&str; 4] = ["CSV", "JSON", "undersigned backup FILE", "undersigned"];
    let mut literal = Vec::new();
    for (path, text) in read("templates", "html") {
        let mut plain = String::new();
        // The value of an attribute, not words.
        let text = text.replace("{% block body_class %}desk{% endblock %}", "");
        let mut rest = text.as_str();
        // Drops tags, expressions and blocks; what is left is printed as it is.
        while let Some(at) = rest.find(['<', '{']) {
            plain.push_str(&rest[..at]);
            let close = match &rest[at..] {
                tail if tail.starts_with("{{") => "}}",
                tail if tail.starts_with("{%") => "%}",
                tail if tail.starts_with('<') => ">",
                _ => "{",
            };
            let after = rest[at..].find(close).map_or(rest.len(), |end| at + end + close.len());
            plain.push(' ');
            rest = &rest[after..];
        }
        plain.push_str(rest);
        for same in SAME {
            plain = plain.replace(same, "");
        }
        if plain.chars().filter(|c| c.is_alphabetic()).count() > 0 {
            literal.push(format!("{path}: {}", plain.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(literal.is_empty(), "{literal:#?}");
}
