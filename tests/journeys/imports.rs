//! Other doors: a file from another form or a sheet, and a sign-on that a coordinator enters by hand.

use std::io::{Cursor, Write};

use undersigned::accounts::{Reviewer, Role};
use undersigned::audit;
use undersigned::intake::{self, SheetError};
use undersigned::letters::{self, Step};
use undersigned::organisations::Kind as Reach;
use undersigned::signatures::{Source, Status};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::on_both;
use crate::support::app::LETTER;
use crate::support::client::Response;
use crate::support::{Kind, TestApp, binary, database};

const IMPORT: &str = "/desk/letters/a-letter/import";
const FORM: &str = "Timestamp,Email Address,Name of your organisation *,Country where your organisation is based,Website (if any),Your name\n\
2026/11/02 10:11:12,info@rekava.example,Rekava Council of Rivers,Cambodia,rekava.example,Sok\n\
2026/11/02 11:00:00,info@vadomi.example,\"Vadomi, Water League\",France,,\n";

pub fn desk(kind: Kind, role: Role) -> TestApp {
    let mut app = TestApp::with_letter(kind);
    app.coordinator("maria@ngo.example", role);
    app
}

fn token(app: &TestApp) -> String {
    app.client.get("/desk").hidden("form_token")
}

/// Sends a file as a browser does.
fn send(app: &mut TestApp, token: &str, name: &str, content: &[u8]) -> Response {
    let mut body = Vec::new();
    for part in [
        format!("--test-boundary\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n{token}\r\n").as_bytes(),
        format!("--test-boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n")
            .as_bytes(),
        content,
        &b"\r\n--test-boundary--\r\n"[..],
    ] {
        body.extend_from_slice(part);
    }
    app.client.post_raw(IMPORT, body, "multipart/form-data; boundary=test-boundary", &[])
}

/// Sends a file that can be read; returns the path of the next page.
pub fn staged(app: &mut TestApp, content: &[u8]) -> String {
    let token = token(app);
    let sent = send(app, &token, "answers.csv", content);
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.header("location").to_owned()
}

/// The column that stands chosen for a field.
fn chosen(page: &str, field: &str) -> String {
    let select = page.split(&format!("name=\"map_{field}\"")).nth(1).unwrap_or_else(|| panic!("no {field} in {page}"));
    let options = select.split("</select>").next().unwrap().split("<option value=\"").skip(1);
    options.filter(|option| option.contains("\" selected")).map(|option| option.split('"').next().unwrap().to_owned()).collect()
}

/// Posts the page of columns as it stands, and some fields of one's own.
pub fn post(app: &mut TestApp, path: &str, fields: &[(&str, &str)]) -> Response {
    let page = app.client.get(path).text();
    let maps: Vec<(String, String)> = intake::Field::ALL
        .iter()
        .filter(|field| fields.iter().all(|(name, _)| *name != format!("map_{}", field.as_str())))
        .map(|field| (format!("map_{}", field.as_str()), chosen(&page, field.as_str())))
        .collect();
    let token = token(app);
    let mut all: Vec<(&str, &str)> = maps.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.push(("form_token", &token));
    all.extend_from_slice(fields);
    app.client.post(path, &all)
}

fn mails(app: &TestApp, email: &str) -> usize {
    app.deliver().iter().filter(|mail| mail.to == email).count()
}

/// A small workbook: rows of cells as XML.
fn workbook(rows: &str) -> Vec<u8> {
    workbook_with(rows, &[])
}

