//! Letters at the desk: written, translated, set, published, closed, opened again, archived, copied.

use undersigned::accounts::{self, Reviewer, Role};
use undersigned::audit::{self, Actor};
use undersigned::basics::{EmailAddress, LanguageTag, Slug};
use undersigned::letters::{self, Deadlines, Letter, LetterError, LetterFile, Obstacle, State, Step, Text};

use crate::on_both;
use crate::support::app::{LETTER, PASSWORD, Wishes};
use crate::support::client::Response;
use crate::support::{Kind, TestApp};

const TEXT: &str = "/desk/letters/release-them/text";
const STATE: &str = "/desk/letters/release-them/state";
const SETTINGS: &str = "/desk/letters/release-them/settings";

/// Olga is signed in and has begun a letter that nobody else sees.
fn with_draft(kind: Kind) -> TestApp {
    let mut app = TestApp::new(kind);
    app.account("olga@ngo.example");
    app.sign_in("olga@ngo.example");
    let made = post(&mut app, "/desk/letters/new", &[("title", "Release them"), ("language", "en")]);
    assert_eq!((made.status, made.header("location")), (303, TEXT));
    app
}

fn post(app: &mut TestApp, path: &str, fields: &[(&str, &str)]) -> Response {
    let token = app.client.get("/desk").hidden("form_token");
    let mut all = fields.to_vec();
    all.push(("form_token", &token));
    app.client.post(path, &all)
}

/// Types a text over what is there and presses a button.
fn write(app: &mut TestApp, language: &str, act: &str, body: &str, more: &[(&str, &str)]) -> Response {
    let seen = app.client.get(&format!("{TEXT}?language={language}")).hidden("seen");
    let mut all = more.to_vec();
    let title = if language == "fr" { "Libérez-les" } else { "Release them" };
    all.extend([("language", language), ("act", act), ("title", title), ("addressees", "The Ministry\r\n"), ("body", body)]);
    all.push(("seen", &seen));
    post(app, TEXT, &all)
}

const USUAL: [(&str, &str); 16] = [
    ("time_zone", "Europe/Zurich"),
    ("soft_deadline", "2027-01-10T18:00"),
    ("deadline", "2027-01-15T18:00"),
    ("field_acronym", "required"),
    ("field_original_name", "optional"),
    ("field_website", "off"),
    ("field_consultative_status", "optional"),
    ("field_contact_role", "optional"),
    ("field_comment", "optional"),
    ("field_updates", "off"),
    ("visibility", "public"),
    ("list", "public"),
    ("order", "country"),
    ("articles", "ignore"),
    ("contact", "Olga"),
    ("contact_email", "olga@ngo.example"),
];

/// Saves the settings above; those given here win.
fn set(app: &mut TestApp, fields: &[(&str, &str)]) -> Response {
    let seen = app.client.get(SETTINGS).hidden("seen");
    let mut all = fields.to_vec();
    all.extend(USUAL.iter().filter(|(name, _)| fields.iter().all(|(given, _)| given != name)));
    if fields.iter().all(|(given, _)| *given != "seen") {
        all.push(("seen", &seen));
    }
    post(app, SETTINGS, &all)
}

fn letter(app: &TestApp, slug: &'static str) -> (Letter, Vec<Text>) {
    let read = app.app.db.read(move |c| {
        let letter = letters::by_slug(c, slug)?.expect("the letter is there");
        let texts = letters::texts(c, letter.id, letter.current_edition)?;
        Ok::<_, undersigned::db::StorageError>((letter, texts))
    });
    app.run(read).unwrap()
}

