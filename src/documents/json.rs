//! The canonical roster: keys in order, no spaces, a digest over all but itself.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::DocumentError;
use crate::basics::Timestamp;
use crate::i18n::Translator;
use crate::roster::{Audience, Entry, Roster};

pub(super) fn write(roster: &Roster, translator: &Translator) -> Result<Vec<u8>, DocumentError> {
    let mut document = Map::new();
    document.insert("audience".to_owned(), json!(roster.audience.as_str()));
    document.insert("counts".to_owned(), counts(roster));
    document.insert("edition".to_owned(), json!("current"));
    document.insert("letter".to_owned(), letter(roster));
    let signatories = (1..).zip(&roster.entries).map(|(number, entry)| signatory(number, entry, roster.audience, translator)).collect();
    document.insert("signatories".to_owned(), Value::Array(signatories));
    // serde_json keeps keys sorted and writes no spaces: what RFC 8785 asks of a value without fractions.
    let digest: String = Sha256::digest(Value::Object(document.clone()).to_string()).iter().map(|byte| format!("{byte:02x}")).collect();
    document.insert("digest".to_owned(), json!(format!("sha256:{digest}")));
    let mut bytes = serde_json::to_vec(&document).map_err(|error| DocumentError(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn letter(roster: &Roster) -> Value {
    json!({
        "slug": roster.letter.slug.as_str(),
        "title": roster.text.title,
        "addressees": roster.text.addressees,
        "language": roster.text.language.code(),
        "text_edition": roster.text.edition,
        "text_digest": format!("sha256:{}", roster.text.digest),
    })
}

/// For the public, only the named and their countries: anything else would tell that somebody is not named.
fn counts(roster: &Roster) -> Value {
    match roster.audience {
        Audience::Public => json!({ "named": roster.named, "countries": roster.countries }),
        Audience::Recipient => json!({ "named": roster.named, "countries": roster.countries, "withheld": roster.not_named }),
        Audience::Coordinators => {
            let mut by_status = Map::new();
            for status in crate::signatures::Status::ALL {
                by_status.insert(
                    status.as_str().to_owned(),
                    json!(roster.entries.iter().filter(|entry| entry.signature.status == status).count()),
                );
            }
            json!({ "named": roster.named, "countries": roster.countries, "by_status": by_status })
        }
    }
}

fn signatory(number: usize, entry: &Entry, audience: Audience, translator: &Translator) -> Value {
    let s = &entry.signature;
    let mut line = Map::new();
    let mut put = |name: &str, value: Value| {
        line.insert(name.to_owned(), value);
    };
    put("number", json!(number));
    put("organisation", json!(s.organisation_name));
    put("acronym", json!(s.acronym));
    put("original_name", json!(s.original_name));
    put("country", json!(s.country().map(|country| translator.country(country)).unwrap_or_default()));
    put("country_code", json!(s.country_code));
    put("kind", json!(s.kind.as_str()));
    put("consultative_status", json!(s.consultative_status.as_str()));
    put("website", json!(s.website));
    if audience == Audience::Coordinators {
        let moment = |at: Option<Timestamp>| json!(at.map(|at| at.to_string()));
        put("status", json!(s.status.as_str()));
        put("visibility", json!(s.visibility.as_str()));
        put("contact_name", json!(s.contact_name));
        put("contact_role", json!(s.contact_role));
        put("email", json!(s.email));
        put("signed_at", json!(s.created_at.to_string()));
        put("confirmed_at", moment(s.confirmed_at));
        put("decided_at", moment(s.decided_at));
        put("decided_by", json!(entry.decided_by));
        put("language", json!(s.language));
        put("source", json!(s.source.as_str()));
        put("text_edition", json!(s.text_edition));
        put("evidence", json!(s.flags));
        put("comment", json!(s.comment));
        put("id", json!(s.id.to_string()));
    }
    Value::Object(line)
}
