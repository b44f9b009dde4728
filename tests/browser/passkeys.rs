//! Passkeys with the real script and a virtual device.

use super::driver::Browser;
use crate::support::Kind;
use crate::support::app::PASSWORD;
use crate::support::passkey::at_localhost;

/// Address and password; what comes then is another page for each story.
fn sign_in(browser: &Browser, base: &str) {
    browser.go(&format!("{base}/desk/sign-in"));
    browser.fill("#email", "maria@ngo.example");
    browser.fill("#password", PASSWORD);
    browser.click("form .button");
}

fn sign_out(browser: &Browser) {
    browser.click(".deskbar form button");
    arrive(browser, "/desk/sign-in");
}

fn arrive(browser: &Browser, path: &str) {
    let there = format!("return location.pathname === '{path}' && document.readyState === 'complete'");
    assert_eq!(browser.wait_for(&there), true, "{}", browser.text("body"));
}

/// Waits for the button that asks for a passkey: the script shows it.
fn offered(browser: &Browser) {
    assert_eq!(browser.wait_for("return document.querySelector('[data-passkey]')?.hidden === false"), true, "{}", browser.text("body"));
}

fn press(browser: &Browser) {
    offered(browser);
    browser.click("[data-passkey] button");
}

/// What the page says when no passkey comes of it.
fn said(browser: &Browser) -> String {
    assert_eq!(browser.wait_for("return document.querySelector('[data-passkey] [role=status]').textContent !== ''"), true);
    browser.text("[data-passkey] [role=status]")
}

#[test]
fn a_passkey_is_made_used_for_signing_in_and_removed() {
    let Some(browser) = Browser::start(true) else { return };
    let (app, base) = at_localhost(Kind::Sqlite);
    let maria = app.account("maria@ngo.example");
    browser.size(1280, 900);
    browser.plug_in_authenticator();
    sign_in(&browser, &base);
    arrive(&browser, "/desk");

    browser.go(&format!("{base}/desk/account/security"));
    browser.fill("#passkey_name", "My laptop");
    browser.click("form[action='/desk/account/passkeys'] .button");
    browser.shot("passkey-new", true);
    press(&browser);
    arrive(&browser, "/desk/account/security");
    assert!(browser.text(".good").contains("The passkey is added"), "{}", browser.text("body"));
    assert!(browser.text("tbody").contains("My laptop"));
    browser.shot("passkeys", true);

    browser.fill("#passkey_name", "The same device");
    browser.click("form[action='/desk/account/passkeys'] .button");
    press(&browser);
    assert!(said(&browser).contains("holds a passkey of yours already"), "{}", browser.text("body"));

    sign_out(&browser);
    sign_in(&browser, &base);
    offered(&browser);
    browser.shot("sign-in-passkey", true);
    browser.ask("navigator.credentials.get = () => Promise.reject(new DOMException('stopped', 'NotAllowedError'))");
    press(&browser);
    assert!(said(&browser).contains("No passkey was used"), "{}", browser.text("body"));
    browser.ask("delete navigator.credentials.get");
    press(&browser);
    arrive(&browser, "/desk");

    sign_out(&browser);
    sign_in(&browser, &base);
    browser.fill("#code", &app.app.links.recovery_codes(maria, 0)[0]);
    browser.click("button[type=submit]");
    arrive(&browser, "/desk");

    browser.go(&format!("{base}/desk/account/security"));
    browser.click("button[name=passkey]");
    arrive(&browser, "/desk/account/security");
    assert!(browser.text(".good").contains("The passkey is removed"), "{}", browser.text("body"));
    sign_out(&browser);
    sign_in(&browser, &base);
    arrive(&browser, "/desk");
    assert_eq!(browser.complaints(), Vec::<String>::new(), "no error and no broken policy on any page");
}

#[test]
fn without_a_script_the_page_says_what_works_instead() {
    let Some(browser) = Browser::start(false) else { return };
    let (app, base) = at_localhost(Kind::Sqlite);
    app.account("maria@ngo.example");
    sign_in(&browser, &base);
    browser.go(&format!("{base}/desk/account/security"));
    // With a script running, a browser reads no elements inside it.
    assert_eq!(browser.count("noscript p"), 1, "{}", browser.text("body"));
    assert!(browser.text("body").contains("Use this authenticator from now on"));
}