on_both! {
    fn a_letter_from_first_draft_to_archive(kind) {
        let mut app = with_draft(kind);
        assert_eq!(app.client.get("/letters/release-them").status, 404);
        let refused = post(&mut app, STATE, &[("act", "publish"), ("sure", "on")]);
        assert!(refused.status == 422 && refused.text().contains("has no text yet"), "{}", refused.text());

        let preview = write(&mut app, "en", "preview", "We *ask*[^1].\r\n\r\n[^1]: A note.", &[]);
        assert!(preview.status == 200 && preview.text().contains("We <em>ask</em>") && preview.text().contains("We *ask*[^1]."), "{}", preview.text());
        assert!(!app.client.get(TEXT).text().contains("We *ask*"), "looking saves nothing");
        assert_eq!(write(&mut app, "en", "save", "We *ask*[^1].\r\n\r\n[^1]: A note.", &[]).status, 303);
        assert_eq!(write(&mut app, "fr", "save", "Nous demandons.", &[]).status, 303);
        assert!(app.client.get("/desk/letters/release-them/preview?lang=fr").text().contains("Libérez-les"));
        assert!(app.client.get("/desk/letters/release-them/preview?language=en").text().contains("We <em>ask</em>"));
        assert_eq!(letter(&app, "release-them").0.current_edition, 1, "a draft is replaced");

        assert_eq!(set(&mut app, &[("pins", "First Ones\r\nSecond Ones")]).status, 303);
        let page = app.client.get(SETTINGS).text();
        assert!(page.contains("Friday, 15 January 2027 at 18:00 (Europe/Zurich, UTC+1)") && page.contains("First Ones\nSecond Ones"), "{page}");
        for public in ["/letters/release-them", "/letters/release-them/sign", "/letters/release-them/signatories.csv"] {
            assert_eq!(app.client.get(public).status, 404, "{public} of a draft");
        }

        assert_eq!(post(&mut app, STATE, &[("act", "publish")]).status, 422, "the box is not ticked");
        assert_eq!(post(&mut app, STATE, &[("act", "publish"), ("sure", "on")]).status, 303);
        assert!(app.client.get("/letters/release-them").text().contains("We <em>ask</em>"));
        let form = app.client.get("/letters/release-them/sign").text();
        assert!(form.contains("id=\"acronym\"") && !form.contains("id=\"website\""), "{form}");
        assert_eq!(app.sign_at("release-them", &[("organisation_name", "One"), ("acronym", "O"), ("email", "x@one.example")]).status, 303);
        app.deliver();

        let shown = write(&mut app, "en", "save", "We *urge*.", &[("change", "editorial")]);
        assert_eq!(shown.status, 422, "no kind of change before its difference was shown");
        let page = shown.text();
        assert!(page.contains("<del dir=\"auto\">We *ask*[^1].</del>") && page.contains("<ins dir=\"auto\">We *urge*.</ins>"), "{page}");
        assert!(page.contains("id=\"change-editorial\"") && page.contains("id=\"change-material\"") && !page.contains("checked"));
        assert_eq!(letter(&app, "release-them").0.current_edition, 1);
        let digest = shown.hidden("shown");
        let other = write(&mut app, "en", "save", "We *demand*.", &[("change", "editorial"), ("shown", &digest)]);
        assert_eq!(other.status, 422, "another text has another difference");
        assert_eq!(write(&mut app, "en", "save", "We *urge*.", &[("change", "editorial"), ("shown", &digest)]).status, 303);
        let (now, texts) = letter(&app, "release-them");
        assert_eq!((now.current_edition, texts.len()), (2, 2), "the translation stays");

        assert_eq!(post(&mut app, STATE, &[("act", "close"), ("sure", "on")]).status, 303);
        assert!(app.client.get("/letters/release-them").text().contains("This letter is closed"));
        let typed = [("act", "reopen"), ("sure", "on"), ("reason", "Two more days were needed")];
        app.clock.advance(std::time::Duration::from_secs(10 * 60));
        assert_eq!(post(&mut app, STATE, &typed).status, 401, "opening again needs a fresh sign-in");
        app.sign_in("olga@ngo.example");
        let unexplained = post(&mut app, STATE, &[("act", "reopen"), ("sure", "on"), ("reason", "  ")]);
        assert!(unexplained.status == 422 && unexplained.text().contains("Say why"), "{}", unexplained.text());
        assert_eq!(post(&mut app, STATE, &typed).status, 303);
        assert!(!app.client.get("/letters/release-them").text().contains("This letter is closed"));
        for act in ["close", "submit"] {
            assert_eq!(post(&mut app, STATE, &[("act", act), ("sure", "on")]).status, 303, "{act}");
        }
        let early = post(&mut app, STATE, &[("act", "archive"), ("sure", "on")]);
        assert!(early.status == 422 && early.text().contains("may be confirmed for a day"), "{}", early.text());
        app.advance(24);
        app.sign_in("olga@ngo.example");
        assert_eq!(post(&mut app, STATE, &[("act", "archive"), ("sure", "on")]).status, 303);
        assert_eq!(letter(&app, "release-them").0.state, State::Archived);
        assert_eq!(post(&mut app, STATE, &[("act", "close"), ("sure", "on")]).status, 409, "what is archived stays so");
        assert!(app.client.get("/letters/release-them").text().contains("We <em>urge</em>"), "its page stays readable");
        assert_eq!(set(&mut app, &[]).status, 409);
        let whisper = [("language", "en"), ("act", "save"), ("title", "Release them"), ("body", "We *whisper*.")];
        let late = post(&mut app, TEXT, &whisper);
        assert!(late.status == 409 && late.text().contains("We *whisper*."), "{}", late.text());

        let log = app.client.get("/desk/letters/release-them/log").text();
        for words in ["began the letter", "changed the text", "changed the settings", "published the letter", "closed the letter", "opened the letter again", "Two more days were needed", "marked the letter as submitted", "archived the letter"] {
            assert!(log.contains(words), "{words}: {log}");
        }
        assert!(log.contains("order: ") && !log.contains("contact: "), "the log names contacts without their data: {log}");
    }
}

