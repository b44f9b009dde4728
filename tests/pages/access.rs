//! Every route of the desk: foreign answers as absent does, and a role gives what it says.

use undersigned::accounts::{self, Role};
use undersigned::audit::Actor;
use undersigned::basics::EmailAddress;
use undersigned::http::{Access, TABLE};
use undersigned::signatures::Status;

use crate::on_both;
use crate::support::{TestApp, app::LETTER};

/// Everybody who might come to a desk page, by what they may do on the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum People {
    Anonymous,
    Observer,
    Coordinator,
    Owner,
    /// Coordinator of another letter.
    Stranger,
    /// Was a coordinator of this one.
    Former,
    Admin,
}

impl People {
    const ALL: &[Self] = &[Self::Anonymous, Self::Observer, Self::Coordinator, Self::Owner, Self::Stranger, Self::Former, Self::Admin];

    fn role(self) -> Option<Role> {
        match self {
            Self::Observer => Some(Role::Observer),
            Self::Coordinator => Some(Role::Coordinator),
            Self::Owner | Self::Admin => Some(Role::Owner),
            Self::Anonymous | Self::Stranger | Self::Former => None,
        }
    }

    /// Signs in as one of them; returns the token for forms, empty for somebody who is not signed in.
    fn sign_in(self, app: &mut TestApp) -> String {
        if self == Self::Anonymous {
            return String::new();
        }
        let email = format!("{self:?}@ngo.example").to_lowercase();
        app.account_as(&email, self == Self::Admin);
        let address = EmailAddress::parse(&email).unwrap();
        let grant = |slug, role| app.run(accounts::grant(&app.app, Actor::CommandLine, &address, slug, role)).unwrap();
        match self {
            Self::Observer | Self::Coordinator | Self::Owner => grant("a-letter", self.role().unwrap()),
            Self::Stranger => grant("foreign", Role::Owner),
            Self::Former => {
                grant("a-letter", Role::Coordinator);
                app.run(accounts::revoke(&app.app, Actor::CommandLine, &address, "a-letter")).unwrap();
            }
            Self::Anonymous | Self::Admin => {}
        }
        app.sign_in(&email);
        app.client.get("/desk").hidden("form_token")
    }
}

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
        for person in People::ALL {
            app.client.cookie = None;
            let token = person.sign_in(&mut app);
            for route in TABLE {
                let needed = match route.access {
                    Access::Role(role) => role,
                    Access::SignedIn => Role::Observer,
                    _ => continue,
                };
                // It would end this very round.
                if route.path == "/desk/sign-out" && !token.is_empty() {
                    continue;
                }
                let mut ask = |slug: &str, id: &str| {
                    let path = route.path.replace("{slug}", slug).replace("{id}", id).replace("{format}", "csv");
                    // A decision that cannot be understood: whoever may act is told so, and nothing changes for the next.
                    let fields = [("form_token", token.as_str()), ("only", "approve:nobody"), ("undo", "nothing")];
                    let answer = if route.method == "GET" { app.client.get(&path) } else { app.client.post(&path, &fields) };
                    (answer.status, answer.text().replace(slug, "SLUG").replace(id, "ID"))
                };
                let (own, what) = (ask("a-letter", &mine), format!("{} {} as {person:?}", route.method, route.path));
                tried += 1;
                if token.is_empty() {
                    assert!(matches!(own.0, 303 | 401) && !own.1.contains("One"), "{what}: {}", own.0);
                    continue;
                }
                if !route.path.contains("{slug}") {
                    continue;
                }
                let absent = ask("absent", &mine);
                assert_eq!(absent.0, 404, "{what}");
                match person.role() {
                    Some(role) if role >= needed => assert_ne!(own.0, 404, "{what}"),
                    _ => assert_eq!(own, absent, "{what}"),
                }
                if *person != People::Admin {
                    let foreign = ask("foreign", &theirs);
                    let expected = if *person == People::Stranger { foreign.0 != 404 } else { foreign == absent };
                    assert!(expected, "{what}: a letter of others {}", foreign.0);
                }
            }
        }
        assert!(tried >= 8 * People::ALL.len(), "{tried}");
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
