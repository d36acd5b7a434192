//! What the kept files become, whole: as tables to be looked at, and as every kind that they can be imported as.
//!
//! `UPDATE_GOLDEN=1` writes the results anew; read the difference before you keep it.

mod support;

use std::path::Path;

use domain::{EventKind, Plan};
use intake::{ImportKind, Unwatched, guess_kind, read_table_file};
use support::city::city;
use support::{apply, case, check, options, whole};

#[path = "../../../../tests/golden.rs"]
mod approved;

/// What the same file does to a plan that has it.
fn again(kind: ImportKind, path: &Path, plan: &Plan) -> String {
    match check(kind, path, plan, &options()) {
        Ok(done) if done.writes.is_empty() => "nothing".to_owned(),
        Ok(done) => {
            let whole = whole::differences(&done);
            // What is refused or told is so each time.
            let is_kept = |line: &&str| !["refused", "told", "no record"].iter().any(|word| line.starts_with(word));
            whole.lines().filter(is_kept).collect::<Vec<_>>().join("\n")
        }
        Err(error) => whole::error(&error),
    }
}

/// The plan after somebody has moved, emptied and renamed some of what stands in it.
fn worn(mut plan: Plan) -> Plan {
    for (at, session) in plan.sessions.iter_mut().enumerate().skip(2) {
        match at % 4 {
            0 => session.starts_at = session.starts_at.map(|starts_at| starts_at + chrono::Duration::hours(1)),
            1 => session.ends_at = None,
            2 => (session.venue_id, session.room_id) = (None, None),
            _ => session.note.clear(),
        }
    }
    for event in plan.events.iter_mut().skip(2).step_by(2) {
        (event.capacity, event.kind, event.short_text) = (Some(7), EventKind::Fair, "Other words".to_owned());
    }
    plan.event_partners.truncate(2);
    plan.venues.iter_mut().skip(2).for_each(|venue| venue.address.clear());
    plan.partners
        .iter_mut()
        .skip(2)
        .for_each(|partner| (partner.website, partner.first_year) = (String::new(), Some(1990)));
    plan.people.iter_mut().skip(2).step_by(2).for_each(|person| person.phone.clear());
    plan.budget_lines.iter_mut().skip(1).for_each(|line| (line.planned_minor, line.note) = (1, String::new()));
    plan.readings.iter_mut().skip(3).step_by(2).for_each(|reading| reading.value = Some(0.5));
    plan.neighbourhoods.iter_mut().for_each(|place| place.outline.clear());
    plan
}

/// What a file becomes, into the plan of a city and into the same once more.
fn becomes(path: &Path) -> String {
    let guess = guess_kind(path, &Unwatched);
    let seems = guess.as_ref().ok().copied();
    let guess = guess.map_or_else(|error| whole::error(&error), |kind| format!("seems to bring {}\n", kind.word()));
    let table = read_table_file(path, &options(), &Unwatched);
    let mut text =
        guess + "\n# table\n" + &table.map_or_else(|error| whole::error(&error), |sheet| whole::sheet(&sheet));
    for kind in ImportKind::ALL {
        text.push_str(&format!("\n# {}\n", kind.word()));
        let plan = city();
        let done = match check(*kind, path, &plan, &options()) {
            Ok(done) => done,
            Err(error) => {
                text.push_str(&whole::error(&error));
                continue;
            }
        };
        // Of a file that is of another kind only what was taken is of interest.
        text.push_str(&if seems == Some(*kind) { whole::done(&done) } else { whole::taken(&done) });
        let plan = apply(&plan, &done.writes);
        text.push_str(&format!("again {}\n", again(*kind, path, &plan)));
        text.push_str(&format!("into what was changed {}\n", again(*kind, path, &worn(plan))));
    }
    text
}

#[test]
fn kept_files_become_what_they_became() {
    for folder in ["cases", "intake"] {
        let entries = std::fs::read_dir(case("").join("..").join(folder)).expect("a folder");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            approved::golden(&format!("{folder}/{name}.txt"), &becomes(&path));
        }
    }
}