on_both! {
    fn a_stale_edit_overwrites_nothing_and_loses_nothing(kind) {
        let mut app = with_draft(kind);
        write(&mut app, "en", "save", "The first words.", &[]);
        let (seen, settings) = (app.client.get(TEXT).hidden("seen"), app.client.get(SETTINGS).hidden("seen"));
        assert_eq!(write(&mut app, "en", "save", "The words of Maria.", &[]).status, 303);
        let mine = |seen: &str| [("language", "en"), ("act", "save"), ("title", "Mine & ours"), ("addressees", ""), ("body", "My own words.")].into_iter().chain([("seen", seen)]).map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>();
        let send = |app: &mut TestApp, fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            post(app, TEXT, &fields)
        };
        let stale = send(&mut app, mine(&seen));
        assert_eq!(stale.status, 409);
        let page = stale.text();
        assert!(page.contains("value=\"Mine &#38; ours\"") && page.contains(">My own words.</textarea>"), "nothing is lost: {page}");
        assert!(page.contains("<del dir=\"auto\">The words of Maria.</del>"), "what it would change is shown: {page}");
        assert!(app.client.get(TEXT).text().contains("The words of Maria."), "nothing is overwritten");
        assert_eq!(send(&mut app, mine("")).status, 409, "a form that says nothing of what it saw is stale");
        assert_eq!(send(&mut app, mine(&stale.hidden("seen"))).status, 303, "saved by somebody who has seen the other text");

        assert_eq!(set(&mut app, &[("list", "never")]).status, 303);
        let stale = set(&mut app, &[("list", "public"), ("contact", "Somebody else"), ("seen", &settings)]);
        assert!(stale.status == 409 && stale.text().contains("value=\"Somebody else\""), "{}", stale.text());
        assert_eq!(letter(&app, "release-them").0.settings.list, letters::ListPolicy::Never);
        let seen = stale.hidden("seen");
        assert_eq!(set(&mut app, &[("list", "public"), ("seen", &seen)]).status, 303);
    }
}

