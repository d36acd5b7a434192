//! Where the keys of a team are kept on a computer: in its keyring, and without one behind the passphrase.

use super::*;

/// Without a keyring the passphrase opens the keys: from a file, from the environment, or not at all.
#[test]
fn without_a_keyring_the_passphrase_is_asked_for() {
    let city = City::new();
    let anna = city.anna();
    anna.add("Kites");
    let kept = std::fs::read_dir(city.path("Anna/home/teams")).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(kept.join("secrets.json")).unwrap();
    assert!(text.contains("sealed") && !text.contains("device"), "{text}");

    let alone = |arguments: &[&str]| anna.alone(arguments);
    let (code, refused) = alone(&["team", "exchange", "plan.paideia"]);
    assert_eq!((code, &refused["error"]["code"]), (Some(1), &json!("exchange_secrets_locked")));
    let (code, refused) = alone(&["call", "plan.paideia", "exchange_now"]);
    assert_eq!((code, &refused["error"]["code"]), (Some(1), &json!("exchange_secrets_locked")));
    let (code, status) = alone(&["team", "status", "plan.paideia"]);
    assert_eq!((code, &status["keys"], &status["says"][0]["code"]), (Some(0), &json!("locked"), &json!("locked")));
    assert!(status["place"].as_str().unwrap().ends_with("place"), "{status}");
    // The plan can be worked on all the same.
    let (code, _) = alone(&["call", "plan.paideia", "list_events"]);
    assert_eq!(code, Some(0));

    let with = |file: &str| alone(&["team", "exchange", "plan.paideia", "--passphrase-file", file]);
    fs::write(city.path("wrong"), "four words that are others").unwrap();
    let (code, refused) = with("../wrong");
    assert_eq!((code, &refused["error"]["code"]), (Some(1), &json!("exchange_wrong_passphrase_here")));
    let (code, report) = with("../passphrase");
    assert_eq!((code, &report["sent"]), (Some(0), &json!(1)), "{report}");
    assert_eq!(anna.exchange()["sent"], json!(0), "by the variable");
    assert_eq!(anna.call("get_team", json!({}))["keys"], json!("locked"));
    anna.call("exchange_now", json!({}));

    // Who leaves needs no keys.
    let (code, _) = alone(&["team", "leave", "plan.paideia"]);
    assert_eq!(code, Some(0));
}

/// Keys that are lost or damaged close the team, and nothing else: the plan goes on, and so does who leaves and comes again.
#[test]
fn without_the_keys_the_plan_goes_on_and_one_joins_again() {
    let city = City::new();
    let anna = city.anna();
    let harbour = anna.add("Harbour");
    anna.exchange();
    for (name, text) in [("Béla", None), ("Cara", Some("{\"sealed\":\"00"))] {
        let person = city.join(&anna, name, "editor");
        let team = fs::read_dir(city.path(name).join("home/teams")).unwrap().next().unwrap().unwrap().path();
        match text {
            None => fs::remove_file(team.join("secrets.json")).unwrap(),
            Some(text) => fs::write(team.join("secrets.json"), text).unwrap(),
        }
        let status = person.check(&["team", "status", "plan.paideia"], 0);
        let expected = (&json!("missing"), &json!("Cork learns"), &json!(name), &json!("editor"));
        assert_eq!((&status["keys"], &status["name"], &status["my_name"], &status["role"]), expected);
        assert_eq!(person.refused(&["team", "exchange", "plan.paideia"]), "exchange_secrets_missing");
        person.check(&["history", "plan.paideia"], 0);
        person.rename(&harbour, &format!("By {name}"));
        assert_eq!(person.check(&["team", "leave", "plan.paideia"], 0)["is_told"], json!(false));
        let file = format!("../{name} again.paideia-invitation");
        anna.check(&["team", "invite", "plan.paideia", "--out", &file], 0);
        person.check(&["team", "join", &file, "--out", "plan.paideia", "--name", name], 0);
        settle(&[&anna, &person]);
        assert_eq!(anna.names(), [format!("By {name}")], "what was written without the keys is not lost");
    }
}

