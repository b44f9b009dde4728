//! The journeys in a real browser, with and without script.

mod driver;
mod passkeys;

use undersigned::accounts::Role;
use undersigned::signatures::Status;

use crate::support::app::PASSWORD;
use crate::support::{Kind, TestApp};
use driver::Browser;

/// Reads, makes a mistake, signs, confirms; then decides at the desk and finds the name on the letter.
fn journey(script: bool) {
    let Some(browser) = Browser::start(script) else { return };
    let mut app = TestApp::with_letter(Kind::Sqlite);
    app.account("maria@ngo.example");
    let email = undersigned::basics::EmailAddress::parse("maria@ngo.example").unwrap();
    app.run(undersigned::accounts::grant(&app.app, undersigned::audit::Actor::CommandLine, &email, "a-letter", Role::Owner)).unwrap();
    let at = |path: &str| format!("{}{path}", app.client.base);

    browser.size(360, 640);
    browser.go(&at("/letters/a-letter"));
    assert!(browser.top_of(".callout .button") < 640.0, "a first-time visitor finds the way to sign within one screen");
    browser.shot("letter-phone", script);
    browser.click(".callout .button");
    browser.fill("#organisation_name", "អាដហុក & Friends");
    browser.fill("#email", "info@adhoc.example");
    browser.click("form .button");
    assert!(browser.text(".summary").contains("answers need another look"), "{}", browser.text("body"));
    browser.shot("sign-errors-phone", script);
    assert_eq!(browser.value("#organisation_name"), "អាដហុក & Friends", "nothing typed is lost");
    browser.choose("#country", "KH");
    browser.choose("#kind", "national");
    browser.fill("#contact_name", "Sok");
    browser.click("#visibility-public");
    browser.click("#privacy");
    browser.click("form .button");
    assert!(browser.text("h1").contains("Look at your inbox"), "{}", browser.text("body"));
    browser.shot("sent-phone", script);

    let link = app.confirm_path("info@adhoc.example");
    browser.go(&at(&link));
    browser.shot("confirm-phone", script);
    browser.click("form .button");
    assert!(browser.text(".summary").contains("Without it nothing is confirmed"));
    browser.click(".choice.big input");
    browser.click("form .button");
    assert!(browser.text(".good").contains("Confirmed"), "{}", browser.text("body"));
    let own = app.own_path("info@adhoc.example");
    browser.go(&at(&own));
    browser.shot("own-phone", script);

    browser.size(1280, 900);
    browser.go(&at("/desk"));
    browser.fill("#email", "maria@ngo.example");
    browser.fill("#password", PASSWORD);
    browser.click("form .button");
    browser.shot("desk", script);
    browser.go(&at("/desk/letters/a-letter/signatures"));
    if script {
        browser.click("#all");
        assert_eq!(browser.count("input[name=ids]:checked"), 1, "one box ticks them all");
    } else {
        browser.click("input[name=ids]");
    }
    browser.shot("queue", script);
    browser.click("button[value=approve]");
    assert!(browser.text(".good").contains("One decision made"), "{}", browser.text("body"));
    for (path, name) in [
        ("/desk/letters/a-letter", "desk-letter"),
        ("/desk/letters/a-letter/log", "log"),
        ("/desk/letters/a-letter/people", "people"),
        ("/desk/account", "account"),
        ("/desk/account/security", "security"),
    ] {
        browser.go(&at(path));
        browser.shot(name, script);
    }
    browser.go(&at("/desk/letters/a-letter/people"));
    browser.fill("#email", "sok@ngo.example");
    browser.click("form .button");
    assert!(browser.text(".good").contains("on its way"), "{}", browser.text("body"));
    let invitation = crate::support::app::mail_with_link(&app.deliver(), "sok@ngo.example", "/desk/invitation/").unwrap();
    browser.go(&at(&invitation));
    browser.shot("invitation", script);
    browser.go(&at("/letters/a-letter"));
    assert!(browser.text(".names").contains("អាដហុក & Friends"));
    browser.shot("letter-desk", script);
    app.deliver();
    assert_eq!(app.signatures()[0].status, Status::Approved);
    assert_eq!(browser.complaints(), Vec::<String>::new(), "no error and no broken policy on any page");
    app.client.cookie = None;
}