on_both! {
    fn bad_settings_are_named_at_once_and_kept_as_typed(kind) {
        let mut app = with_draft(kind);
        for (fields, sentence) in [
            (vec![("deadline", "2027-03-28T02:30")], "clocks are put forward over this time"),
            (vec![("deadline", "2027-02-30T18:00")], "This is not a date and time"),
            (vec![("deadline", "in two weeks")], "This is not a date and time"),
            (vec![("soft_deadline", "2027-01-15T18:01")], "comes after the hard one"),
            (vec![("deadline", "2026-11-01T10:00")], "has passed already"),
            (vec![("time_zone", "Mars/Olympus")], "There is no time zone of this name"),
            (vec![("contact_email", "nobody")], "not a complete mail address"),
            (vec![("hrc_agenda_item", "11")], "an agenda item from 1 to 10"),
            (vec![("pins", "a\u{202E}b")], "invisible control characters"),
            (vec![("visibility", "everybody")], "Please choose."),
        ] {
            let answer = set(&mut app, &fields);
            let page = answer.text();
            assert!(answer.status == 422 && page.contains(sentence), "{fields:?}: {page}");
            let (name, typed) = fields[0];
            assert!(page.contains(&format!("href=\"#{name}\"")), "{name} in the summary: {page}");
            if !matches!(name, "pins" | "visibility") {
                assert!(page.contains(&format!("value=\"{typed}\"")), "{name} is kept: {page}");
            }
        }
        let all = set(&mut app, &[("time_zone", "Nowhere"), ("deadline", "soon"), ("contact", ""), ("controller", "Us")]).text();
        for field in ["time_zone", "deadline", "contact", "controller_address", "controller_email"] {
            assert!(all.contains(&format!("href=\"#{field}\"")), "{field}: {all}");
        }
        assert!(all.contains("type=\"text\" value=\"soon\""), "a field for dates would drop it: {all}");
        assert_eq!(letter(&app, "release-them").0.hard_deadline, None, "nothing was saved");
    }
}

on_both! {
    fn what_stands_in_the_way_of_publishing_is_named(kind) {
        // An open installation, where somebody must be responsible for the data.
        let wishes = Wishes { limits: "burst=100000", variables: vec![("PUBLIC_URL", "https://letters.example.org".to_owned())] };
        let app = TestApp::with(kind, wishes);
        let id = app.account("olga@ngo.example");
        let olga = app.run(app.app.db.read(move |c| accounts::by_id(c, id))).unwrap().unwrap();
        let (slug, english) = (Slug::parse("release-them").unwrap(), LanguageTag::parse("en").unwrap());
        app.run(letters::create(&app.app, &olga, slug, english, "Release them".to_owned())).unwrap();
        let reviewer = Reviewer::command_line(letter(&app, "release-them").0.id);
        let publish = || match app.run(letters::take_step(&app.app, reviewer, Step::Publish, "")) {
            Err(LetterError::NotReady(obstacles)) => obstacles,
            other => panic!("{other:?}"),
        };
        assert_eq!(publish(), [Obstacle::NoController, Obstacle::NoText]);
        let (now, _) = letter(&app, "release-them");
        let hard = Some(app.app.now().plus(std::time::Duration::from_secs(3600)));
        let deadlines = Deadlines { hard, ..Deadlines::of(&now) };
        let seen = now.settings_digest();
        app.run(letters::change_settings(&app.app, reviewer, now.settings.clone(), deadlines.clone(), seen)).unwrap();
        app.advance(1);
        assert_eq!(publish(), [Obstacle::NoController, Obstacle::DeadlinePassed, Obstacle::NoText]);
        let (now, _) = letter(&app, "release-them");
        let kept = letters::change_settings(&app.app, reviewer, now.settings.clone(), deadlines, now.settings_digest());
        app.run(kept).expect("a deadline that has passed may stay");
    }
}

