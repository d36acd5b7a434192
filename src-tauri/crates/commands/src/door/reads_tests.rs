//! What the table says of commands, held against what they do with the sample city.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use domain::{
    AcceptedProblem, CouncilTemplate, HouseStyle, ImportMapping, LetterText, OwnField, OwnKind, OwnSubject, Plan,
    ProblemOwner, Profile, Publication, Record, SavedFilter,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use text::Texts;

use crate::desk::touched::{HISTORY, TEAM};
use crate::door::kinds::{Command, Effect, FileKind, Reads, Way, commands};
use crate::door::reads::{TABLES, counts, without};
use crate::{Desk, Surroundings};

/// The sample city, with a record in every table.
fn city() -> (Desk, TempDir) {
    let root = TempDir::new().unwrap();
    let counter = AtomicU64::new(1);
    let now: DateTime<Utc> = "2027-05-24T09:00:00Z".parse().unwrap();
    let surroundings = Surroundings {
        clock: Arc::new(move || now),
        random: Arc::new(move || u128::from(counter.fetch_add(1, Ordering::Relaxed)).to_be_bytes()),
        home: root.path().join("home"),
        author: "Ann".to_owned(),
        holder: "ann@desk".to_owned(),
    };
    let desk = Desk::new(surroundings);
    desk.call("sample_plan", json!({}), Some(root.path().join("s.paideia"))).unwrap();
    let released = json!({ "title": "To the printer", "note": "", "is_printed": true });
    desk.call("save_release", released, None).unwrap();
    let shown = desk.shown().unwrap();
    let mut plan = Plan::clone(&shown.plan);
    // Something changed since the release, and makes a problem that was not there yesterday.
    let week_id = shown.week().unwrap().id.clone();
    let promised =
        |event: &&mut domain::Event| event.week_id.as_ref() == Some(&week_id) && event.status.is_in_programme();
    let changed = plan.events.iter_mut().filter(promised).find(|event| event.is_free).unwrap();
    changed.title.push_str(", again");
    changed.is_free = false;
    // One of the events repeats.
    let ours: Vec<String> =
        plan.events.iter().filter(|it| it.week_id.as_ref() == Some(&week_id)).map(|it| it.id.clone()).collect();
    let is_dated = |it: &&domain::Session| it.starts_at.is_some() && ours.contains(&it.event_id);
    let first = plan.sessions.iter().find(is_dated).unwrap().clone();
    plan.events.iter_mut().find(|event| event.id == first.event_id).unwrap().recurrence_rule = "FREQ=DAILY".to_owned();
    // In the night after the next day, which belongs to that day.
    let later = first.starts_at.map(|at| at.date() + chrono::Days::new(2)).and_then(|day| day.and_hms_opt(1, 30, 0));
    plan.profile.as_mut().unwrap().day_ends_at = chrono::NaiveTime::from_hms_opt(4, 0, 0);
    plan.sessions.push(domain::Session { id: "occurrence".to_owned(), starts_at: later, ends_at: None, ..first });
    if plan.accepted_problems.is_empty() {
        let key = shown.problems().next().unwrap().key.clone();
        let accepted = AcceptedProblem { id: "a".to_owned(), key, reason: "Known.".to_owned(), ..Default::default() };
        plan.accepted_problems.push(accepted);
    }
    if plan.problem_owners.is_empty() {
        let key = shown.problems().next().unwrap().key.clone();
        plan.problem_owners.push(ProblemOwner {
            id: "o".to_owned(),
            key,
            owner: "Ann".to_owned(),
            ..Default::default()
        });
    }
    if plan.import_mappings.is_empty() {
        plan.import_mappings.push(ImportMapping { id: "m".to_owned(), ..ImportMapping::default() });
    }
    if plan.saved_filters.is_empty() {
        plan.saved_filters.push(SavedFilter { id: "f".to_owned(), title: "Mine".to_owned(), ..SavedFilter::default() });
    }
    plan.publications.push(Publication { id: "p".to_owned(), ..Publication::default() });
    plan.council_templates.push(CouncilTemplate { id: "t".to_owned(), ..CouncilTemplate::default() });
    plan.house_styles.push(HouseStyle { id: "h".to_owned(), accent: "#C8102E".to_owned(), ..HouseStyle::default() });
    // Fields of its own, one of which does not understand what stands in it.
    let subjects = [
        (OwnSubject::Event, ours[0].clone()),
        (OwnSubject::Venue, plan.venues[0].id.clone()),
        (OwnSubject::Partner, plan.partners[0].id.clone()),
        (OwnSubject::Indicator, plan.indicators[0].id.clone()),
    ];
    for (subject, id) in subjects {
        let field = OwnField { id: subject.word().to_owned(), subject, kind: OwnKind::Number, ..OwnField::default() };
        plan.own_values.push(domain::rules::own_fields::value(&field, &id, "twelve".to_owned()));
        plan.own_fields.push(field);
    }
    // The plan has a text of its own for one kind of letter.
    plan.letter_texts.push(LetterText {
        id: "l".to_owned(),
        language: "en".to_owned(),
        title: "Accepted".to_owned(),
        text: "Dear {contact},".to_owned(),
        ..LetterText::default()
    });
    desk.show_plan(plan);
    (desk, root)
}