/// As [`workbook`], with more files in it.
fn workbook_with(rows: &str, more: &[(&str, String)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let files = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Answers\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!("<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>")),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files.iter().chain(more) {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn text_cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn every_encoding_and_separator_gives_the_same_rows() {
    let text = |separator: &str| {
        ["Organisation|Pays|Courriel", "\"Été, à l’île; «\t»\"|Côte d’Ivoire|a@b.example", "|Île|", "Zoé||z@b.example"]
            .join("\r\n")
            .replace('|', separator)
    };
    let utf_16 = |text: &str, big: bool, mark: bool| -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let expected = intake::read(text(",").as_bytes()).unwrap();
    assert_eq!(expected.headers, ["Organisation", "Pays", "Courriel"]);
    assert_eq!((expected.rows[0].cell(0), expected.rows[0].cell(1)), ("Été, à l’île; «\t»", "Côte d’Ivoire"));
    assert_eq!((expected.rows[2].number, expected.rows[2].cell(0), expected.rows[2].cell(7)), (4, "Zoé", ""));
    for separator in [",", ";", "\t"] {
        let text = text(separator);
        let windows = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
        assert!(String::from_utf8(windows.clone()).is_err());
        let marked = format!("\u{FEFF}{text}").into_bytes();
        let utf_16s = [(false, true), (true, true), (false, false), (true, false)].map(|(big, mark)| utf_16(&text, big, mark));
        for bytes in [text.clone().into_bytes(), marked, windows].into_iter().chain(utf_16s) {
            assert_eq!(intake::read(&bytes).as_ref(), Ok(&expected), "{separator:?} {:?}", &bytes[..8]);
        }
    }
}

#[test]
fn a_workbook_shows_what_people_see_in_it() {
    let rows = format!(
        "<row r=\"1\">{}{}{}</row><row r=\"3\">{}<c r=\"B3\"><v>42</v></c><c r=\"C3\" s=\"1\"><v>46357</v></c></row>",
        text_cell("A1", "Organisation"),
        text_cell("B1", "How many"),
        text_cell("C1", "When"),
        text_cell("A3", "Été &amp; Friends"),
    );
    let sheet = intake::read(&workbook(&rows)).unwrap();
    assert_eq!(sheet.headers, ["Organisation", "How many", "When"]);
    assert_eq!(sheet.rows.len(), 1);
    let row = &sheet.rows[0];
    assert_eq!((row.number, row.cell(0), row.cell(1), row.cell(2)), (3, "Été & Friends", "42", "2026-12-01"));
}

#[test]
fn a_file_that_would_cost_too_much_is_refused_quickly() {
    let started = std::time::Instant::now();
    let far = workbook(&format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        text_cell("A1", "Organisation"),
        text_cell("XFD1048576", "far")
    ));
    assert_eq!(intake::read(&far), Err(SheetError::TooManyColumns));
    let laughs = format!("<!DOCTYPE x [<!ENTITY a \"{}\">]><row r=\"1\">{}</row>", "ha".repeat(1_000), text_cell("A1", "&a;"));
    assert_eq!(intake::read(&workbook(&laughs)), Err(SheetError::Unreadable), "nothing is expanded");
    let header = format!("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\">{}</row>", text_cell("A2", "One"));
    let texts = |said: &str| {
        let texts = format!("<sst uniqueCount=\"{said}\"><si><t>Organisation</t></si></sst>");
        intake::read(&workbook_with(&header, &[("xl/sharedStrings.xml", texts)]))
    };
    assert_eq!(texts("1").unwrap().headers, ["Organisation"]);
    assert_eq!(texts("1000000000000"), Err(SheetError::TooLarge), "no room is made for what a file only says it has");
    assert_eq!(intake::read(&vec![b'a'; intake::MOST_BYTES + 1]), Err(SheetError::TooLarge));
    assert_eq!(intake::read("Organisation\n".repeat(5_002).as_bytes()), Err(SheetError::TooManyRows));
    assert_eq!(intake::read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Err(SheetError::OldExcel));
    assert_eq!((intake::read(b""), intake::read(b"Organisation\n\n")), (Err(SheetError::Empty), Err(SheetError::Empty)));
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

on_both! {
    fn a_form_is_sent_looked_at_and_imported_and_each_address_confirms(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let path = staged(&mut app, FORM.as_bytes());
        let columns = app.client.get(&path).text();
        for (field, column) in [("organisation_name", "2"), ("email", "1"), ("country", "3"), ("website", "4"), ("contact_name", "5"), ("comment", ""), ("kind", "")] {
            assert_eq!(chosen(&columns, field), column, "{field}");
        }
        assert!(!columns.contains("value=\"approved\""), "a coordinator does not import as approved");
        let preview = post(&mut app, &path, &[("state", "unconfirmed")]);
        assert_eq!(preview.status, 200, "{}", preview.text());
        assert!(preview.text().contains("<bdi>Vadomi, Water League</bdi>") && preview.text().contains("Import these 2 rows"), "{}", preview.text());
        assert!(app.signatures().is_empty(), "looking changes nothing");
        let done = post(&mut app, &path, &[("state", "unconfirmed"), ("confirm", "yes")]);
        assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text());
        assert!(app.client.get(&path).text().contains("2 sign-ons are imported"));
        let signatures = app.signatures();
        assert_eq!(signatures.len(), 2);
        assert!(signatures.iter().all(|signature| signature.status == Status::Unconfirmed && signature.source == Source::Import));
        let first = &signatures[0];
        assert_eq!((first.country_code.as_str(), first.website.as_str(), first.kind), ("KH", "https://rekava.example/", Reach::NotStated));
        assert_eq!((mails(&app, "info@rekava.example"), mails(&app, "info@vadomi.example")), (1, 1), "one mail each");
        let token = token(&app);
        app.client.post(&path, &[("form_token", token.as_str()), ("map_organisation_name", "2"), ("map_email", "1"), ("state", "unconfirmed"), ("confirm", "yes")]);
        assert_eq!((app.signatures().len(), mails(&app, "info@rekava.example")), (2, 1), "a file is imported once");
        let link = app.confirm_path("info@vadomi.example");
        assert_eq!(app.confirm_all(&link).status, 200);
        app.deliver();
        assert_eq!(app.signatures()[1].status, Status::Confirmed);
        let log = app.client.get("/desk/letters/a-letter/log").text();
        assert!(log.contains("imported"), "{log}");
    }
}

on_both! {
    fn the_columns_of_a_form_are_remembered(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let form = "Question 1,Question 2,Question 3\nOne,a@one.example,What they wrote\n";
        let path = staged(&mut app, form.as_bytes());
        assert_eq!(chosen(&app.client.get(&path).text(), "organisation_name"), "");
        let missing = post(&mut app, &path, &[("map_email", "1")]);
        assert!(missing.status == 422 && missing.text().contains("No column was chosen for “Name of the organisation”"), "{}", missing.text());
        assert_eq!(chosen(&missing.text(), "email"), "1", "what was chosen stays");
        let twice = post(&mut app, &path, &[("map_organisation_name", "0"), ("map_email", "0")]);
        assert!(twice.status == 422 && twice.text().contains("“Question 1” was chosen for several fields"), "{}", twice.text());
        let right = [("map_organisation_name", "0"), ("map_email", "1"), ("map_comment", "2")];
        assert_eq!(post(&mut app, &path, &right).status, 200);
        let again = staged(&mut app, form.replace("One", "Two").as_bytes());
        let page = app.client.get(&again).text();
        assert_eq!(["organisation_name", "email", "comment", "acronym"].map(|field| chosen(&page, field)), ["0", "1", "2", ""]);
        let other = staged(&mut app, form.replace("Question 3", "Question 4").as_bytes());
        assert_eq!(chosen(&app.client.get(&other).text(), "email"), "", "another form is another form");
    }
}

on_both! {
    fn one_bad_row_and_nothing_is_imported(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let form = "organisation_name,email,country,kind,website,visibility\n\
            Good,info@good.example,KH,national,,\n\
            Typo,info@typo.example,Camboda,,,\n\
            \"\u{202E}\",not an address,Nowhereland,a big one,no website,hidden\n";
        let path = staged(&mut app, form.as_bytes());
        let preview = post(&mut app, &path, &[("state", "unconfirmed"), ("confirm", "yes")]);
        let page = preview.text();
        assert_eq!(preview.status, 422);
        assert!(page.contains("2 rows have problems") && page.contains("Did you mean: Cambodia?") && page.contains("No country is called “Nowhereland”. Write"), "{page}");
        for problem in ["Name of the organisation:", "Mail address:", "How far it reaches:", "Website:", "Who may see the name?:"] {
            assert!(page.contains(problem), "{problem} in {page}");
        }
        assert!(!page.contains("name=\"confirm\""), "there is no button to import");
        assert!(app.signatures().is_empty() && app.backlog().ready == 0);
    }
}

on_both! {
    fn what_is_confirmed_already_needs_a_note_and_what_is_approved_an_owner(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let form = "Organisation,Country\nRekava Council of Rivers,Cambodge\nVadomi Water League,\n";
        let path = staged(&mut app, form.as_bytes());
        let by_mail = post(&mut app, &path, &[("state", "unconfirmed")]);
        assert!(by_mail.status == 422 && by_mail.text().contains("No column was chosen for “Mail address”"), "{}", by_mail.text());
        let bare = post(&mut app, &path, &[("state", "confirmed"), ("confirm", "yes")]);
        assert!(bare.status == 422 && bare.text().contains("write down how they were confirmed"), "{}", bare.text());
        let approved = [("state", "approved"), ("note", "Signed on paper at the meeting"), ("confirm", "yes")];
        let coordinator = post(&mut app, &path, &approved);
        assert!(coordinator.status == 422 && coordinator.text().contains("Only an owner"), "{}", coordinator.text());
        assert!(app.signatures().is_empty());
        app.client.cookie = None;
        app.coordinator("owner@ngo.example", Role::Owner);
        assert_eq!(post(&mut app, &path, &approved).status, 303);
        let signatures = app.signatures();
        assert_eq!(signatures.iter().map(|signature| signature.status).collect::<Vec<_>>(), [Status::Approved; 2]);
        assert!(signatures.iter().all(|signature| signature.confirmed_at.is_some() && signature.decided_at.is_some() && signature.email.is_empty()));
        assert!(app.deliver().is_empty(), "no mail to anybody");
        assert!(app.client.get("/letters/a-letter").text().contains("Vadomi Water League"), "on the list at once");
        let detail = app.client.get(&format!("/desk/letters/a-letter/signatures/{}", signatures[1].id)).text();
        assert!(detail.contains("Signed on paper at the meeting") && !detail.contains("signs for others on this letter"), "{detail}");
        let id = signatures[1].id;
        let log = app.run(app.app.db.read(move |c| audit::of_subject(c, id))).unwrap();
        assert!(log.iter().all(|entry| !entry.detail.contains("on paper")), "the log cannot forget: {log:?}");
        assert!(log.iter().any(|entry| entry.detail.contains("\"noted\":true")), "{log:?}");
        assert!(signatures.iter().all(|signature| signature.organisation_id.is_some()), "the directory knows them, as after a decision");
        assert!(app.client.get("/desk/organisations?q=vadomi").text().contains("Vadomi Water League"));
    }
}

on_both! {
    fn one_address_confirms_one_name_once(kind) {
        let mut app = desk(kind, Role::Owner);
        let form = b"Organisation,Email\nVadomi Water League,info@vadomi.example\n";
        let approved = [("state", "approved"), ("note", "Signed on paper at the meeting"), ("confirm", "yes")];
        let path = staged(&mut app, form);
        assert_eq!(post(&mut app, &path, &approved).status, 303);
        let again = staged(&mut app, form);
        let refused = post(&mut app, &again, &approved);
        assert!(refused.status == 422 && refused.text().contains("The same name and address is already there (Approved)"), "{}", refused.text());
        assert_eq!(app.signatures().len(), 1);
    }
}

on_both! {
    fn possible_duplicates_are_reported_and_never_refused(kind) {
        let mut app = desk(kind, Role::Coordinator);
        app.signed("Rekava Council of Rivers (RCR)", "info@rcr.example");
        let form = "organisation_name,email\n\
            The Rekava Council of Rivers,anna@rekava.example\n\
            Vadomi Water League,info@vadomi.example\n\
            The Vadomi Water League e.V.,office@vadomi.example\n";
        let path = staged(&mut app, form.as_bytes());
        let page = post(&mut app, &path, &[]).text();
        assert!(page.contains("Rekava Council of Rivers (RCR) (Waiting for a decision): the same words"), "{page}");
        assert!(page.contains("Vadomi Water League (row 3 of this file)") && page.contains("2 look like other sign-ons"), "{page}");
        assert_eq!(post(&mut app, &path, &[("confirm", "yes")]).status, 303);
        assert_eq!(app.signatures().len(), 4);
        app.deliver();
    }
}

on_both! {
    fn the_report_runs_nothing_in_a_spreadsheet_and_holds_no_address(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let path = staged(&mut app, "organisation_name,email\n=1+1 Group,info@one.example\n".as_bytes());
        let report = |app: &TestApp| {
            let report = app.client.get(&format!("{path}/report.csv"));
            assert_eq!(report.header("content-disposition"), "attachment; filename=\"a-letter-import.csv\"");
            report.text()
        };
        assert!(report(&app).contains("2,'=1+1 Group,unconfirmed,"), "{}", report(&app));
        assert_eq!(post(&mut app, &path, &[("confirm", "yes")]).status, 303);
        let after = report(&app);
        assert!(after.contains("2,'=1+1 Group,unconfirmed,") && after.contains("Country | How far it reaches") && after.contains(",public"), "{after}");
        assert!(!after.contains("info@one.example"), "{after}");
        app.deliver();
    }
}

on_both! {
    fn a_file_is_forgotten_after_a_day_and_belongs_to_its_letter(kind) {
        let mut app = desk(kind, Role::Coordinator);
        app.publish(&LETTER.replace("slug: a-letter", "slug: foreign"));
        let path = staged(&mut app, FORM.as_bytes());
        let token = token(&app);
        let forged = send(&mut app, "wrong", "answers.csv", FORM.as_bytes());
        assert_eq!(forged.status, 403, "only from a page of ours");
        assert_eq!(send(&mut app, &token, "answers.xls", b"\xD0\xCF\x11\xE0").status, 422);
        let foreign = path.replace("a-letter", "foreign");
        assert_eq!(app.client.get(&foreign).status, 404);
        app.advance(25);
        app.sign_in("maria@ngo.example");
        assert!(app.client.get(&path).header("location").ends_with("/import?gone=1"));
        assert_eq!(app.run(intake::forget_old(&app.app)).unwrap(), 1);
        app.client.cookie = None;
        assert!(send(&mut app, &token, "answers.csv", FORM.as_bytes()).header("location").starts_with("/desk/sign-in?next="));
    }
}

/// Fields of the page that enters a sign-on.
pub fn enter(app: &mut TestApp, fields: &[(&str, &str)]) -> Response {
    let token = token(app);
    let mut all = fields.to_vec();
    all.push(("form_token", &token));
    app.client.post("/desk/letters/a-letter/signatures/new", &all)
}

on_both! {
    fn a_sign_on_by_telephone_is_entered_and_confirmed_by_mail(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let page = app.client.get("/desk/letters/a-letter/signatures/new");
        assert!(page.status == 200 && page.text().contains("name=\"how\""), "{}", page.text());
        let empty = enter(&mut app, &[("comment", "Keep <this>"), ("country", "Camboda")]);
        assert_eq!(empty.status, 422);
        for id in ["organisation_name", "email", "country", "how", "note"] {
            assert!(empty.text().contains(&format!("href=\"#{id}\"")) && empty.text().contains(&format!("id=\"{id}-error\"")), "{id}: {}", empty.text());
        }
        assert!(empty.text().contains("Keep &#60;this&#62;"));
        let fields = [("organisation_name", "Rekava Council of Rivers"), ("email", "info@rekava.example"), ("how", "telephone"), ("note", "The director called on Monday")];
        let entered = enter(&mut app, &fields);
        assert_eq!(entered.status, 303, "{}", entered.text());
        let signature = &app.signatures()[0];
        assert_eq!((signature.status, signature.source), (Status::Unconfirmed, Source::Desk));
        assert_eq!(entered.header("location"), format!("/desk/letters/a-letter/signatures/{}", signature.id));
        let detail = app.client.get(entered.header("location")).text();
        assert!(detail.contains("By telephone: The director called on Monday") && detail.contains("entered a sign-on"), "{detail}");
        let id = signature.id;
        let log = app.run(app.app.db.read(move |c| audit::of_subject(c, id))).unwrap();
        assert!(log.iter().all(|entry| !entry.detail.contains("director")), "the log cannot forget: {log:?}");
        assert_eq!(mails(&app, "info@rekava.example"), 1);
        let link = app.confirm_path("info@rekava.example");
        assert_eq!(app.confirm_all(&link).status, 200);
        app.deliver();
        assert_eq!(app.signatures()[0].status, Status::Confirmed);
    }
}

on_both! {
    fn without_the_mail_a_note_says_why_and_the_decision_is_still_to_be_made(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let fields = [("organisation_name", "Rekava Council of Rivers"), ("how", "paper"), ("note", "A signed letter is in the office"), ("confirm", "noted")];
        let bare = enter(&mut app, &fields);
        assert!(bare.status == 422 && bare.text().contains("href=\"#why\""), "{}", bare.text());
        let mut with_reason = fields.to_vec();
        with_reason.push(("why", "They have no mail address"));
        assert_eq!(enter(&mut app, &with_reason).status, 303);
        let signature = app.signatures().remove(0);
        assert_eq!((signature.status, signature.email.as_str()), (Status::Confirmed, ""));
        assert!(app.deliver().is_empty(), "no mail");
        let queue = app.client.get("/desk/letters/a-letter/signatures").text();
        assert!(queue.contains("Rekava Council of Rivers"), "it waits for a decision: {queue}");
        assert_eq!(enter(&mut app, &with_reason).status, 303, "without an address, another body may have the same name");
        app.decide(signature.id, "approve", "");
        assert_eq!(app.signatures().iter().map(|signature| signature.status).collect::<Vec<_>>(), [Status::Approved, Status::Confirmed]);
        app.advance(24 * 60);
        app.sign_in("maria@ngo.example");
        let late = [("organisation_name", "Late"), ("email", "late@vadomi.example"), ("how", "mail"), ("note", "Wrote after the deadline")];
        assert!(enter(&mut app, &late).text().contains("The letter is not open"), "nobody is asked to confirm after the deadline");
        let mut noted = late.to_vec();
        noted.extend([("confirm", "noted"), ("why", "The letter is closed")]);
        assert_eq!(enter(&mut app, &noted).status, 303);
        assert!(app.signatures()[2].flags.contains("late"));
        let reviewer = Reviewer::command_line(app.letter_id());
        app.run(letters::close_overdue(&app.app)).unwrap();
        app.advance(25);
        app.run(letters::take_step(&app.app, reviewer, Step::Archive, "")).unwrap();
        app.sign_in("maria@ngo.example");
        noted[0] = ("organisation_name", "Later still");
        assert!(enter(&mut app, &noted).text().contains("This letter is archived"), "an archived letter stays as it is");
    }
}

on_both! {
    fn the_command_line_imports_with_a_report_row_by_row(kind) {
        let folder = database::Folder::new();
        let variables = binary::installation(&folder.0, &database::fresh(kind, &folder.0), None);
        let file = |name: &str, content: &[u8]| {
            let path = folder.0.join(name);
            std::fs::write(&path, content).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let run = |arguments: &[&str]| {
            let output = binary::run(&variables, arguments);
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
        };
        let letter = file("a-letter.md", LETTER.as_bytes());
        assert_eq!(run(&["letter", "publish", &letter]).0, 0);
        let count = || run(&["letter", "show", "a-letter"]).1.lines().filter(|line| line.ends_with(" 0")).count();
        let form = file("form.csv", FORM.as_bytes());

        let (code, out, _) = run(&["import", "a-letter", &form, "--dry-run"]);
        assert!(code == 0 && out.contains("2\tRekava Council of Rivers\twould be unconfirmed") && out.contains("nothing was changed"), "{out}");
        assert_eq!(count(), 6, "nothing was changed");
        let (code, out, errors) = run(&["import", "a-letter", &form]);
        assert!(code == 0 && out.contains("3\tVadomi, Water League\tunconfirmed") && out.contains("2 rows imported"), "{out} {errors}");
        assert_eq!(count(), 5, "they are to be confirmed");

        let bad = file("bad.csv", b"organisation_name,email,country\nGood,a@good.example,KH\nBad,,Camboda\n");
        let (code, out, errors) = run(&["import", "a-letter", &bad]);
        assert!(code == 1 && out.contains("2\tGood\tleft out") && out.contains("3\tBad\terror"), "{out}");
        assert!(errors.contains("row 3: Country: No country is called “Camboda”. Did you mean: Cambodia?") && errors.contains("nothing was imported"), "{errors}");
        let two = file("two.csv", b"Organisation;Email;Contact e-mail\nThree;x@three.example;y@three.example\n");
        let (code, _, errors) = run(&["import", "a-letter", &two]);
        assert!(code == 1 && errors.contains("Email · Contact e-mail") && errors.contains("--map email=COLUMN"), "{errors}");
        for wrong in [&["--map", "email"][..], &["--map", "nothing=Email"], &["--map", "email=Telephone"], &["--state", "rejected"], &["--state", "approved"]] {
            let arguments: Vec<&str> = ["import", "a-letter", two.as_str()].into_iter().chain(wrong.iter().copied()).collect();
            assert_eq!(run(&arguments).0, 2, "{wrong:?}");
        }
        let (code, out, errors) = run(&["import", "a-letter", &two, "--map", "email=Contact e-mail", "--state", "approved", "--note", "By telephone"]);
        assert!(code == 0 && out.contains("2\tThree\tapproved"), "{out} {errors}");
        let csv = run(&["export", "a-letter", "--format", "csv", "--audience", "coordinators"]).1;
        assert!(csv.contains("Three") && csv.contains("y@three.example") && csv.contains("import"), "{csv}");
        let (code, _, errors) = run(&["import", "absent", &form]);
        assert!(code == 1 && errors.contains("there is no letter “absent”"), "{errors}");
    }
}
