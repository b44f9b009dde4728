//! What people write down in the directory, and two organisations that are one.

use undersigned::basics::{Id, OrganisationName};
use undersigned::db::StorageError;
use undersigned::organisations::{self, Amendment, Organisation};

use crate::on_both;
use crate::support::TestApp;
use crate::support::directory::{approved, coordinates, organisation, post, signed_at, two_letters};

fn path(id: Id) -> String {
    format!("/desk/organisations/{id}")
}

fn read(app: &TestApp, id: Id) -> String {
    app.client.get(&path(id)).text()
}

on_both! {
    fn a_name_in_another_script_finds_the_organisation(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers"), ("email", "info@rekava-test.org")]);
        let known = approved(&app, "a-letter", &first);
        coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        for (fields, says) in [
            ([("act", "add-name"), ("name", "អង្គការ ទន្លេ")], "done=amended"),
            ([("act", "add-name"), ("name", "អង្គការ ទន្លេ")], "done=unchanged"),
            ([("act", "add-domain"), ("domain", "info@rivers-test.org")], "done=amended"),
        ] {
            let answer = post(&mut app, &path(known), &fields);
            assert!(answer.header("location").ends_with(says), "{fields:?}: {}", answer.text());
        }
        for (fields, says) in [([("act", "add-name"), ("name", "…")], "cannot be used as a name"), ([("act", "add-domain"), ("domain", "gmail.com")], "not a domain of its own")] {
            let answer = post(&mut app, &path(known), &fields);
            assert!(answer.status == 422 && answer.text().contains(says), "{}", answer.text());
        }
        let log = app.client.get("/desk/letters/a-letter/log").text();
        assert!(log.contains("wrote something down about an organisation") && log.contains("អង្គការ ទន្លេ"), "{log}");
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        assert!(app.client.get("/desk/organisations?q=%E1%9E%91%E1%9E%93%E1%9F%92%E1%9E%9B%E1%9F%81").text().contains(&known.to_string()));
        assert!(read(&app, known).contains("rivers-test.org"));
        let thief = signed_at(&mut app, "other", &[("organisation_name", "អង្គការ ទន្លេ"), ("email", "x@rivers-test.org")]);
        let shown = app.client.get(&format!("/desk/letters/other/signatures/{}", thief.id)).text();
        assert!(shown.contains("has the domain rivers-test.org. Nobody has proven it.") && !shown.contains("is known by"), "{shown}");
        assert_ne!(approved(&app, "other", &thief), known, "a domain that somebody wrote down links nothing");
        let second = signed_at(&mut app, "other", &[("organisation_name", "អង្គការ ទន្លេ"), ("email", "x@rekava-test.org")]);
        assert_eq!(approved(&app, "other", &second), known);
        let mine = path(known);
        assert_eq!(post(&mut app, &mine, &[("act", "remove-domain"), ("domain", "rivers-test.org")]).status, 303, "it signed her letter too");
        coordinates(&mut app, "nobody@ngo.example", &[]);
        assert_eq!(app.client.get(&mine).status, 200, "a public sign-on is public");
        assert_eq!(post(&mut app, &mine, &[("act", "add-name"), ("name", "X")]).status, 404);
    }
}

on_both! {
    fn what_is_written_down_goes_out_of_sight_with_the_last_public_sign_on(kind) {
        let mut app = two_letters(kind);
        let fields = [("organisation_name", "Rekava Rivers"), ("email", "info@rekava-test.org")];
        let first = signed_at(&mut app, "a-letter", &fields);
        let known = approved(&app, "a-letter", &first);
        coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        post(&mut app, &path(known), &[("act", "add-name"), ("name", "Vadomi Vesi")]);
        let second = signed_at(&mut app, "other", &[fields[0], fields[1], ("visibility", "withheld")]);
        assert_eq!(approved(&app, "other", &second), known);
        let anna = coordinates(&mut app, "anna@ngo.example", &["other"]);
        assert!(read(&app, known).contains("Vadomi Vesi"));
        let token = app.app.links.token(undersigned::links::Purpose::Manage, first.id, 0).to_string();
        app.client.cookie = None;
        assert_eq!(app.client.post(&format!("/signature/{token}"), &[("act", "leave"), ("sure", "on")]).status, 200);
        app.client.cookie = anna;
        let text = read(&app, known);
        assert!(text.contains("Rekava Rivers") && !text.contains("Vadomi Vesi") && !text.contains("Write something down"), "{text}");
        assert!(!app.client.get("/desk/organisations?q=vesi").text().contains("Rekava"));
    }
}