fn ask(desk: &Desk, name: &str, args: &Value) -> Value {
    match desk.call(name, args.clone(), None) {
        Ok(answer) => answer.value,
        Err(failure) => json!({ "refused": failure.to_string() }),
    }
}

/// Questions for a reading command; every shape of answer that it has is among them.
fn questions(desk: &Desk, name: &str) -> Vec<Value> {
    let first = |command: &str, pointer: &str| {
        let answer = ask(desk, command, &json!({}));
        answer.pointer(pointer).cloned().unwrap_or_else(|| panic!("{command} has no {pointer}"))
    };
    let event = || {
        let events = ask(desk, "list_events", &json!({}));
        let placed = |session: &Value| session["starts_at"].is_string() && session["room_id"].is_string();
        let found = events.as_array().unwrap().iter().find_map(|event| {
            let session = event["sessions"].as_array()?.iter().find(|session| placed(session))?;
            Some((event["id"].clone(), session["id"].clone()))
        });
        found.unwrap()
    };
    let framework = || first("list_frameworks", "/0/id");
    let rounds = || {
        let detail = ask(desk, "get_framework", &json!({ "id": framework() }));
        (detail["assessments"][0]["id"].clone(), detail["assessments"][1]["id"].clone())
    };
    match name {
        "list_records" => TABLES.iter().map(|table| json!({ "table": table })).collect(),
        "get_figures" => crate::boards::figures::FIGURES.iter().map(|code| json!({ "codes": [code] })).collect(),
        "get_cards" => vec![json!({ "codes": ["figure:events", "list:late", "chart:temple", "text:Hello"] })],
        "get_lists" => crate::boards::lists::LISTS.iter().map(|code| json!({ "codes": [code] })).collect(),
        "search" => ["a", "e", "library", "2027"].iter().map(|text| json!({ "text": text })).collect(),
        "draw_chart" => {
            let names = ask(desk, "list_charts", &json!({}));
            names.as_array().unwrap().iter().map(|name| json!({ "name": name })).collect()
        }
        "get_problems" => vec![json!({ "keys": [first("list_problems", "/0/key")] })],
        "get_event" => vec![json!({ "id": event().0 })],
        "check_event" => {
            let draft = ask(desk, "get_event", &json!({ "id": event().0 }))["draft"].clone();
            vec![json!({ "draft": draft })]
        }
        "check_slot" => {
            let slot = json!({ "starts_at": null, "ends_at": null, "venue_id": null, "room_id": null });
            vec![json!({ "session_id": event().1, "slot": slot })]
        }
        "check_session_scopes" => {
            let slot = json!({ "starts_at": null, "ends_at": null, "venue_id": null, "room_id": null });
            vec![json!({ "id": "occurrence", "slot": slot, "is_cancelled": null })]
        }
        "check_series" => {
            let mut draft = ask(desk, "get_event", &json!({ "id": event().0 }))["draft"].clone();
            draft["event"]["recurrence_rule"] = json!("FREQ=DAILY;UNTIL=20270422T080000Z");
            draft["event"]["week_id"] = Value::Null;
            vec![json!({ "draft": draft, "usual": null })]
        }
        "check_colour" => vec![json!({ "colour": "#FF0000" })],
        "get_output_changes" => domain::OutputKind::ALL.iter().map(|kind| json!({ "kind": kind })).collect(),
        "get_output_events" => {
            ["booklet", "site", "council_paper"].iter().map(|kind| json!({ "kind": kind, "options": {} })).collect()
        }
        "get_output_contents" => ["programme", "site", "open_data", "events", "posters"]
            .iter()
            .map(|kind| json!({ "kind": kind, "options": {} }))
            .collect(),
        "draw_output" => vec![
            json!({ "kind": "council_paper", "options": {}, "page": 0 }),
            json!({ "kind": "board", "options": {}, "page": 0 }),
        ],
        "check_copies" => {
            let weeks = ask(desk, "get_app_state", &json!({}))["plan"]["weeks"].clone();
            let is_shown = |week: &&Value| week["id"] != ask(desk, "get_app_state", &json!({}))["plan"]["week"]["id"];
            let other = weeks.as_array().unwrap().iter().find(is_shown).unwrap()["id"].clone();
            vec![json!({ "what": { "kind": "week" }, "week_id": other })]
        }
        "check_bulk_change" => {
            let (venue, on) = (first("list_venues", "/0/draft/venue/id"), "2027-04-20");
            let changes = [
                json!({ "kind": "postpone" }),
                json!({ "kind": "go_online", "venue_id": null }),
                json!({ "kind": "close_venue", "venue_id": venue, "on": on }),
            ];
            changes.iter().map(|change| json!({ "change": change, "event_ids": null })).collect()
        }
        "check_placement" => vec![json!({ "options": { "steps": 10, "seed": 1, "minutes": 60 } })],
        "list_slots" => {
            let (event, session) = event();
            vec![
                json!({ "event_id": event, "session_id": session, "minutes": null }),
                json!({ "event_id": event, "session_id": null, "minutes": 60 }),
            ]
        }
        "get_framework" => vec![json!({ "id": framework() })],
        "list_ties" | "list_gaps" | "list_designations" => vec![json!({ "framework_id": framework() })],
        "list_tags" => vec![json!({ "subject": "event", "subject_id": event().0 })],
        "get_round" => vec![json!({ "id": rounds().0 })],
        "get_comparison" => vec![json!({ "first": rounds().0, "second": rounds().1 })],
        "get_release_changes" | "check_release" => vec![json!({ "id": first("get_releases", "/releases/0/id") })],
        "list_letters" => {
            domain::LetterReason::ALL.iter().map(|reason| json!({ "reason": reason, "release_id": null })).collect()
        }
        "check_letter_text" => {
            let text = |text: &str| json!({ "reason": "accepted", "release_id": null, "title": "Hello", "text": text });
            vec![text("Dear {contact}"), text("Dear {nobody}")]
        }
        "get_paper" => vec![json!({ "id": first("list_papers", "/0/paper/id") })],
        "list_words_in_history" => vec![json!({ "words": "library" })],
        "list_history" => vec![json!({ "before": null, "limit": 10 })],
        "list_differences" => vec![json!({ "from": "Riverton 2027", "to": null })],
        "list_twins" | "list_twin_sides" => {
            domain::rules::twins::TwinKind::ALL.iter().map(|kind| json!({ "kind": kind })).collect()
        }
        "check_merge" => {
            let id = |at: usize| first("list_partners", &format!("/{at}/draft/partner/id"));
            vec![json!({ "kind": "partner", "keep": id(0), "gone": id(1) })]
        }
        "get_partner" => vec![json!({ "id": first("list_partners", "/0/draft/partner/id") })],
        "get_indicator" => vec![json!({ "id": first("list_indicators", "/0/indicator/id") })],
        "get_budget" => vec![json!({}), json!({ "year": 2027, "week_id": null })],
        _ => vec![json!({})],
    }
}

