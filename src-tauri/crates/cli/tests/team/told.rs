//! What is told when something is not as it should be, and the ways out that are named.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::{City, Person, settle};

/// What is said to people.
fn said(person: &Person, arguments: &[&str]) -> String {
    let output = person.run(arguments);
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn status(person: &Person) -> Value {
    person.check(&["team", "status", "plan.paideia"], 0)
}

/// Made outside, where nobody asks who may write.
fn change_outside(city: &City, person: &Person, name: &str) {
    let (here, copy) = (city.path(person.name).join("plan.paideia"), city.path("outside.paideia"));
    fs::copy(&here, &copy).unwrap();
    let record = json!({ "records": [{ "table": "neighbourhood", "name": name }] }).to_string();
    let done = Command::new(env!("CARGO_BIN_EXE_paideia"))
        .args(["call", "outside.paideia", "save_records", &record])
        .current_dir(city.path(""))
        .env("PAIDEIA_HOME", city.path("another home"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    fs::copy(&copy, &here).unwrap();
}

#[test]
fn a_reader_throws_away_what_was_changed_outside() {
    let city = City::new();
    let anna = city.anna();
    anna.add("Harbour");
    anna.exchange();
    let dora = city.join(&anna, "Dora", "reader");
    assert_eq!(dora.refused(&["team", "drop-changes", "plan.paideia"]), "no_unsent_changes");
    change_outside(&city, &dora, "Mine alone");
    let report = dora.exchange();
    assert_eq!(report["pending"], 1, "{report}");
    let told = said(&dora, &["team", "status", "plan.paideia"]);
    assert!(told.contains("paideia team drop-changes"), "the way out is named: {told}");
    assert_eq!(dora.names(), ["Harbour", "Mine alone"]);
    assert_eq!(dora.check(&["team", "drop-changes", "plan.paideia"], 0), json!({ "dropped": 1 }));
    assert_eq!((dora.names(), status(&dora)["unsent_count"].clone()), (vec!["Harbour".to_owned()], json!(0)));
    assert!(!said(&dora, &["team", "status", "plan.paideia"]).contains("drop-changes"));
    let copies = dora.call("list_safety_copies", json!({}));
    assert!(!copies.as_array().unwrap().is_empty(), "a copy keeps it");
    anna.add("Station");
    settle(&[&anna, &dora]);
}

#[test]
fn a_computer_that_lost_its_folder_goes_on_with_its_plan() {
    let city = City::new();
    let anna = city.anna();
    anna.add("Harbour");
    anna.exchange();
    let bela = city.join(&anna, "Béla", "editor");
    bela.add("Sent");
    bela.exchange();
    bela.add("Not sent");
    fs::remove_dir_all(city.path("Béla").join("home")).unwrap();
    for words in [&["team", "exchange", "plan.paideia"], &["team", "status", "plan.paideia"]] {
        assert_eq!(bela.refused(words), "exchange_team_forgotten");
    }
    anna.check(&["team", "invite", "plan.paideia", "--out", "../again.paideia-invitation"], 0);
    let join = |person: &Person, out: &str, code: i32| {
        let words = ["team", "join", "../again.paideia-invitation", "--out", out, "--name", "Béla 2"];
        person.check(&[&words[..], &["--passphrase-file", "../passphrase"]].concat(), code)
    };
    // Neither another file nor another plan is written over, and the invitation is not used up by that.
    fs::write(city.path("Béla").join("letter.paideia"), "no plan").unwrap();
    assert_eq!(join(&bela, "letter.paideia", 1)["error"]["code"], "already_exists");
    bela.check(&["sample", "other.paideia"], 0);
    assert_eq!(join(&bela, "other.paideia", 1)["error"]["code"], "already_exists");
    join(&bela, "plan.paideia", 0);
    assert_eq!(bela.names(), ["Harbour", "Not sent", "Sent"]);
    bela.add("And more");
    settle(&[&bela, &anna]);
    assert_eq!(anna.names(), ["And more", "Harbour", "Not sent", "Sent"]);
}

#[test]
fn a_team_moves_to_another_place() {
    let city = City::new();
    let anna = city.anna();
    anna.exchange();
    let bela = city.join(&anna, "Béla", "editor");
    fs::create_dir(city.path("other place")).unwrap();
    let other = city.path("other place").display().to_string();
    assert_eq!(anna.refused(&["team", "place", "plan.paideia", "file:///no/such/place"]), "exchange_place_not_there");
    assert_eq!(
        anna.check(&["team", "place", "plan.paideia", "/no/such/place"], 2)["error"]["code"],
        "exchange_address_not_valid"
    );
    for person in [&anna, &bela] {
        // A folder as people write it.
        person.check(&["team", "place", "plan.paideia", &other], 0);
    }
    fs::remove_dir_all(city.path("place")).unwrap();
    anna.add("Harbour");
    settle(&[&anna, &bela]);
    assert!(status(&bela)["place"].as_str().unwrap().ends_with("other place"));
}

#[test]
fn a_second_team_does_not_begin_where_one_is() {
    let city = City::new();
    let anna = city.anna();
    anna.exchange();
    let eve = city.person("Eve");
    let words = ["new", "plan.paideia", "--city", "Bray", "--country", "IE", "--time-zone", "Europe/Dublin"];
    eve.check(&[&words[..], &["--week", "Week", "--from", "2027-05-03", "--to", "2027-05-09"]].concat(), 0);
    let address = city.address();
    let words = ["team", "create", "plan.paideia", "--place", &address, "--name", "Eve"];
    assert_eq!(eve.refused(&[&words[..], &["--passphrase-file", "../passphrase"]].concat()), "exchange_place_taken");
    assert_eq!(eve.refused(&["team", "status", "plan.paideia"]), "exchange_no_team");
}

#[test]
fn misuse_is_told_as_what_it_is() {
    let city = City::new();
    let anna = city.anna();
    let code = |arguments: &[&str], ends: i32| anna.check(arguments, ends)["error"]["code"].clone();
    for words in
        [&["team", "exchange"][..], &["resolve", "plan.paideia"], &["team", "set-role", "plan.paideia", "x", "king"]]
    {
        assert_eq!(code(words, 2), "arguments_not_valid", "{words:?}");
    }
    let missing = anna.check(&["team", "join", "missing.paideia-invitation", "--out", "x.paideia"], 1);
    assert_eq!(
        (&missing["error"]["code"], &missing["error"]["values"]["name"]),
        (&json!("file_missing"), &json!("missing.paideia-invitation"))
    );
    let words = ["team", "passphrase", "plan.paideia", "--passphrase-file"];
    assert_eq!(code(&[&words[..], &["no such file"]].concat(), 1), "file_missing");
    fs::write(city.path("large"), vec![b'x'; 2 << 20]).unwrap();
    assert_eq!(code(&[&words[..], &["../large"]].concat(), 2), "passphrase_too_large");
    assert_eq!(code(&["resolve", "plan.paideia", "12345678", "--value", "-5"], 1), "no_such_conflict");
    // Nobody else knows the newest passphrase by an old one.
    fs::write(city.path("second"), "another four words here").unwrap();
    anna.check(&[&words[..], &["../second"]].concat(), 0);
    anna.knows("another four words here");
    assert_eq!(
        code(&[&words[..3], &["--enter", "--passphrase-file", "../passphrase"]].concat(), 1),
        "exchange_passphrase_old"
    );
}

#[test]
fn two_of_one_name_are_told_apart() {
    let city = City::new();
    let anna = city.anna();
    let harbour = anna.add("Harbour");
    anna.exchange();
    let (bela, cara) = (city.join(&anna, "Béla", "editor"), city.join(&anna, "Cara", "editor"));
    cara.call("set_member_name", json!({ "name": "Béla" }));
    bela.rename(&harbour, "Port");
    cara.rename(&harbour, "Docks");
    settle(&[&anna, &bela, &cara]);
    let several = anna.check(&["team", "set-role", "plan.paideia", "Béla", "reader"], 2);
    let ids = several["error"]["values"]["ids"].as_str().unwrap().to_owned();
    assert_eq!((&several["error"]["code"], ids.split(", ").count()), (&json!("exchange_several_members"), 2));
    let id = anna.check(&["conflicts", "plan.paideia"], 0)[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(anna.check(&["resolve", "plan.paideia", &id, "--take", "Béla"], 2)["error"]["code"], "several_claims");
    assert_eq!(anna.check(&["resolve", "plan.paideia", "--all-of", "Béla"], 2)["error"]["code"], "several_all_of");
    assert_eq!(anna.check(&["resolve", "plan.paideia", &id, "--take", "0"], 2)["error"]["code"], "no_claim_numbered");
    anna.check(&["resolve", "plan.paideia", &id, "--take", "2"], 0);
    anna.check(&["team", "set-role", "plan.paideia", ids.split(", ").next().unwrap(), "reader"], 0);
}

#[test]
fn names_and_values_steer_no_terminal() {
    let city = City::new();
    let anna = city.anna();
    let harbour = anna.add("Harbour");
    anna.exchange();
    let bela = city.join(&anna, "Béla", "editor");
    bela.rename(&harbour, "red \u{1b}[31m\u{202e}desrever\nnext line\u{9b}2J");
    anna.rename(&harbour, "Port");
    settle(&[&anna, &bela]);
    let told = said(&anna, &["conflicts", "plan.paideia"]);
    assert!(told.contains("red ␛[31mdesrever⏎next line"), "{told}");
    for words in
        [&["conflicts", "plan.paideia"][..], &["conflicts", "plan.paideia", "--json"], &["history", "plan.paideia"]]
    {
        let told = said(&anna, words);
        assert!(!told.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{words:?}: {told}");
    }
    let claims = anna.check(&["conflicts", "plan.paideia"], 0)[0]["claims"].to_string();
    assert!(claims.contains('\u{202e}') && claims.contains("\\u001b"), "programs get what was written: {claims}");
}

/// A cron job beside a hand.
#[test]
fn two_exchanges_at_once_both_come_to_their_end() {
    let city = City::new();
    let anna = city.anna();
    for number in 0..5 {
        anna.add(&format!("Place {number}"));
    }
    let exchanges: Vec<_> = (0..4)
        .map(|_| {
            let mut exchange = anna.command(&["team", "exchange", "plan.paideia", "--json"]);
            exchange.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for exchange in exchanges {
        let ended = exchange.wait_with_output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
    }
}

#[test]
fn a_place_that_may_only_be_read_is_told_as_that() {
    let city = City::new();
    let anna = city.anna();
    anna.exchange();
    anna.add("Harbour");
    let may_write = |may: bool| {
        let mut rights = fs::metadata(city.path("place")).unwrap().permissions();
        rights.set_readonly(!may);
        fs::set_permissions(city.path("place"), rights).unwrap();
    };
    may_write(false);
    // Who may do everything on a computer may write all the same.
    if fs::write(city.path("place").join("x"), "").is_ok() {
        fs::remove_file(city.path("place").join("x")).unwrap();
        may_write(true);
        println!("skipped: nothing is read-only here");
        return;
    }
    assert_eq!(anna.refused(&["team", "exchange", "plan.paideia"]), "exchange_place_read_only");
    let team = status(&anna);
    assert_eq!((&team["unsent_count"], &team["says"][0]["code"]), (&json!(1), &json!("trouble")));
    may_write(true);
    anna.exchange();
    assert_eq!(status(&anna)["says"][0]["code"], "saved");
}

/// An invitation that could not be written is none: it would count in every list, and nobody has it.
#[test]
fn an_invitation_that_was_not_written_is_none() {
    let city = City::new();
    let anna = city.anna();
    for out in ["../b.txt", "../no such folder/b.paideia-invitation"] {
        anna.check(&["team", "invite", "plan.paideia", "--out", out], if out.ends_with("txt") { 2 } else { 1 });
    }
    assert_eq!(anna.check(&["team", "status", "plan.paideia"], 0)["invitation_count"], json!(0));
    anna.check(&["team", "invite", "plan.paideia", "--out", "../b.paideia-invitation"], 0);
    assert_eq!(anna.check(&["team", "status", "plan.paideia"], 0)["invitation_count"], json!(1));
}