on_both! {
    fn a_section_shows_with_its_parent_and_is_never_its_own(kind) {
        let mut app = two_letters(kind);
        let hq = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers"), ("country", "XX"), ("email", "hq@rivers-test.org")]);
        let section = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers – Kenya"), ("country", "KE"), ("email", "ke@rivers-test.org")]);
        let (hq, section) = (approved(&app, "a-letter", &hq), approved(&app, "a-letter", &section));
        coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        let found = app.client.get(&format!("{}?find=rekava", path(section))).text();
        assert!(found.contains(&format!("name=\"parent\" value=\"{hq}\"")), "{found}");
        assert_eq!(post(&mut app, &path(section), &[("act", "set-parent"), ("parent", &hq.to_string())]).status, 303);
        assert!(read(&app, section).contains("Section of") && read(&app, hq).contains("Its sections"));
        for parent in [section, hq] {
            let answer = post(&mut app, &path(hq), &[("act", "set-parent"), ("parent", &parent.to_string())]);
            assert!(answer.status == 422 && answer.text().contains("a section of itself"), "{}", answer.text());
        }
        assert_eq!(post(&mut app, &path(section), &[("act", "no-parent")]).status, 303);
        assert!(!read(&app, section).contains("Section of"));
    }
}

on_both! {
    fn two_organisations_are_merged_after_a_look_and_taken_apart_without_a_trace(kind) {
        let mut app = two_letters(kind);
        let one = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers"), ("email", "info@rekava-test.org")]);
        let two = signed_at(&mut app, "a-letter", &[("organisation_name", "Ligue des fleuves"), ("email", "x@ligue-test.org")]);
        let three = signed_at(&mut app, "other", &[("organisation_name", "Ligue des fleuves"), ("email", "x@ligue-test.org")]);
        let (stays, three_is) = (approved(&app, "a-letter", &one), approved(&app, "other", &three));
        let goes = approved(&app, "a-letter", &two);
        assert_eq!(goes, three_is);
        coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        let token = app.client.get("/desk").hidden("form_token");
        for (id, name) in [(stays, "RR"), (goes, "LF")] {
            let answer = app.client.post(&path(id), &[("form_token", &token), ("act", "add-name"), ("name", name)]);
            assert_eq!(answer.status, 303, "{name}");
        }
        let before = (read(&app, stays), read(&app, goes));
        let merge = format!("{}/merge", path(stays));
        let looked = app.client.get(&format!("{merge}?with={goes}")).text();
        assert!(looked.contains("Has two sign-ons of one organisation then") && looked.contains("Another letter"), "{looked}");
        let row = |title: &str| looked.split(title).nth(1).unwrap().split("</tr>").next().unwrap().to_owned();
        let listed = row("<th scope=\"row\">A letter");
        assert_eq!((listed.matches("Rekava Rivers").count(), listed.matches("Ligue des fleuves").count()), (3, 3), "link and both lists: {listed}");
        assert!(row("<th scope=\"row\">Another letter").contains("You have no role on this letter"));
        assert_eq!(post(&mut app, &merge, &[("with", &goes.to_string())]).status, 422, "without a tick nothing happens");
        let links = |app: &TestApp| [organisation(app, "a-letter", one.id), organisation(app, "a-letter", two.id), organisation(app, "other", three.id)];
        assert_eq!(links(&app), [Some(stays), Some(goes), Some(goes)]);
        assert_eq!(post(&mut app, &merge, &[("with", &goes.to_string()), ("sure", "on")]).status, 303);
        assert_eq!(links(&app), [Some(stays); 3]);
        let merged = app.client.get(&path(goes));
        assert_eq!((merged.status, merged.header("location")), (303, path(stays).as_str()), "the old address leads to the one that stays");
        let text = read(&app, stays);
        assert!(text.contains("Rekava Rivers") && text.contains("Ligue des fleuves"), "{text}");
        let undo = text.split("name=\"merge\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let maria = app.client.cookie.clone();
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        assert!(!read(&app, stays).contains("Take apart again"), "that there was a merge is for whoever made it");
        assert_eq!(post(&mut app, &path(stays), &[("act", "take-apart"), ("merge", &undo)]).status, 404);
        app.client.cookie = maria;
        assert!(post(&mut app, &path(stays), &[("act", "take-apart"), ("merge", &undo)]).header("location").ends_with("done=apart"));
        assert_eq!(links(&app), [Some(stays), Some(goes), Some(goes)]);
        assert_eq!((read(&app, stays), read(&app, goes)), before);
        assert!(post(&mut app, &path(stays), &[("act", "take-apart"), ("merge", &undo)]).header("location").ends_with("done=too-late"));
    }
}

on_both! {
    fn what_was_merged_cannot_be_taken_apart_when_the_time_is_over(kind) {
        let mut app = two_letters(kind);
        let one = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers"), ("email", "info@rekava-test.org")]);
        let two = signed_at(&mut app, "a-letter", &[("organisation_name", "Ligue des fleuves"), ("email", "x@ligue-test.org")]);
        let (stays, goes) = (approved(&app, "a-letter", &one), approved(&app, "a-letter", &two));
        coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        post(&mut app, &format!("{}/merge", path(stays)), &[("with", &goes.to_string()), ("sure", "on")]);
        let undo = read(&app, stays).split("name=\"merge\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        app.clock.advance(std::time::Duration::from_secs(601));
        assert!(post(&mut app, &path(stays), &[("act", "take-apart"), ("merge", &undo)]).header("location").ends_with("done=too-late"));
        assert_eq!(organisation(&app, "a-letter", two.id), Some(stays));
    }
}

on_both! {
    fn people_say_which_organisation_a_sign_on_is_of_before_it_is_approved(kind) {
        let mut app = two_letters(kind);
        let one = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers"), ("email", "info@rekava-test.org")]);
        let known = approved(&app, "a-letter", &one);
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        let other = signed_at(&mut app, "other", &[("organisation_name", "Fleuves de Rekava"), ("email", "x@fleuves-test.org")]);
        let page = format!("/desk/letters/other/signatures/{}", other.id);
        let found = app.client.get(&format!("{page}?find=rekava+riv")).text();
        assert!(found.contains(&format!("name=\"organisation\" value=\"{known}\"")), "{found}");
        let choose = format!("{page}/organisation");
        assert_eq!(post(&mut app, &choose, &[("organisation", &known.to_string())]).status, 303);
        assert!(app.client.get(&page).text().contains("Known as"));
        assert!(app.client.get("/desk/letters/other/log").text().contains("said which organisation it is of"));
        assert_eq!(post(&mut app, &choose, &[("organisation", "new")]).status, 303);
        let own = organisation(&app, "other", other.id).unwrap();
        assert_ne!(own, known);
        assert_eq!(approved(&app, "other", &other), own, "approving leaves it as chosen");
        assert_eq!(post(&mut app, &choose, &[("organisation", "nonsense")]).status, 400);
    }
}

on_both! {
    fn whoever_knows_an_organisation_in_confidence_may_not_merge_it_since_everybody_would_see(kind) {
        let mut app = two_letters(kind);
        let one = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers"), ("email", "info@rekava-test.org")]);
        let fields = [("organisation_name", "Ligue des fleuves"), ("email", "x@ligue-test.org")];
        let three = signed_at(&mut app, "other", &fields);
        let (stays, goes) = (approved(&app, "a-letter", &one), approved(&app, "other", &three));
        let two = signed_at(&mut app, "a-letter", &[fields[0], fields[1], ("visibility", "recipient_only")]);
        assert_eq!(approved(&app, "a-letter", &two), goes);
        coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        assert_eq!(app.client.get(&path(goes)).status, 200);
        for (id, with) in [(stays, goes), (goes, stays)] {
            let merge = format!("{}/merge", path(id));
            assert_eq!(app.client.get(&format!("{merge}?with={with}")).status, 404);
            assert_eq!(post(&mut app, &merge, &[("with", &with.to_string()), ("sure", "on")]).status, 404);
        }
        assert_eq!(organisation(&app, "other", three.id), Some(goes), "the sign-on of the other letter stays where it was");
        app.client.cookie = None;
        app.account_as("admin@ngo.example", true);
        app.sign_in("admin@ngo.example");
        assert_eq!(app.client.get(&format!("{}/merge?with={goes}", path(stays))).status, 200);
    }
}

on_both! {
    fn the_log_of_a_public_letter_names_no_body_that_signed_in_confidence(kind) {
        let mut app = two_letters(kind);
        let section = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers"), ("email", "info@rekava-test.org")]);
        let parent = signed_at(&mut app, "other", &[("organisation_name", "Vadomi Water"), ("email", "b@vadomi-test.org"), ("visibility", "withheld")]);
        let (section, parent) = (approved(&app, "a-letter", &section), approved(&app, "other", &parent));
        let maria = coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        app.client.cookie = None;
        app.account_as("admin@ngo.example", true);
        app.sign_in("admin@ngo.example");
        for fields in [&[("act", "set-parent"), ("parent", &*parent.to_string())][..], &[("act", "no-parent")]] {
            assert_eq!(post(&mut app, &path(section), fields).status, 303);
        }
        app.client.cookie = maria;
        let log = app.client.get("/desk/letters/a-letter/log").text();
        assert!(log.contains("wrote something down about an organisation") && !log.contains("Vadomi"), "{log}");
    }
}

on_both! {
    fn a_written_name_is_found_behind_any_number_that_the_reader_may_not_know(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &[("organisation_name", "Rekava Rivers"), ("email", "info@rekava-test.org")]);
        let known = approved(&app, "a-letter", &first);
        coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        assert_eq!(post(&mut app, &path(known), &[("act", "add-name"), ("name", "Vadomi Vesi")]).status, 303);
        let now = app.app.now();
        let hidden = app.app.db.write("hidden organisations", move |c| {
            for n in 0..120 {
                let mut bytes = [0; 16];
                bytes[15] = n;
                let id = Id::from_bytes(bytes);
                let none = String::new;
                let new = Organisation {
                    id,
                    name: "Hidden".to_owned(),
                    original_name: none(),
                    acronym: none(),
                    country_code: none(),
                    kind: organisations::Kind::NotStated,
                    website: none(),
                    parent_id: None,
                    merged_into: None,
                    created_at: now,
                };
                organisations::add(c, &new)?;
                organisations::amend(c, id, &Amendment::AddName(OrganisationName::parse("Vadomi Vesi").unwrap()))?;
            }
            Ok::<_, StorageError>(())
        });
        app.run(hidden).unwrap();
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        let list = app.client.get("/desk/organisations?q=vesi").text();
        assert!(list.contains(&known.to_string()) && !list.contains("Hidden"), "{list}");
    }
}