/// Commands that look at the plan and are asked again; an import is looked at by its own tests.
fn reading() -> impl Iterator<Item = (&'static Command, &'static Reads)> {
    let is_import = |name: &str| name.starts_with("check_") && name.ends_with("import");
    commands().iter().filter(move |command| !is_import(command.name)).filter_map(|it| Some((it, it.reads.as_ref()?)))
}

#[test]
fn every_reading_command_answers_for_the_sample() {
    let (desk, _root) = city();
    let may_be_empty = [
        "list_twins",
        "list_differences",
        "list_bin",
        "list_safety_copies",
        "list_outline_problems",
        "check_slot",
        "check_event",
        "list_records",
        "list_recent_edits",
        "list_conflicts",
        "list_erasures",
        "search",
    ];
    for (command, _) in reading() {
        for args in questions(&desk, command.name) {
            let answer = ask(&desk, command.name, &args);
            assert!(
                answer.get("refused").is_none() || command.name == "list_records",
                "{} {args}: {answer}",
                command.name
            );
            let is_empty = answer.as_array().is_some_and(Vec::is_empty);
            assert!(may_be_empty.contains(&command.name) || !is_empty, "{} {args} says nothing", command.name);
        }
    }
}

/// Takes every table away that a command does not say it reads: the answer must stay the same. All of them at once; only
/// when it changed are they taken away one by one, to name the one.
#[test]
fn an_answer_depends_on_no_other_table_than_its_line_says() {
    let (desk, _root) = city();
    let plan = Plan::clone(&desk.shown().unwrap().plan);
    for (table, count) in counts(&plan) {
        assert!(0 < count, "the sample has no {table}, so nothing is proved of it");
    }
    let mut by_unsaid: BTreeMap<Vec<&str>, Vec<(&str, Value, Value)>> = BTreeMap::new();
    for (command, reads) in reading() {
        for args in questions(&desk, command.name) {
            let is_said = |table: &str| match reads {
                // City, zone and currency colour everything: a write of the profile touches the whole desk.
                _ if table == Profile::TABLE => true,
                Reads::Tables(tables) => tables.contains(&table),
                Reads::Argument(argument) => args[argument] == table,
            };
            let unsaid = TABLES.iter().copied().filter(|table| !is_said(table)).collect();
            let before = ask(&desk, command.name, &args);
            by_unsaid.entry(unsaid).or_default().push((command.name, args, before));
        }
    }
    let mut wrong: Vec<String> = Vec::new();
    for (unsaid, asked) in &by_unsaid {
        let changed_without = |tables: &[&str]| {
            desk.show_plan(without(&plan, tables));
            let is_changed = |(name, args, before): &&(&str, Value, Value)| ask(&desk, name, args) != *before;
            asked.iter().filter(is_changed).map(|(name, ..)| *name).collect::<Vec<_>>()
        };
        let changed = changed_without(unsaid);
        if changed.is_empty() {
            continue;
        }
        wrong.extend(changed.iter().map(|name| format!("{name} reads one of the tables of which it says nothing")));
        for table in unsaid {
            wrong.extend(changed_without(&[*table]).iter().map(|name| format!("{name} reads {table}")));
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "the table of commands does not say so:\n{}", wrong.join("\n"));
}

#[test]
fn the_words_of_the_table_are_ones_we_know() {
    for command in commands() {
        let Some(Reads::Tables(tables)) = &command.reads else { continue };
        for table in tables {
            assert!(
                TABLES.contains(table) || [HISTORY, TEAM].contains(table),
                "{} reads {table}, which is no table",
                command.name
            );
        }
    }
    for command in commands() {
        let is_asked_again = command.reads.is_some();
        let is_read = command.effect == Effect::Read && command.file.is_none();
        assert!(!is_read || is_asked_again, "{} does not say what it reads", command.name);
        assert!(
            command.effect != Effect::Write || !is_asked_again,
            "{} writes and cannot be asked again",
            command.name
        );
    }
}

/// The first word of a name says what a command does.
#[test]
fn the_verb_of_a_command_is_one_of_its_effect() {
    let verbs = |effect: Effect, way: Option<Way>| -> &[&str] {
        match (effect, way) {
            (Effect::App, None) => &[
                "get", "set", "stop", "open", "forget", "close", "list", "look", "choose", "fill", "zoom", "leave",
                "create", "exchange", "remove", "recover", "show",
            ],
            (Effect::App, Some(Way::Into)) => &["choose"],
            (Effect::App, Some(Way::Open)) => &["open", "copy", "check", "recover", "read"],
            (Effect::App, Some(Way::Save)) => &["new", "sample", "move"],
            (Effect::Write, Some(Way::Into)) => &[],
            (Effect::Read, None) => &["get", "list", "check", "draw", "verify", "search"],
            (Effect::Read, Some(Way::Open)) => &["open"],
            (Effect::Read, Some(Way::Save)) => &["export", "save"],
            (Effect::Read, Some(Way::Into)) => &["export"],
            (Effect::Write, None) => &[
                "save", "set", "add", "move", "delete", "import", "write", "merge", "restore", "undo", "redo",
                "resolve",
            ],
            (Effect::Write, Some(Way::Open)) => &["import", "attach"],
            (Effect::Write, Some(Way::Save)) => &[],
        }
    };
    for command in commands() {
        let verb = command.name.split('_').next().unwrap_or_default();
        let known = verbs(command.effect, command.file.map(|file| file.way));
        assert!(known.contains(&verb), "{} begins with no verb of its effect: {known:?}", command.name);
    }
}

#[test]
fn every_command_with_a_file_has_a_dialog_in_every_language() {
    let (desk, _root) = city();
    for language in Texts::languages() {
        let texts = Texts::new(language);
        for command in commands() {
            let Some(file) = command.file else { continue };
            let name = command.name;
            assert!(texts.has(&format!("dialog-{name}")), "{language} has no dialog-{name}");
            let is_named = texts.has(&format!("dialog-name-{name}"));
            assert_eq!(is_named, file.way == Way::Save, "{language}: dialog-name-{name}");
            let dialog = desk.dialog(name, &json!({})).unwrap();
            assert_eq!((dialog.way, dialog.endings), (file.way, file.kind.endings()));
        }
        for kind in FileKind::ALL {
            assert!(texts.has(&format!("dialog-kind-{}", kind.word())), "{language}: {}", kind.word());
            let is_used = commands().iter().any(|command| command.file.is_some_and(|file| file.kind == *kind));
            assert!(is_used, "no command takes a file of the kind {}", kind.word());
        }
    }
}

#[track_caller]
fn proposes(desk: &Desk, name: &str, args: Value, expected: &str) {
    assert_eq!(desk.dialog(name, &args).unwrap().name.as_deref(), Some(expected));
}

#[test]
fn proposed_names_say_city_kind_and_date() {
    let (desk, _root) = city();
    proposes(&desk, "export_budget", json!({}), "Riverton budget 2027-05-24.csv");
    proposes(&desk, "export_indicators", json!({}), "Riverton indicators 2027-05-24.csv");
    proposes(
        &desk,
        "export_output",
        json!({ "kind": "venues", "ending": "xlsx" }),
        "Riverton Table of venues 2027-05-24.xlsx",
    );
    proposes(&desk, "export_partners", json!({}), "Riverton partners 2027-05-24.xlsx");
    proposes(&desk, "save_copy", json!({}), "Riverton copy 2027-05-24.paideia");
    proposes(&desk, "new_plan", json!({ "plan": { "city": "Cork" } }), "Cork learning week.paideia");
    let board = ask(&desk, "list_boards", &json!({}))[0].clone();
    let title = board["title"].as_str().unwrap();
    proposes(
        &desk,
        "export_output",
        json!({ "kind": "board", "options": { "name": board["id"] }, "ending": "html" }),
        &format!("Riverton Board - {title} 2027-05-24.html"),
    );
    // What says the city itself is not called by it twice, and what is cut says that it goes on.
    let evaluation = desk.dialog("export_output", &json!({ "kind": "evaluation_report", "options": {} })).unwrap();
    let name = evaluation.name.unwrap();
    assert!(name.starts_with("Evaluation of the week - Riverton Learning Week "), "{name}");
    let programme =
        desk.dialog("export_output", &json!({ "kind": "programme", "options": {}, "ending": "ics" })).unwrap();
    let name = programme.name.unwrap();
    assert!(name.ends_with(" 2027-05-24.ics") && name.chars().count() < 90, "{name}");
    let chart = desk.dialog("export_chart", &json!({ "name": "map:partners" })).unwrap().name.unwrap();
    assert!(chart.starts_with("Riverton chart ") && chart.ends_with(" 2027-05-24.png"), "{chart}");
    assert!(!chart.contains(':'), "Windows refuses {chart}");
    let evidence = ask(&desk, "list_records", &json!({ "table": "evidence" }));
    let file = evidence.as_array().unwrap().iter().find(|it| it["file_name"] != "");
    if let Some(file) = file {
        proposes(&desk, "save_attachment", json!({ "id": file["id"] }), file["file_name"].as_str().unwrap());
    }
}

#[test]
fn a_plan_is_opened_and_a_table_is_never_saved_by_an_import() {
    let (desk, _root) = city();
    for command in commands().iter().filter(|command| command.name.contains("import")) {
        let Some(dialog) = desk.dialog(command.name, &json!({})) else { continue };
        assert_eq!((dialog.way, dialog.name), (Way::Open, None), "{}", command.name);
    }
}
