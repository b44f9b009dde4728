//! A letter file, its translation, and the editions of its text.

use crate::on_both;
use crate::support::binary;
use crate::support::database::{self, Folder};
use crate::support::{TestApp, app::LETTER};

on_both! {
    fn a_changed_text_is_a_new_edition_and_says_what_kind_of_change_it_is(kind) {
        let folder = Folder::new();
        let variables = binary::installation(&folder.0, &database::fresh(kind, &folder.0), None);
        let (letter, french) = (folder.0.join("letter.md"), folder.0.join("letter.fr.md"));
        let write = |text: &str| std::fs::write(&letter, LETTER.replace("We, the undersigned", text)).unwrap();
        let publish = |more: &[&str]| {
            let mut arguments = vec!["letter", "publish", letter.to_str().unwrap()];
            arguments.extend(more);
            let output = binary::run(&variables, &arguments);
            let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            (output.status.code().unwrap(), said)
        };
        write("We, the undersigned");
        std::fs::write(&french, "---\ntitle: Une lettre\n---\nNous, soussignés.\n").unwrap();
        assert!(publish(&[]).1.contains("(text edition 1)"));
        assert!(publish(&[]).1.contains("(text edition 1)"), "the same text is the same edition");

        let server = binary::Binary::serve(&variables, &folder.0.join("log"));
        let mut client = crate::support::client::Client::new(&server.base);
        assert!(client.get("/letters/a-letter?lang=fr").text().contains("Nous, soussignés."));
        let fields = [("organisation_name", "One"), ("email", "x@one.example"), ("country", "KH"), ("kind", "local"), ("contact_name", "X"), ("visibility", "public"), ("privacy", "on")];
        assert_eq!(client.post("/letters/a-letter/sign", &fields).status, 303);

        write("We, the organisations below");
        let (code, said) = publish(&[]);
        assert_eq!(code, 1);
        assert!(said.contains("-We, the undersigned") && said.contains("+We, the organisations below") && said.contains("--editorial"), "{said}");
        assert!(publish(&["--editorial"]).1.contains("(text edition 2)"));
        let listed = binary::run(&variables, &["export", "a-letter", "--format", "json", "--audience", "coordinators"]);
        let list: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
        assert_eq!((&list["signatories"][0]["text_edition"], &list["letter"]["text_edition"]), (&1.into(), &2.into()));

        let listed = LETTER.replace("We, the undersigned", "We, the organisations below").replace("visibility:", "list: never\nvisibility:");
        std::fs::write(&letter, listed).unwrap();
        let (code, said) = publish(&[]);
        assert!(code == 0 && said.contains("changed: list public → never") && said.contains("(text edition 2)"), "{said}");
        assert!(!publish(&[]).1.contains("changed:"), "the same settings again");

        std::fs::write(&letter, LETTER.replace("deadline: 2027-01-15T18:00[Europe/Zurich]", "deadline: 2027-02-31T18:00[Europe/Zurich]")).unwrap();
        let (code, said) = publish(&[]);
        assert!(code == 1 && said.contains("letter.md: line 5: ") && said.contains("2027-02-31"), "{said}");
    }
}

on_both! {
    fn the_list_is_shown_as_the_letter_says(kind) {
        for (policy, while_open, after) in [("public", true, true), ("after-close", false, true), ("never", false, false)] {
            let mut app = TestApp::new(kind);
            app.publish(&LETTER.replace("visibility:", &format!("list: {policy}\nvisibility:")));
            let signature = app.signed("Shown perhaps", "x@one.example");
            app.coordinator("maria@ngo.example", undersigned::accounts::Role::Coordinator);
            app.decide(signature.id, "approve", "");
            app.deliver();
            let shown = |app: &TestApp| {
                let paths = ["/letters/a-letter", "/letters/a-letter/signatories", "/letters/a-letter/signatories.csv", "/letters/a-letter/signatories.json"];
                let all: Vec<bool> = paths.iter().map(|path| app.client.get(path).text().contains("Shown perhaps")).collect();
                assert!(all.iter().all(|shown| *shown == all[0]), "{policy}: {all:?}");
                all[0]
            };
            assert_eq!(shown(&app), while_open, "{policy}");
            app.run(undersigned::letters::close(&app.app, undersigned::audit::Actor::CommandLine, "a-letter")).unwrap();
            assert_eq!(shown(&app), after, "{policy}, closed");
        }
    }
}
