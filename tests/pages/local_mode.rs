//! A forgotten PUBLIC_URL never exposes a link, or a desk without a second factor.

use crate::on_both;
use crate::support::app::Wishes;
use crate::support::{TestApp, binary};

on_both! {
    fn in_local_mode_nobody_from_outside_comes_in(kind) {
        let app = TestApp::with_letter(kind);
        assert_eq!(app.client.get("/letters/a-letter").status, 200);
        let port = app.client.base.rsplit(':').next().unwrap().to_owned();
        for headers in [
            vec![("host", "letters.example.org")],
            vec![("host", "192.168.1.5:8080")],
            vec![("x-forwarded-for", "203.0.113.9")],
            vec![("x-forwarded-host", "letters.example.org")],
            vec![("forwarded", "for=203.0.113.9")],
            vec![("x-real-ip", "127.0.0.1")],
        ] {
            for path in ["/", "/demo/inbox", "/desk/sign-in", "/letters/a-letter", "/healthz"] {
                let answer = app.client.get_with(path, &headers);
                assert_eq!(answer.status, 421, "{path} {headers:?}");
                assert!(answer.text().contains("local mode"));
            }
        }
        for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")] {
            assert_eq!(app.client.get_with("/healthz", &[("host", &host)]).status, 200, "{host}");
        }
    }
}

on_both! {
    fn links_in_mail_come_from_the_configuration_only(kind) {
        let mut app = TestApp::with(kind, outside());
        app.publish(crate::support::app::LETTER);
        let fields = [("organisation_name", "One"), ("email", "x@one.example"), ("country", "KH"), ("kind", "local"), ("contact_name", "X"), ("visibility", "public"), ("privacy", "on")];
        let poison = [("host", "evil.example"), ("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example")];
        assert_eq!(app.client.post_with("/letters/a-letter/sign", &fields, &poison).status, 303);
        let mail = &app.deliver()[0];
        assert!(mail.text.contains("https://letters.example.org/confirm/") && !mail.text.contains("evil"), "{}", mail.text);
        assert_eq!(app.client.get("/demo/inbox").status, 200, "this test hands an inbox in; `serve` does not");
    }
}

fn outside() -> Wishes {
    Wishes { limits: "on", variables: vec![("PUBLIC_URL", "https://letters.example.org".to_owned())] }
}

on_both! {
    fn outside_local_mode_the_desk_wants_a_second_factor_once_each(kind) {
        use crate::support::app::PASSWORD;
        let mut app = TestApp::with(kind, outside());
        app.publish(crate::support::app::LETTER);
        let id = app.account("maria@ngo.example");
        let first = app.client.post("/desk/sign-in", &[("email", "maria@ngo.example"), ("password", PASSWORD)]);
        assert!(first.status == 200 && first.header("set-cookie").is_empty() && first.text().contains("name=\"code\""), "{}", first.text());
        let code = crate::support::authenticator::code(&app, id, 0);
        let with = |app: &mut TestApp, code: &str| app.client.post("/desk/sign-in", &[("email", "maria@ngo.example"), ("password", PASSWORD), ("code", code)]);
        assert_eq!(with(&mut app, "000000").status, 422);
        let signed_in = with(&mut app, &code);
        assert_eq!(signed_in.status, 303);
        let cookie = signed_in.header("set-cookie").to_owned();
        for part in ["__Host-session=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert_eq!(app.client.get("/desk").status, 200);
        assert!(app.client.get("/desk").header("strict-transport-security").contains("max-age="));
        assert_eq!(with(&mut app, &code).status, 422, "each code once");
    }
}

#[test]
fn serve_refuses_to_start_unsafely_with_one_line_that_names_the_key() {
    let folder = crate::support::database::Folder::new();
    let database = format!("sqlite:{}", folder.0.join("x.db").display());
    for (name, value, key) in [
        ("LISTEN", "0.0.0.0:0", "public_url"),
        ("PUBLIC_URL", "http://letters.example.org", "public_url"),
        ("PUBLIC_URL", "https://letters.example.org", "smtp_url"),
        ("NONSENSE", "1", "nonsense"),
        ("LIMITS", "maybe", "limits"),
    ] {
        let mut variables = binary::installation(&folder.0, &database, None);
        variables.retain(|(known, _)| *known != name);
        variables.push((name, value.to_owned()));
        let output = binary::run(&variables, &["serve"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(78), "{name}={value}: {said}");
        assert!(said.contains(&format!("{key}:")) && said.trim().lines().count() == 1, "{said}");
    }
}
