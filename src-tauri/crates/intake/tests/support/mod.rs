//! A plan to import into, and what writing would make of it.

#![allow(dead_code, reason = "each test binary uses its own part")]

use domain::*;
use intake::{DryRun, ImportOptions, Unwatched, Writes, dry_run, read_bytes};

/// Nothing chosen.
pub fn options() -> ImportOptions {
    ImportOptions::default()
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
    assert_eq!(preview.rows, preview.new + preview.changed + preview.same + preview.refused_count);
    assert_eq!(preview.refused.len(), preview.refused_count);
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
    put(&mut plan.import_mappings, &writes.import_mappings);
    plan.sessions.retain(|session| !writes.removed_sessions.contains(&session.id));
    plan
}