on_both! {
    fn a_copy_takes_texts_and_settings_and_no_signatures(kind) {
        let mut app = TestApp::with_letter(kind);
        app.signed("One", "x@one.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let copy = |app: &mut TestApp, slug: &str, title: &str| post(app, "/desk/letters/a-letter/duplicate", &[("slug", slug), ("title", title)]);
        for (slug, sentence) in [("a-letter", "has this address already"), ("new", "This word cannot be"), ("Two Words", "1 to 80 small letters"), ("", "1 to 80 small letters")] {
            let answer = copy(&mut app, slug, "");
            assert!(answer.status == 422 && answer.text().contains(sentence), "{slug}: {}", answer.text());
        }
        assert_eq!(copy(&mut app, "second", "A second letter").header("location"), "/desk/letters/second/text");
        let ((first, old), (second, new)) = (letter(&app, "a-letter"), letter(&app, "second"));
        assert_eq!((second.state, second.hard_deadline, &second.settings), (State::Draft, first.hard_deadline, &first.settings));
        assert_eq!((new[0].title.as_str(), &new[0].body, &new[0].addressees), ("A second letter", &old[0].body, &old[0].addressees));
        assert!(app.signatures_of("second").is_empty());
        assert_eq!(app.client.get("/desk/letters/second/settings").status, 200, "whoever copies owns the copy");
        assert_eq!(app.client.get("/desk/letters/a-letter/settings").status, 404, "and no more of the old one than before");
        app.advance(46 * 24);
        app.sign_in("maria@ngo.example");
        assert_eq!(copy(&mut app, "third", "").status, 303);
        let (third, texts) = letter(&app, "third");
        assert_eq!((third.hard_deadline, texts[0].title.as_str()), (None, "A letter"), "no deadline that has passed");
    }
}

on_both! {
    fn each_role_changes_only_what_is_its_own(kind) {
        let mut app = with_draft(kind);
        write(&mut app, "en", "save", "The first words.", &[]);
        let grant = |app: &TestApp, email: &str, role| {
            app.account(email);
            app.run(accounts::grant(&app.app, Actor::CommandLine, &EmailAddress::parse(email).unwrap(), "release-them", role)).unwrap();
        };
        grant(&app, "watcher@ngo.example", Role::Observer);
        grant(&app, "maria@ngo.example", Role::Coordinator);

        app.sign_in("watcher@ngo.example");
        let page = app.client.get(TEXT).text();
        assert!(page.contains("The first words.") && !page.contains("<textarea"), "{page}");
        assert_eq!(app.client.get("/desk/letters/release-them/preview").status, 200);
        assert_eq!(post(&mut app, TEXT, &[("language", "en"), ("act", "save"), ("title", "x"), ("body", "y")]).status, 404);

        app.sign_in("maria@ngo.example");
        assert_eq!(write(&mut app, "en", "save", "Better words.", &[]).status, 303, "a draft is written together");
        assert_eq!(post(&mut app, STATE, &[("act", "publish"), ("sure", "on")]).status, 404);
        assert_eq!(app.client.get(SETTINGS).status, 404);

        app.sign_in("olga@ngo.example");
        assert_eq!(post(&mut app, STATE, &[("act", "publish"), ("sure", "on")]).status, 303);
        app.sign_in("maria@ngo.example");
        let typed = [("language", "en"), ("act", "save"), ("title", "x"), ("body", "Too late, and not lost.")];
        let late = post(&mut app, TEXT, &typed);
        assert!(late.status == 403 && late.text().contains(">Too late, and not lost.</textarea>"), "{}", late.text());
        assert!(app.client.get("/letters/release-them").text().contains("Better words."));
        assert_eq!(post(&mut app, STATE, &[("act", "close"), ("sure", "on")]).status, 404);
    }
}

on_both! {
    fn changing_what_was_signed_needs_a_fresh_sign_in(kind) {
        let mut app = with_draft(kind);
        write(&mut app, "en", "save", "The first words.", &[]);
        post(&mut app, STATE, &[("act", "publish"), ("sure", "on")]);
        app.sign_at("release-them", &[("organisation_name", "One"), ("email", "x@one.example")]);
        app.deliver();
        app.clock.advance(std::time::Duration::from_secs(10 * 60));
        let shown = write(&mut app, "en", "save", "Other words.", &[]);
        assert_eq!(shown.status, 422, "to look at the difference it is not needed");
        let digest = shown.hidden("shown");
        let again = write(&mut app, "en", "save", "Other words.", &[("change", "material"), ("shown", &digest)]);
        assert_eq!(again.status, 401);
        assert_eq!(letter(&app, "release-them").0.current_edition, 1);
        let (kept, next) = (again.hidden("kept"), again.hidden("next"));
        let resumed = app.client.post("/desk/sign-in", &[("email", "olga@ngo.example"), ("password", PASSWORD), ("kept", &kept), ("next", &next)]);
        let names = ["form_token", "language", "act", "title", "addressees", "body", "seen", "change", "shown"];
        let fields: Vec<(&str, String)> = names.iter().map(|name| (*name, resumed.hidden(name))).collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(app.client.post(&next, &fields).status, 303);
        assert_eq!(letter(&app, "release-them").0.current_edition, 2);
    }
}

on_both! {
    fn the_longest_text_is_saved_and_outlives_its_session(kind) {
        let mut app = with_draft(kind);
        let longest = "ក".repeat(66_666);
        assert_eq!(write(&mut app, "en", "save", &longest, &[]).status, 303);
        let over = write(&mut app, "en", "save", &"ក".repeat(66_667), &[]);
        assert!(over.status == 422 && over.text().contains("longer than 200,000 bytes"));
        app.advance(13);
        let expired = app.client.post(TEXT, &[("form_token", "old"), ("language", "en"), ("act", "save"), ("title", "Still here"), ("body", &longest)]);
        assert_eq!(expired.status, 401);
        let (kept, next) = (expired.hidden("kept"), expired.hidden("next"));
        let resumed = app.client.post("/desk/sign-in", &[("email", "olga@ngo.example"), ("password", PASSWORD), ("kept", &kept), ("next", &next)]);
        assert_eq!((resumed.status, resumed.hidden("title").as_str()), (200, "Still here"));
        assert_eq!(resumed.hidden("body"), longest);
    }
}

on_both! {
    fn a_translation_can_be_taken_away_and_the_original_cannot(kind) {
        let mut app = with_draft(kind);
        write(&mut app, "en", "save", "The first words.", &[]);
        write(&mut app, "fr", "save", "Les premiers mots.", &[]);
        assert_eq!(write(&mut app, "fr", "remove", "", &[]).status, 422, "the box is not ticked");
        assert_eq!(write(&mut app, "fr", "remove", "", &[("sure", "on")]).status, 303);
        assert_eq!(write(&mut app, "en", "remove", "", &[("sure", "on")]).status, 400);
        let (_, texts) = letter(&app, "release-them");
        assert_eq!(texts.iter().map(|text| text.language.code()).collect::<Vec<_>>(), ["en"]);
    }
}

on_both! {
    fn no_letter_takes_a_word_of_our_own_addresses(kind) {
        let mut app = with_draft(kind);
        for (slug, sentence) in [("new", "This word cannot be"), ("release-them", "has this address already"), ("-x", "1 to 80 small letters")] {
            let answer = post(&mut app, "/desk/letters/new", &[("title", "Another <one>"), ("language", "en"), ("slug", slug)]);
            assert!(answer.status == 422 && answer.text().contains(sentence), "{slug}: {}", answer.text());
            assert!(answer.text().contains("value=\"Another &#60;one&#62;\""), "what was typed is kept");
        }
        let file = LetterFile::parse(&LETTER.replace("slug: a-letter", "slug: new")).unwrap();
        let published = app.run(letters::publish(&app.app, Actor::CommandLine, file, Vec::new(), None, None, false));
        assert!(matches!(published, Err(LetterError::SlugReserved)), "{published:?}");
    }
}

on_both! {
    fn a_draft_gives_way_to_a_file_only_when_that_is_said(kind) {
        let mut app = with_draft(kind);
        write(&mut app, "en", "save", "Written at the desk.", &[]);
        let publish = |app: &TestApp, over_draft| {
            let file = LetterFile::parse(&LETTER.replace("slug: a-letter", "slug: release-them")).unwrap();
            app.run(letters::publish(&app.app, Actor::CommandLine, file, Vec::new(), None, None, over_draft))
        };
        let refused = publish(&app, false);
        assert!(matches!(refused, Err(LetterError::DraftAtDesk)), "{refused:?}");
        let (draft, texts) = letter(&app, "release-them");
        assert_eq!((draft.state, texts[0].body.as_str()), (State::Draft, "Written at the desk.\n"));
        publish(&app, true).unwrap();
        assert_eq!(app.client.get("/letters/release-them").status, 200);
    }
}

on_both! {
    fn a_file_says_and_logs_which_settings_it_replaces(kind) {
        let app = TestApp::with_letter(kind);
        let (now, _) = letter(&app, "a-letter");
        let settings = letters::Settings { list: letters::ListPolicy::Never, ..now.settings.clone() };
        let reviewer = Reviewer::command_line(now.id);
        app.run(letters::change_settings(&app.app, reviewer, settings, Deadlines::of(&now), now.settings_digest())).unwrap();
        let publish = |source: &str| {
            let file = LetterFile::parse(source).unwrap();
            app.run(letters::publish(&app.app, Actor::CommandLine, file, Vec::new(), None, None, false)).unwrap().changed
        };
        assert_eq!(publish(LETTER), ["list never → public"]);
        assert_eq!(publish(LETTER), Vec::<String>::new(), "the same settings again");
        let fields = LETTER.replace("visibility:", "fields: {acronym: optional, website: required}\nvisibility:");
        assert_eq!(publish(&fields), ["fields.website optional → required"], "naming what is so anyway changes nothing");
        let (id, wanted) = (now.id, audit::Filter { act: "settings changed".to_owned(), ..audit::Filter::default() });
        let logged = app.run(app.app.db.read(move |c| audit::of_letter(c, id, &wanted, 10))).unwrap();
        assert_eq!(logged.len(), 3, "{logged:?}");
        assert!(logged[1].detail.contains("never") && logged[1].detail.contains("public"), "{}", logged[1].detail);
    }
}

on_both! {
    fn a_translation_of_a_signed_letter_is_taken_away_once_the_change_is_named(kind) {
        let mut app = with_draft(kind);
        write(&mut app, "en", "save", "The first words.", &[]);
        write(&mut app, "fr", "save", "Les premiers mots.", &[]);
        post(&mut app, STATE, &[("act", "publish"), ("sure", "on")]);
        app.sign_at("release-them", &[("organisation_name", "One"), ("email", "x@one.example")]);
        app.deliver();
        let shown = write(&mut app, "fr", "remove", "Les premiers mots.", &[("sure", "on")]);
        let page = shown.text();
        assert!(shown.status == 422 && page.contains("class=\"button\" type=\"submit\" name=\"act\" value=\"remove\""), "{page}");
        assert!(!page.contains("value=\"save\""), "nothing on the page saves what is to go: {page}");
        let (sure, digest) = (shown.hidden("sure"), shown.hidden("shown"));
        let named = [("sure", sure.as_str()), ("change", "editorial"), ("shown", digest.as_str())];
        assert_eq!(write(&mut app, "fr", "remove", "Les premiers mots.", &named).status, 303);
        let (now, texts) = letter(&app, "release-them");
        assert_eq!((now.current_edition, texts.len(), texts[0].language.code().as_str()), (2, 1, "en"));
    }
}

on_both! {
    fn who_signed_before_the_meaning_changed_stays_known(kind) {
        let mut app = with_draft(kind);
        write(&mut app, "en", "save", "The first words.", &[]);
        post(&mut app, STATE, &[("act", "publish"), ("sure", "on")]);
        let read = app.client.get("/letters/release-them/sign").hidden("edition");
        app.sign_at("release-them", &[("organisation_name", "One"), ("email", "x@one.example")]);
        let path = app.confirm_path("x@one.example");
        app.confirm_all(&path);
        let shown = write(&mut app, "en", "save", "Other words.", &[]).hidden("shown");
        assert_eq!(write(&mut app, "en", "save", "Other words.", &[("change", "material"), ("shown", &shown)]).status, 303);
        // Two had opened the form before; nobody has read an edition that does not exist.
        for (name, email, edition) in [
            ("Two", "x@two.example", read.as_str()),
            ("Three", "x@three.example", ""),
            ("Four", "x@four.example", "3"),
            ("Five", "x@five.example", "0"),
        ] {
            let fields = [("organisation_name", name), ("email", email), ("edition", edition)];
            assert_eq!(app.sign_at("release-them", &fields).status, 303);
            let path = app.confirm_path(email);
            let warned = app.client.get(&path).text().contains("the text has changed since");
            assert_eq!(warned, name == "Two", "{name}");
            app.confirm_all(&path);
        }
        app.deliver();
        let signed = app.signatures_of("release-them");
        assert_eq!(signed.iter().map(|signature| signature.text_edition).collect::<Vec<_>>(), [1, 1, 2, 2, 2]);
        let older = |app: &TestApp| {
            let page = app.client.get("/desk/letters/release-them/signatures?status=all&flag=older-text").text();
            ["One", "Two", "Three", "Four", "Five"].into_iter().filter(|name| page.contains(&format!("<bdi>{name}</bdi>"))).collect::<Vec<_>>()
        };
        assert_eq!(older(&app), ["One", "Two"]);
        let mark = "<span class=\"flag\">Signed an older text";
        assert_eq!(app.client.get("/desk/letters/release-them/signatures").text().matches(mark).count(), 2);
        for (signature, marked) in [(&signed[1], true), (&signed[2], false)] {
            let page = app.client.get(&format!("/desk/letters/release-them/signatures/{}", signature.id)).text();
            assert_eq!(page.contains(mark), marked, "{}", signature.organisation_name);
        }
        let shown = write(&mut app, "en", "save", "Other words!", &[]).hidden("shown");
        assert_eq!(write(&mut app, "en", "save", "Other words!", &[("change", "editorial"), ("shown", &shown)]).status, 303);
        assert_eq!(older(&app), ["One", "Two"], "wording makes no text older");
    }
}

on_both! {
    fn other_addressees_of_a_signed_letter_are_never_wording_only(kind) {
        let mut app = with_draft(kind);
        write(&mut app, "en", "save", "The first words.", &[]);
        post(&mut app, STATE, &[("act", "publish"), ("sure", "on")]);
        app.sign_at("release-them", &[("organisation_name", "One"), ("email", "x@one.example")]);
        app.deliver();
        let to = ("addressees", "The Parliament");
        let shown = write(&mut app, "en", "save", "The first words.", &[to]).hidden("shown");
        let wording = write(&mut app, "en", "save", "The first words.", &[to, ("change", "editorial"), ("shown", &shown)]);
        assert!(wording.status == 422 && wording.text().contains("so this change is material"), "{}", wording.text());
        assert_eq!(letter(&app, "release-them").0.current_edition, 1);
        let meaning = write(&mut app, "en", "save", "The first words.", &[to, ("change", "material"), ("shown", &shown)]);
        assert_eq!(meaning.status, 303, "{}", meaning.text());
        assert_eq!(letter(&app, "release-them").1[0].addressees, ["The Parliament"]);
    }
}

on_both! {
    fn a_deadline_ends_only_with_a_box_that_says_so(kind) {
        let mut app = with_draft(kind);
        assert!(!app.client.get(SETTINGS).text().contains("no_deadline"), "nothing to end yet");
        assert_eq!(set(&mut app, &[]).status, 303);
        for (name, none) in [("deadline", "no_deadline"), ("soft_deadline", "no_soft_deadline")] {
            let half = set(&mut app, &[(name, "")]);
            assert!(half.status == 422 && half.text().contains(&format!("id=\"{name}-error\"")), "{}", half.text());
            assert!(half.text().contains("No complete date arrived") && half.text().contains(&format!("id=\"{none}\"")), "{}", half.text());
            assert_eq!(set(&mut app, &[(none, "on")]).status, 422, "a date and no date");
        }
        let (now, _) = letter(&app, "release-them");
        assert!(now.hard_deadline.is_some() && now.soft_deadline.is_some());
        let none = [("deadline", ""), ("no_deadline", "on"), ("soft_deadline", ""), ("no_soft_deadline", "on")];
        assert_eq!(set(&mut app, &none).status, 303);
        assert_eq!(Deadlines::of(&letter(&app, "release-them").0).hard, None);
        assert_eq!(set(&mut app, &[("deadline", ""), ("soft_deadline", "")]).status, 303, "where there is none, none is taken away");
    }
}
