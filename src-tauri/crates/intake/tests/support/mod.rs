//! A plan to import into, and what writing would make of it.

#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod city;
pub mod ours;
pub mod whole;

use std::path::PathBuf;

use domain::*;
use intake::{
    DryRun, ImportContext, ImportKind, ImportOptions, ImportWords, IntakeError, Opened, Unwatched, Writes, dry_run,
    read_bytes,
};
use proptest::test_runner::{Config, RngSeed};

/// The same small share of cases at each check; a long campaign asks for more, and draws them anew each time.
pub fn share() -> Config {
    let usual = Config { failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let seed = if usual.cases <= 256 { RngSeed::Fixed(2027) } else { usual.rng_seed };
    Config { rng_seed: seed, ..usual }
}

/// Nothing chosen.
pub fn options() -> ImportOptions {
    ImportOptions::default()
}

/// A day as it is stored.
pub fn on(day: &str) -> chrono::NaiveDate {
    day.parse().expect("a date")
}

/// A folder of the real files; says so when they are not there.
pub fn data(folder: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data").join(folder);
    if !path.is_dir() {
        println!("skipped: ../shared is absent");
        return None;
    }
    Some(path)
}

/// An empty plan with one week.
pub fn plan_and_week(from: &str, to: &str) -> (Plan, Week) {
    let week = Week {
        id: "week".to_owned(),
        title: String::new(),
        theme: String::new(),
        starts_on: from.parse().expect("a date"),
        ends_on: to.parse().expect("a date"),
        submissions_close_on: None,
        copy_deadline_on: None,
        print_on: None,
        returns_due_on: None,
        target_event_count: None,
        target_place_count: None,
        target_partner_count: None,
        target_events_per_1000: None,
        short_text_max_words: 50,
        target_progress_percent: None,
    };
    (Plan { weeks: vec![week.clone()], ..Plan::default() }, week)
}

/// The city of the cases: Lindau, in the week from 3 to 9 May 2027.
pub fn lindau() -> (Plan, Week) {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let profile = Profile {
        city: "Lindau".to_owned(),
        country: "DE".to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
        currency: "EUR".to_owned(),
        ..Profile::default()
    };
    (Plan { profile: Some(profile), ..plan }, week)
}

/// A file of the kept cases.
pub fn case(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/cases").join(name)
}

/// Opens and checks a file in the way that commands do.
pub fn check(
    kind: ImportKind,
    path: &std::path::Path,
    plan: &Plan,
    options: &ImportOptions,
) -> Result<DryRun, IntakeError> {
    check_in_words(kind, path, plan, options, &ImportWords::default())
}

/// The same for a person whose language has words of its own.
pub fn check_in_words(
    kind: ImportKind,
    path: &std::path::Path,
    plan: &Plan,
    options: &ImportOptions,
    words: &ImportWords,
) -> Result<DryRun, IntakeError> {
    let mut opened = Opened::open(kind, path, options, &Unwatched)?;
    let context =
        ImportContext { plan, readings: &plan.readings, week: plan.weeks.first(), today: on("2027-01-20"), words };
    let mut next = plan.events.len() + plan.sessions.len() * 7;
    let mut new_id = || {
        next += 1;
        format!("id-{}-{next}", plan.events.len() + plan.partners.len() + plan.budget_lines.len())
    };
    opened.check(options, context, &mut new_id, &Unwatched)
}

/// A made-up file by the name that its kind would have.
pub fn written(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    (folder, path)
}

/// Reads and compares.
pub fn run(plan: &Plan, week: &Week, name: &str, bytes: &[u8], options: &ImportOptions) -> DryRun {
    let sheet = read_bytes(name, bytes, options, &Unwatched).expect("a sheet");
    let mut next = plan.events.len() + plan.sessions.len() * 7;
    let mut new_id = || {
        next += 1;
        format!("id-{}-{next}", plan.events.len())
    };
    let today = "2027-01-01".parse().expect("a date");
    dry_run(plan, week, &sheet, options, &mut new_id, today, &Unwatched).expect("a dry run")
}

/// Total in is total out.
pub fn totals(done: &DryRun) {
    let preview = &done.preview;
    let told = [
        preview.new,
        preview.changed,
        preview.same,
        preview.refused_count,
        preview.left_out_count,
        preview.no_record_count,
    ];
    assert_eq!(preview.rows, told.iter().sum::<usize>(), "rows in are rows told: {told:?}");
    assert_eq!(preview.refused.len(), preview.refused_count);
    assert_eq!(preview.no_records.len(), preview.no_record_count);
}

/// Importing twice: the second time there is nothing to do.
pub fn again(plan: &Plan, week: &Week, name: &str, bytes: &[u8]) {
    let first = run(plan, week, name, bytes, &options());
    totals(&first);
    let plan = apply(plan, &first.writes);
    let second = run(&plan, week, name, bytes, &options());
    totals(&second);
    assert_eq!(second.writes, Writes::default(), "{name}");
    assert_eq!((second.preview.new, second.preview.changed), (0, 0), "{name}");
}

fn put<T: Record>(records: &mut Vec<T>, written: &[T]) {
    for record in written {
        match records.iter_mut().find(|known| known.id() == record.id()) {
            Some(known) => *known = record.clone(),
            None => records.push(record.clone()),
        }
    }
}

/// The plan after writing.
pub fn apply(plan: &Plan, writes: &Writes) -> Plan {
    let mut plan = plan.clone();
    put(&mut plan.neighbourhoods, &writes.neighbourhoods);
    put(&mut plan.venues, &writes.venues);
    put(&mut plan.rooms, &writes.rooms);
    put(&mut plan.partners, &writes.partners);
    put(&mut plan.people, &writes.people);
    put(&mut plan.events, &writes.events);
    put(&mut plan.sessions, &writes.sessions);
    put(&mut plan.event_partners, &writes.event_partners);
    put(&mut plan.event_people, &writes.event_people);
    put(&mut plan.tags, &writes.tags);
    put(&mut plan.indicators, &writes.indicators);
    // The writer gives readings their ids, which derive from what they are about.
    for reading in &writes.readings {
        let group =
            format!("{:?}{}", reading.group_kind, reading.neighbourhood_id.as_ref().unwrap_or(&reading.group_name));
        let id = format!("{} {} {group}", reading.indicator_id, reading.measured_on);
        let id = if reading.id.is_empty() { id } else { reading.id.clone() };
        put(&mut plan.readings, &[Reading { id, ..reading.clone() }]);
    }
    put(&mut plan.budget_lines, &writes.budget_lines);
    put(&mut plan.own_values, &writes.own_values);
    put(&mut plan.status_steps, &writes.status_steps);
    put(&mut plan.import_mappings, &writes.import_mappings);
    plan.sessions.retain(|session| !writes.removed_sessions.contains(&session.id));
    plan
}

/// Imports a kept case; gives what was shown and the plan afterwards. The second time there is nothing to do.
#[track_caller]
pub fn import_with(name: &str, plan: &Plan, kind: ImportKind, options: &ImportOptions) -> (DryRun, Plan) {
    let done = check(kind, &case(name), plan, options).expect(name);
    let plan = apply(plan, &done.writes);
    if done.preview.questions.is_empty() {
        totals(&done);
        let again = check(kind, &case(name), &plan, options).expect(name);
        assert!(again.writes.is_empty(), "{name}: the second time there is nothing to do: {:?}", again.writes);
    }
    (done, plan)
}

/// `line reason` of what was not taken.
pub fn rows(rows: &[intake::RefusedRow]) -> String {
    rows.iter().map(|row| format!("{} {}", row.line, row.reason)).collect::<Vec<_>>().join(", ")
}

/// `Title: 03 10:00-12:00 Venue` for each event; `?` is a time not known, `-` no session.
pub fn shown(plan: &Plan) -> Vec<String> {
    let of = |event: &domain::Event| {
        let mut sessions: Vec<String> = plan
            .sessions
            .iter()
            .filter(|session| session.event_id == event.id)
            .map(|session| {
                let venue = plan.venues.iter().find(|venue| session.venue_id.as_ref() == Some(&venue.id));
                let room = plan.rooms.iter().find(|room| session.room_id.as_ref() == Some(&room.id));
                let place: Vec<&str> =
                    venue.map(|it| it.name.as_str()).into_iter().chain(room.map(|it| it.name.as_str())).collect();
                let at = session.starts_at.expect("a start");
                let end = session.ends_at.map(|end| end.format("-%H:%M").to_string()).unwrap_or_default();
                let time = match (session.is_all_day, session.is_time_known) {
                    (true, _) => "all day".to_owned(),
                    (false, true) => format!("{}{end}", at.format("%H:%M")),
                    (false, false) => "?".to_owned(),
                };
                format!("{} {time} {}", at.format("%d"), place.join("/")).trim_end().to_owned()
            })
            .collect();
        sessions.sort();
        format!("{}: {}", event.title, if sessions.is_empty() { "-".to_owned() } else { sessions.join(", ") })
    };
    plan.events.iter().map(of).collect()
}