/// A colleague's new passphrase opens the keys here once it was entered here; before that the one before does.
#[test]
fn the_passphrase_that_was_entered_here_opens_the_keys() {
    let city = City::new();
    let anna = city.anna();
    anna.exchange();
    let bela = city.join(&anna, "Béla", "editor");
    fs::write(city.path("second"), "another four words here").unwrap();
    anna.check(&["team", "passphrase", "plan.paideia", "--passphrase-file", "../second"], 0);
    anna.knows("another four words here");
    assert_eq!(anna.check(&["team", "status", "plan.paideia"], 0)["has_older_passphrase"], json!(false));
    bela.exchange();
    assert_eq!(bela.check(&["team", "status", "plan.paideia"], 0)["has_older_passphrase"], json!(true));
    let with = ["team", "exchange", "plan.paideia", "--passphrase-file", "../second"];
    assert_eq!(bela.refused(&with), "exchange_wrong_passphrase_here");
    bela.check(&["team", "passphrase", "plan.paideia", "--enter", "--passphrase-file", "../second"], 0);
    bela.check(&with, 0);
    bela.knows("another four words here");
    assert_eq!(bela.check(&["team", "status", "plan.paideia"], 0)["has_older_passphrase"], json!(false));
}

/// With the keyring of a desktop nobody is asked anything; the key goes with the team.
#[test]
#[cfg(target_os = "linux")]
fn the_keyring_of_the_system_opens_the_keys() {
    // In some containers nobody may start it.
    if !Command::new("gnome-keyring-daemon").arg("--version").output().is_ok_and(|output| output.status.success()) {
        println!("skipped: no keyring can be started here");
        return;
    }
    let city = City::new();
    city.person("Anna");
    let run = |script: &str| {
        let mut session = Command::new("dbus-run-session");
        session
            .args(["--", "sh", "-c"])
            .arg(format!("printf word | gnome-keyring-daemon --unlock --components=secrets > /dev/null; {script}"))
            .current_dir(city.path("Anna"))
            .env("PROGRAM", env!("CARGO_BIN_EXE_paideia"))
            .env("HOME", city.path("Anna"))
            .env("XDG_DATA_HOME", city.path("Anna/data"))
            .env("XDG_RUNTIME_DIR", city.path("Anna"))
            .env_remove("PAIDEIA_HOME")
            .env_remove("PAIDEIA_PASSPHRASE")
            .stdin(Stdio::null());
        let output = session.output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let values = out.lines().filter(|line| line.starts_with(['{', '[']));
        (
            output.status.code(),
            values.map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<Value>>(),
            err.into_owned(),
        )
    };
    fs::create_dir(city.path("other place")).unwrap();
    let begin = "$PROGRAM new other.paideia --city Cork --country IE --time-zone Europe/Dublin --week Week --from 2027-05-03 --to 2027-05-09 > /dev/null && \
        $PROGRAM team create other.paideia --place '../other place' --name Anna --passphrase-file ../passphrase > /dev/null && ";
    let (code, values, err) = run(&format!("{begin} $PROGRAM team exchange other.paideia --json | tr -d '\\n'"));
    assert_eq!((code, values.len()), (Some(0), 1), "{err}");
    assert_eq!(values[0]["pending"], json!(0), "{values:?}");
    // Another session of the same person, and then one whose keyring has lost the key.
    let exchange = "$PROGRAM team exchange other.paideia --json | tr -d '\n'";
    let (_, values, err) = run(exchange);
    assert_eq!(values[0]["sent"], json!(0), "{values:?} {err}");
    fs::remove_dir_all(city.path("Anna/data/keyrings")).unwrap();
    let (_, values, err) = run(exchange);
    assert_eq!(values[0]["error"]["code"], json!("exchange_secrets_locked"), "{values:?} {err}");
    // Entered once, it is kept again.
    let enter = "$PROGRAM team status other.paideia --passphrase-file ../passphrase > /dev/null; ";
    let (_, values, err) = run(&format!("{enter}{exchange}"));
    assert_eq!(values[0]["sent"], json!(0), "{values:?} {err}");
}
