//! What people do in a team, and what becomes of it.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{City, PASSPHRASE, settle};

#[test]
fn four_people_work_on_one_plan() {
    let city = City::new();
    let anna = city.anna();
    let harbour = anna.add("Harbour");
    anna.exchange();
    let (bela, cara, dora) =
        (city.join(&anna, "Béla", "editor"), city.join(&anna, "Cara", "editor"), city.join(&anna, "Dora", "reader"));
    let all = [&anna, &bela, &cara, &dora];
    assert_eq!(bela.names(), ["Harbour"], "who joins has the plan");
    bela.add("Old town");
    cara.add("Station");
    anna.add("University");
    assert_eq!(bela.counts(), [1, 0, 0, 0]);
    settle(&all);
    assert_eq!(dora.names(), ["Harbour", "Old town", "Station", "University"]);

    // Two change the same.
    bela.rename(&harbour, "Port");
    cara.rename(&harbour, "Docks");
    settle(&all);
    let clash = anna.check(&["conflicts", "plan.paideia"], 0)[0].clone();
    assert_eq!((&clash["kind"], &clash["field"]), (&json!("value"), &json!("name")));
    let claims: Vec<&str> = clash["claims"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(claims, ["Béla", "Cara"]);
    let id = clash["id"].as_str().unwrap();
    assert_eq!(bela.check(&["conflicts", "plan.paideia"], 0)[0]["claims"][0]["is_me"], json!(true));
    let told = String::from_utf8(anna.run(&["conflicts", "plan.paideia"]).stdout).unwrap();
    assert!(told.contains("1. Béla") && told.contains(": Port") && told.contains(id), "{told}");
    let resolved = anna.check(&["resolve", "plan.paideia", id, "--take", "Béla"], 0);
    assert_eq!(resolved, json!({ "resolved": 1, "conflicts": 0 }));
    settle(&all);
    assert!(cara.names().contains(&"Port".to_owned()));
    assert_eq!(cara.counts(), [0, 0, 0, 0], "decided everywhere");
    assert_eq!(cara.refused(&["resolve", "plan.paideia", id, "--take", "1"]), "no_such_conflict");
}

#[test]
fn clashes_are_decided_by_a_third_value_and_for_one_person() {
    let city = City::new();
    let anna = city.anna();
    let (harbour, station) = (anna.add("Harbour"), anna.add("Station"));
    anna.exchange();
    let bela = city.join(&anna, "Béla", "editor");
    for (person, word) in [(&anna, "Port"), (&bela, "Docks")] {
        person.rename(&harbour, word);
        person.call(
            "set_record_fields",
            json!({ "table": "neighbourhood", "id": station, "fields": { "population": word.len() } }),
        );
    }
    settle(&[&anna, &bela]);
    let clashes = bela.check(&["conflicts", "plan.paideia"], 0);
    assert_eq!(clashes.as_array().unwrap().len(), 2, "{clashes}");
    let of = |field: &str| {
        let found = clashes.as_array().unwrap().iter().find(|clash| clash["field"] == field).unwrap();
        found["id"].as_str().unwrap().to_owned()
    };
    let refused = ["resolve", "plan.paideia", &of("population"), "--value", "many"];
    assert_eq!(bela.refused(&refused), "no_value_of");
    bela.check(&["resolve", "plan.paideia", &of("population"), "--value", "1200"], 0);
    let resolved = bela.check(&["resolve", "plan.paideia", "--all-of", "Anna"], 0);
    assert_eq!(resolved, json!({ "resolved": 1, "conflicts": 0 }));
    assert_eq!(bela.check(&["undo", "plan.paideia"], 0)["code"], "resolve_conflicts");
    assert!(bela.names().contains(&"Docks".to_owned()), "one undo brings back what was shown before");
    bela.check(&["redo", "plan.paideia"], 0);
    settle(&[&anna, &bela]);
    let records = anna.call("list_neighbourhoods", json!({}));
    let station = records.as_array().unwrap().iter().find(|it| it["id"] == station.as_str()).unwrap();
    assert_eq!((&station["population"], anna.names()), (&json!(1200), vec!["Port".to_owned(), "Station".to_owned()]));
}

#[test]
fn a_reader_looks_and_one_who_was_removed_keeps_what_was() {
    let city = City::new();
    let anna = city.anna();
    anna.exchange();
    let (bela, dora) = (city.join(&anna, "Béla", "editor"), city.join(&anna, "Dora", "reader"));
    let record = json!({ "records": [{ "table": "neighbourhood", "name": "Harbour" }] }).to_string();
    let write = ["call", "plan.paideia", "save_records", &record];
    assert_eq!(dora.refused(&write), "reader_may_not_write");
    assert_eq!(dora.refused(&["undo", "plan.paideia"]), "reader_may_not_write");
    assert_eq!(dora.refused(&["team", "invite", "plan.paideia", "--out", "x"]), "exchange_editors_only");
    anna.check(&["team", "set-role", "plan.paideia", "Dora", "editor"], 0);
    dora.exchange();
    dora.add("Harbour");
    settle(&[&anna, &bela, &dora]);

    let words = ["team", "remove", "plan.paideia", "Béla"];
    assert_eq!(
        anna.refused(&["team", "remove", "plan.paideia", "Nobody", "--passphrase-file", "../passphrase"]),
        "exchange_no_such_member"
    );
    fs::write(city.path("second"), "another four words here").unwrap();
    anna.check(&[&words[..], &["--passphrase-file", "../second"]].concat(), 0);
    anna.knows("another four words here");
    bela.add("Mine alone");
    let told = bela.exchange()["told"].to_string();
    assert!(told.contains("exchange_no_longer_member"), "{told}");
    settle(&[&anna, &dora]);
    assert!(!anna.names().contains(&"Mine alone".to_owned()) && bela.names().contains(&"Mine alone".to_owned()));
    let team = anna.check(&["team", "status", "plan.paideia"], 0);
    let removed: Vec<&Value> =
        team["members"].as_array().unwrap().iter().filter(|member| member["is_removed"] == json!(true)).collect();
    assert_eq!((removed.len(), &removed[0]["name"]), (1, &json!("Béla")));
    // Who joins now needs the new passphrase.
    anna.check(&["team", "invite", "plan.paideia", "--out", "../late.paideia-invitation"], 0);
    let eva = city.person("Eva");
    let words = ["team", "join", "../late.paideia-invitation", "--out", "plan.paideia", "--passphrase-file"];
    assert_eq!(eva.refused(&[&words[..], &["../passphrase"]].concat()), "exchange_passphrase_old");
    eva.check(&[&words[..], &["../second"]].concat(), 0);
    eva.knows("another four words here");
    assert_eq!(eva.names(), ["Harbour"]);
}

#[test]
fn a_place_that_is_away_or_empty_loses_nothing() {
    let city = City::new();
    let anna = city.anna();
    anna.exchange();
    let bela = city.join(&anna, "Béla", "editor");
    fs::rename(city.path("place"), city.path("away")).unwrap();
    anna.add("Harbour");
    assert_eq!(anna.refused(&["team", "exchange", "plan.paideia"]), "exchange_place_unreachable");
    // What is not done now is not tried again.
    assert_eq!(anna.refused(&["team", "invite", "plan.paideia", "--out", "x"]), "exchange_act_not_done");
    assert!(!city.path("place").exists(), "nobody makes it anew");
    let told = String::from_utf8(anna.run(&["team", "status", "plan.paideia"]).stdout).unwrap();
    assert!(told.contains("cannot be reached since") && told.contains("nothing is lost"), "{told}");
    fs::rename(city.path("away"), city.path("place")).unwrap();
    settle(&[&anna, &bela]);
    assert_eq!(bela.names(), ["Harbour"]);
    // It comes back empty.
    fs::remove_dir_all(city.path("place")).unwrap();
    fs::create_dir(city.path("place")).unwrap();
    bela.add("Station");
    settle(&[&anna, &bela]);
    assert_eq!(anna.names(), ["Harbour", "Station"]);
    // By letters that were read out.
    let invited = anna.check(&["team", "invite", "plan.paideia", "--out", "../c.paideia-invitation"], 0);
    let (code, address) = (invited["code"].as_str().unwrap().to_lowercase(), city.address());
    let cara = city.person("Cara");
    let words = ["team", "join", &code, "--out", "plan.paideia", "--passphrase-file", "../passphrase"];
    assert_eq!(cara.check(&words, 2)["error"]["code"], "no_place_chosen");
    cara.check(&[&words[..], &["--place", &address]].concat(), 0);
    assert_eq!(cara.names(), ["Harbour", "Station"], "all of it is at the place again");
}

/// Nobody is left with a plan that has no team and cannot have one, or without the key that was shown to nobody.
#[test]
fn what_goes_wrong_at_the_beginning_can_be_begun_anew() {
    let city = City::new();
    let anna = city.person("Anna");
    let words = ["new", "plan.paideia", "--city", "Cork", "--country", "IE", "--time-zone", "Europe/Dublin"];
    anna.check(&[&words[..], &["--week", "Week", "--from", "2027-05-03", "--to", "2027-05-09"]].concat(), 0);
    let begin = |place: &str, name: &str, more: &[&str], code: i32| {
        let words = ["team", "create", "plan.paideia", "--place", place, "--name", name, "--passphrase-file"];
        anna.check(&[&words[..], &["../passphrase"], more].concat(), code)
    };
    assert_eq!(begin("file:///no/such/place", "Anna", &[], 1)["error"]["code"], "exchange_place_not_there");
    assert_eq!(begin("file:///", "Anna", &[], 2)["error"]["code"], "exchange_address_not_valid");
    assert_eq!(begin(&city.address(), &"L".repeat(250), &[], 1)["error"]["code"], "team_name_not_readable");
    // Killed in its midst, again and again.
    let mut was_killed = false;
    for wait in (1..8).map(|step| Duration::from_millis(40 * step)) {
        let words = ["team", "create", "plan.paideia", "--place", "../place", "--name", "Anna", "--passphrase-file"];
        let mut begun = anna.command(&[&words[..], &["../passphrase"]].concat()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(wait);
        let is_done = begun.try_wait().unwrap().is_some();
        begun.kill().unwrap();
        begun.wait().unwrap();
        if is_done {
            break;
        }
        was_killed = true;
    }
    assert!(was_killed);
    if anna.run(&["team", "status", "plan.paideia"]).status.success() {
        anna.check(&["team", "leave", "plan.paideia"], 0);
    }
    // What a beginning left that was quick enough is another team's.
    std::fs::create_dir(city.path("second place")).unwrap();
    // A folder as people write it; the key is said although its sheet cannot be written.
    let begun = begin("../second place", "Anna", &["--sheet", "/no/such/folder/sheet.pdf"], 1);
    assert_eq!(begun["recovery_key"].as_str().unwrap().split('-').count(), 9, "{begun}");
    assert!(begun["error"]["code"].is_string(), "{begun}");
    anna.exchange();
    // The invitation counts once.
    let _bela = city.join(&anna, "Béla", "editor");
    let eve = city.person("Eve");
    let words = ["team", "join", "../Béla.paideia-invitation", "--out", "plan.paideia", "--name", "Eve"];
    let refused = eve.refused(&[&words[..], &["--passphrase-file", "../passphrase"]].concat());
    assert_eq!(refused, "exchange_invitation_not_known");
    // One, or all of somebody's, and never both.
    anna.check(&["resolve", "plan.paideia", "12345678", "--all-of", "Béla"], 2);
}

#[test]
fn a_person_is_erased_in_every_copy() {
    let city = City::new();
    let anna = city.anna();
    let task = json!({ "records": [{ "table": "task", "title": "Call", "assignee": "Xenia Unmistakable" }] });
    anna.call("save_records", task);
    anna.exchange();
    let bela = city.join(&anna, "Béla", "editor");
    anna.call(
        "set_record_fields",
        json!({ "table": "task", "id": anna.call("list_records", json!({ "table": "task" }))[0]["id"],
        "fields": { "assignee": "" } }),
    );
    anna.call("delete_words_for_ever", json!({ "words": "Unmistakable" }));
    for _ in 0..5 {
        anna.exchange();
        bela.exchange();
    }
    assert_eq!(bela.call("list_words_in_history", json!({ "words": "Unmistakable" })), json!([]));
    let erasures = anna.check(&["team", "erasures", "plan.paideia"], 0);
    assert_eq!((&erasures[0]["name"], &erasures[0]["is_place_done"]), (&json!("Anna"), &json!(true)));
    assert!(
        erasures[0]["copies"].as_array().unwrap().iter().all(|copy| copy["confirmed_at"].is_string()),
        "{erasures}"
    );
    let told = String::from_utf8(bela.run(&["team", "erasures", "plan.paideia"]).stdout).unwrap();
    assert!(told.contains("The place holds nothing of it") && told.contains("Béla, computer 1: confirmed"), "{told}");
    let cara = city.join(&anna, "Cara", "editor");
    assert_eq!(cara.call("list_words_in_history", json!({ "words": "Unmistakable" })), json!([]));
    settle(&[&anna, &bela, &cara]);
}

/// A program that is killed at any moment of an exchange, again and again: the next one goes on.
#[test]
fn an_exchange_that_is_killed_goes_on() {
    let city = City::new();
    let anna = city.anna();
    anna.exchange();
    let bela = city.join(&anna, "Béla", "editor");
    // Few here; `cargo xtask soak team-kills` asks for as many as it likes.
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64);
    let kills: u64 = if asked == 64 { 16 } else { asked };
    let begun = Instant::now();
    anna.exchange();
    let whole = begun.elapsed() + Duration::from_millis(20);
    let mut fall = 0x9e37_79b9_u32;
    for kill in 0..kills {
        let person = [&anna, &bela][usize::from(kill % 2 == 1)];
        person.add(&format!("Place {kill}"));
        let mut exchange = person.command(&["team", "exchange", "plan.paideia"]);
        let mut exchange = exchange.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Anywhere in it, and a little after its end.
        fall = fall.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        std::thread::sleep(whole * (fall >> 16) / 65_536);
        exchange.kill().unwrap();
        exchange.wait().unwrap();
        if kill % 50 == 49 {
            settle(&[&anna, &bela]);
        }
    }
    settle(&[&anna, &bela]);
    assert_eq!(bela.names().len() as u64, kills);
    for person in [&anna, &bela] {
        let verified = person.check(&["verify", "plan.paideia"], 0);
        assert_eq!(verified["is_log_equal"], json!(true));
    }
}

#[test]
fn secrets_are_asked_for_and_never_taken_from_the_arguments() {
    let city = City::new();
    let anna = city.person("Anna");
    let words = ["new", "plan.paideia", "--city", "Cork", "--country", "IE", "--time-zone", "Europe/Dublin"];
    anna.check(&[&words[..], &["--week", "Week", "--from", "2027-05-03", "--to", "2027-05-09"]].concat(), 0);
    let address = city.address();
    let create = ["team", "create", "plan.paideia", "--place", &address, "--name", "Anna", "--sheet", "sheet.pdf"];
    let (code, refused) = anna.alone(&create);
    assert_eq!((code, &refused["error"]["code"]), (Some(2), &json!("passphrase_missing")));
    let with = |secret: &str, arguments: &[&str]| {
        let output = anna.command(arguments).env("PAIDEIA_PASSPHRASE", secret).arg("--json").output().unwrap();
        (output.status.code(), serde_json::from_slice::<Value>(&output.stdout).unwrap())
    };
    let (code, refused) = with("short", &create);
    assert_eq!((code, &refused["error"]["code"]), (Some(1), &json!("exchange_passphrase_too_short")));
    let (code, created) = with(PASSPHRASE, &create);
    assert_eq!(code, Some(0), "{created}");
    assert!(fs::read(city.path("Anna").join("sheet.pdf")).unwrap().starts_with(b"%PDF"));
    let (code, refused) = with(PASSPHRASE, &create);
    assert_eq!((code, &refused["error"]["code"]), (Some(1), &json!("exchange_team_already")));
    // The passphrase is forgotten: the sheet helps.
    fs::write(city.path("key"), created["recovery_key"].as_str().unwrap().to_lowercase()).unwrap();
    let recover = ["team", "recover", "plan.paideia", "--recovery-key-file", "../key"];
    let (code, answer) = with("quite another passphrase", &recover);
    assert_eq!(code, Some(0), "{answer}");
    anna.knows("quite another passphrase");
    anna.check(&["team", "invite", "plan.paideia", "--out", "../b.paideia-invitation"], 0);
    let bela = city.person("Béla");
    fs::write(city.path("new"), "quite another passphrase").unwrap();
    let join = ["team", "join", "../b.paideia-invitation", "--out", "plan.paideia", "--passphrase-file"];
    assert_eq!(bela.refused(&[&join[..], &["../passphrase"]].concat()), "exchange_passphrase_old");
    bela.check(&[&join[..], &["../new"]].concat(), 0);
    let left = bela.check(&["team", "leave", "plan.paideia"], 0);
    assert_eq!(left["team"], "Cork");
    assert_eq!(bela.refused(&["team", "status", "plan.paideia"]), "exchange_team_forgotten");
}