#[test]
fn signer_and_coordinator_with_script() {
    journey(true);
}

#[test]
fn signer_and_coordinator_without_script() {
    journey(false);
}

#[test]
fn no_page_is_wider_than_a_small_phone() {
    let Some(browser) = Browser::start(true) else { return };
    let mut app = TestApp::with_letter(Kind::Sqlite);
    let long = format!("Permanent {} Consultation", "Inter-Provincial-".repeat(9));
    let signature = app.signed("Name", "x@wide.example");
    app.sign(&long, "info@long-and-wide-mail-domain-name.example");
    let (confirm, own) = (app.confirm_path("info@long-and-wide-mail-domain-name.example"), app.own_path("x@wide.example"));
    app.coordinator("maria@ngo.example", Role::Coordinator);
    app.decide(signature.id, "approve", "");
    app.deliver();
    browser.size(360, 640);
    for path in [
        "/letters/a-letter",
        "/letters/a-letter/sign",
        "/letters/a-letter/sign/sent",
        "/letters/a-letter/privacy",
        "/letters/a-letter/signatories",
        &confirm,
        &own,
        "/demo/inbox",
        "/desk/sign-in",
        "/nothing",
    ] {
        for language in ["en", "fr"] {
            let bare = path.split('?').next().unwrap();
            browser.go(&format!("{}{bare}?lang={language}", app.client.base));
            let (content, window) = browser.widths();
            assert!(content <= window, "{path} in {language} is {content} wide in {window}");
        }
    }
}

/// Tab goes to the first row; then one key decides and the next row has the focus.
#[test]
fn two_hundred_waiting_sign_ons_are_cleared_with_the_keyboard_alone() {
    const TAB: &str = "\u{e004}";
    let Some(browser) = Browser::start(true) else { return };
    let app = TestApp::with_letter(Kind::Sqlite);
    for number in 0..200 {
        app.run(crate::support::app::confirmed(&app.app, &format!("Association {number:03}"), &format!("x@a{number}.example")));
    }
    app.deliver();
    app.account("maria@ngo.example");
    let email = undersigned::basics::EmailAddress::parse("maria@ngo.example").unwrap();
    app.run(undersigned::accounts::grant(&app.app, undersigned::audit::Actor::CommandLine, &email, "a-letter", Role::Coordinator)).unwrap();
    browser.size(1280, 900);
    browser.go(&format!("{}/desk/letters/a-letter/signatures", app.client.base));
    browser.fill("#email", "maria@ngo.example");
    browser.fill("#password", PASSWORD);
    browser.press("\u{e007}");
    browser.wait_for("return !!document.querySelector('#queue')");
    browser.press("a");
    assert_eq!(browser.ask("return document.querySelector('#queue') && location.search"), "", "keys do nothing outside the queue");
    for _ in 0..60 {
        if browser.ask("return document.activeElement.matches('#queue tbody tr')") == true {
            break;
        }
        browser.press(TAB);
    }
    assert_eq!(browser.ask("return document.activeElement.matches('#queue tbody tr')"), true, "Tab reaches the first row");
    for number in 0..200 {
        let before = browser.ask("return performance.timeOrigin");
        browser.press(if number % 10 == 9 { "r" } else { "a" });
        let here = format!(
            "return performance.timeOrigin !== {before} && document.readyState === 'complete' && (document.activeElement.matches('#queue tbody tr') || !document.querySelector('#queue'))"
        );
        assert_eq!(browser.wait_for(&here), true, "after decision {number}: {}", browser.text("body"));
        if number == 3 {
            browser.shot("queue-keys", true);
        }
    }
    let count = |status| app.signatures().iter().filter(|signature| signature.status == status).count();
    assert_eq!((count(Status::Approved), count(Status::Rejected), count(Status::Confirmed)), (180, 20, 0));
    assert_eq!(browser.complaints(), Vec::<String>::new());
    app.deliver();
}
