//! The one-way rule of the house, read from the source.

use std::path::{Path, PathBuf};

/// Each room and the rooms it may use.
const RULE: [(&str, &[&str]); 23] = [
    ("basics", &[]),
    ("config", &["basics"]),
    ("links", &["basics"]),
    ("i18n", &["basics"]),
    ("db", &["basics", "config"]),
    ("app", &["basics", "config", "links", "i18n", "db"]),
    ("telemetry", &[]),
    ("audit", &["app"]),
    ("outbox", &["app", "audit"]),
    ("mail", &["app", "outbox"]),
    ("accounts", &["app", "audit", "outbox"]),
    ("sessions", &["accounts"]),
    ("organisations", &["app"]),
    ("letters", &["sessions", "accounts"]),
    ("verification", &["letters", "sessions", "accounts"]),
    ("signatures", &["organisations", "letters", "verification"]),
    ("roster", &["signatures"]),
    ("review", &["roster", "signatures"]),
    ("documents", &["roster"]),
    ("intake", &["review", "documents"]),
    ("worker", &["intake", "review", "documents", "signatures", "mail"]),
    ("http", &["intake", "review", "documents", "signatures", "sessions", "accounts"]),
    ("cli", &["http", "worker", "mail", "telemetry", "intake", "review", "documents"]),
];

/// Everything a room may use, also through others.
fn allowed(room: &str) -> Vec<&'static str> {
    let direct = RULE.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("src/{room} is not in the rule")).1;
    let mut all: Vec<&'static str> = direct.to_vec();
    for below in direct {
        // Mail stands beside the chain: whoever may call it names it.
        all.extend(allowed(below).into_iter().filter(|name| *name != "mail"));
    }
    all
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn source() -> Vec<(PathBuf, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    found
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&src).unwrap().to_owned();
            let room = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            (inside, room, code)
        })
        .collect()
}

#[test]
fn arrows_point_down_only() {
    let mut wrong = Vec::new();
    for (file, room, code) in source() {
        if matches!(room.as_str(), "lib" | "main") {
            continue;
        }
        let allowed = allowed(&room);
        for rest in code.split("crate::").skip(1) {
            let names = rest.strip_prefix('{').map_or_else(
                || vec![word(rest)],
                |group| group.split('}').next().unwrap().split(',').map(|part| word(part.trim())).collect(),
            );
            for used in names {
                let known = RULE.iter().any(|(name, _)| *name == used);
                if known && used != room && !allowed.contains(&used) {
                    wrong.push(format!("{} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn word(text: &str) -> &str {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default()
}

#[test]
fn each_library_is_named_in_its_room_only() {
    let mut wrong = Vec::new();
    for (file, room, code) in source() {
        let is_store = file.file_name().is_some_and(|name| name == "store.rs");
        for (library, home) in [("diesel::", "db"), ("actix_web::", "http"), ("lettre::", "mail")] {
            if code.contains(library) && room != home && !(library == "diesel::" && is_store) {
                wrong.push(format!("{} names {library}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_can_be_read_in_one_sitting() {
    let long: Vec<_> = source().into_iter().filter(|(_, _, code)| code.lines().count() > 400).map(|(file, ..)| file).collect();
    assert!(long.is_empty(), "{long:?}");
}
