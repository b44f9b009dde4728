//! Every route of the desk: foreign answers as absent does, and a role gives what it says.

use undersigned::accounts::Role;
use undersigned::http::{Access, TABLE};
use undersigned::signatures::Status;

use crate::on_both;
use crate::support::{TestApp, app::LETTER};

on_both! {
    fn the_desk_is_closed_to_those_who_have_no_role(kind) {
        let mut app = TestApp::with_letter(kind);
        app.publish(&LETTER.replace("slug: a-letter", "slug: foreign"));
        let signature = app.signed("One", "x@one.example");
        let foreign = {
            app.sign_at("foreign", &[("organisation_name", "Other"), ("email", "x@other.example")]);
            app.deliver();
            app.signatures_of("foreign")[0].id
        };
        let (mine, theirs) = (signature.id.to_string(), foreign.to_string());
        let mut tried = 0;
        for route in TABLE {
            let needed = match route.access {
                Access::Role(role) => role,
                Access::SignedIn => Role::Observer,
                _ => continue,
            };
            let path = |slug: &str, id: &str| route.path.replace("{slug}", slug).replace("{id}", id).replace("{format}", "csv");
            app.client.cookie = None;
            let anonymous = if route.method == "GET" { app.client.get(&path("a-letter", &mine)) } else { app.client.post(&path("a-letter", &mine), &[]) };
            assert!(matches!(anonymous.status, 303 | 401) && !anonymous.text().contains("One"), "{} {}", route.path, anonymous.status);
            if !route.path.contains("{slug}") {
                continue;
            }
            app.client.cookie = None;
            let email = format!("observer{tried}@ngo.example");
            app.coordinator(&email, Role::Observer);
            let token = app.client.get("/desk").hidden("form_token");
            let post = |app: &mut TestApp, path: &str, id: &str| app.client.post(path, &[("form_token", &token), ("only", &format!("approve:{id}"))]);
            let mut ask = |slug: &str, id: &str| {
                let path = path(slug, id);
                let answer = if route.method == "GET" { app.client.get(&path) } else { post(&mut app, &path, id) };
                (answer.status, answer.text().replace(slug, "SLUG"))
            };
            let own = ask("a-letter", &mine);
            assert_eq!(own.0 < 400, needed <= Role::Observer, "{} as observer: {}", route.path, own.0);
            assert_eq!(ask("foreign", &theirs), ask("absent", &theirs), "{}", route.path);
            assert_eq!(ask("foreign", &theirs).0, 404, "{}", route.path);
            tried += 1;
        }
        assert!(tried >= 5);
        app.client.cookie = None;
        app.coordinator("maria@ngo.example", Role::Coordinator);
        assert_eq!(app.client.get(&format!("/desk/letters/a-letter/signatures/{theirs}")).status, 404, "a signature of another letter");
        let token = app.client.get("/desk").hidden("form_token");
        let bulk = [("form_token", token.as_str()), ("decision", "approve"), ("ids", mine.as_str()), ("ids", theirs.as_str())];
        assert_eq!(app.client.post("/desk/letters/a-letter/signatures/decide", &bulk).status, 404, "one foreign id refuses them all");
        assert_eq!(app.signatures()[0].status, Status::Confirmed);
    }
}

on_both! {
    fn contact_data_is_for_those_who_decide(kind) {
        let mut app = TestApp::with_letter(kind);
        app.signed("One", "x@one.example");
        app.coordinator("observer@ngo.example", Role::Observer);
        assert_eq!(app.client.get("/desk/letters/a-letter/documents/csv?audience=coordinators").status, 404);
        assert_eq!(app.client.get("/desk/letters/a-letter/documents/csv?audience=recipient").status, 200);
        app.client.cookie = None;
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let csv = app.client.get("/desk/letters/a-letter/documents/csv?audience=coordinators");
        assert!(csv.text().contains("x@one.example") && csv.header("content-disposition") == "attachment; filename=\"a-letter-coordinators.csv\"");
        assert_eq!(app.client.get("/desk/letters/a-letter/documents/exe").status, 404);
        assert_eq!(app.client.get("/desk/letters/a-letter/documents/csv?audience=everybody").status, 404);
    }
}
