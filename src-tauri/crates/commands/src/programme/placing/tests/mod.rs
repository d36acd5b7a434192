//! Placements of made-up weeks: who is asked for, what is proposed and why, what is written and refused; and whatever the
//! plan, nothing of the kinds that a placement never makes becomes more.

mod made_up;
mod proposals;
mod random;

use std::sync::Arc;

use domain::Plan;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::views::{PlacementOptions, PlacementPreview};
use super::{Proposal, propose};
use crate::desk::shown::Shown;
use crate::{Desk, Surroundings};

/// A desk long before the made-up weeks, whose clock stands still.
fn desk() -> (Desk, TempDir) {
    let root = TempDir::new().unwrap();
    let counter = std::sync::atomic::AtomicU64::new(1);
    let now = "2027-01-04T09:00:00Z".parse().unwrap();
    let surroundings = Surroundings {
        clock: Arc::new(move || now),
        random: Arc::new(move || u128::from(counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed)).to_be_bytes()),
        home: root.path().join("home"),
        author: "Ann".to_owned(),
        holder: "ann@desk".to_owned(),
    };
    (Desk::new(surroundings), root)
}

/// By steps, so that every run is the same.
fn options() -> PlacementOptions {
    PlacementOptions { seconds: None, steps: Some(4_000), seed: 1, minutes: Some(60) }
}

/// What is proposed for a plan that no file holds.
fn proposed(plan: &Plan, options: &PlacementOptions) -> (PlacementPreview, Proposal) {
    let (desk, _root) = desk();
    let shown = Shown::new(0, Arc::new(plan.clone()), None, desk.now());
    propose(&desk, &shown, options).unwrap()
}

/// A plan in a file on a desk.
fn opened(plan: &Plan) -> (Desk, TempDir) {
    let (desk, root) = desk();
    let new = json!({ "plan": {
        "city": "Riverton", "country": "IE", "time_zone": "Europe/Dublin", "week_title": "Week",
        "starts_on": "2027-05-03", "ends_on": "2027-05-09",
    }});
    desk.call("new_plan", new, Some(root.path().join("p.paideia"))).unwrap();
    desk.write(|_, file| {
        Ok(file.command(store::Label::new("save_records"), |tx| {
            plan.weeks.iter().try_for_each(|it| tx.put(it))?;
            plan.neighbourhoods.iter().try_for_each(|it| tx.put(it))?;
            plan.venues.iter().try_for_each(|it| tx.put(it))?;
            plan.rooms.iter().try_for_each(|it| tx.put(it))?;
            plan.openings.iter().try_for_each(|it| tx.put(it))?;
            plan.partners.iter().try_for_each(|it| tx.put(it))?;
            plan.people.iter().try_for_each(|it| tx.put(it))?;
            plan.events.iter().try_for_each(|it| tx.put(it))?;
            plan.sessions.iter().try_for_each(|it| tx.put(it))?;
            plan.event_partners.iter().try_for_each(|it| tx.put(it))?;
            plan.event_people.iter().try_for_each(|it| tx.put(it))
        })?)
    })
    .unwrap();
    desk.call("choose_week", json!({ "id": plan.weeks[0].id }), None).unwrap();
    (desk, root)
}

fn ask(desk: &Desk, name: &str, args: Value) -> Value {
    desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
}
