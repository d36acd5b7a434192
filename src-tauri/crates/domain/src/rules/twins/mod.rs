//! Records that are in the plan twice: which two are thought to be one, and why; and the plan with two of them as one.
//!
//! Suggests only: people look at both and decide. What they have decided to be two is not suggested again.

mod alike;
mod events;
mod fill;
mod hangs;
mod merge;
mod moved;
mod partners;
mod people;
mod venues;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::maps::FastSet;
use crate::{AcceptedProblem, Event, Id, Partner, Person, Plan, Record, Venue, link_id, words};

pub use alike::LIKENESS;
pub use hangs::{Hanging, hanging};
pub use merge::merged;
pub use moved::named_by;

words!(
    /// What can be in the plan twice.
    TwinKind { Partner = "partner", Person = "person", Venue = "venue", Event = "event" }
);

words!(
    /// Why two records are thought to be one.
    TwinReason {
        Name = "name", NameAndAddress = "name_and_address", NameAndPartner = "name_and_partner",
        Address = "address", NameAndNeighbourhood = "name_and_neighbourhood", NameAndPlace = "name_and_place",
        Title = "title", TitleAndHost = "title_and_host", TitleAndPlace = "title_and_place",
    }
);

impl TwinKind {
    /// The table of its records.
    pub fn table(self) -> &'static str {
        match self {
            Self::Partner => Partner::TABLE,
            Self::Person => Person::TABLE,
            Self::Venue => Venue::TABLE,
            Self::Event => Event::TABLE,
        }
    }
}

/// Two records that may be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Twins {
    /// The one that would stay: the one on which more hangs.
    pub keep_id: Id,
    /// The one that would go.
    pub gone_id: Id,
    /// Why they are thought to be one.
    pub reason: TwinReason,
    /// How alike the names are, from 0 to 1.
    pub likeness: f64,
}

/// Two places in the list of a kind whose records may be one.
struct Pair {
    one: usize,
    other: usize,
    reason: TwinReason,
    likeness: f64,
}

/// The code under which the plan keeps that two records are two.
pub const APART: &str = "twins_apart";

/// What the plan keeps where two records are two, whichever is named first.
pub fn apart(kind: TwinKind, one: &str, other: &str, reason: String) -> AcceptedProblem {
    let key = apart_key(kind, one, other);
    AcceptedProblem { id: link_id(&[AcceptedProblem::TABLE, &key]), key, code: APART.to_owned(), reason }
}

fn apart_key(kind: TwinKind, one: &str, other: &str) -> String {
    format!("{APART}:{}:{}:{}", kind.word(), one.min(other), one.max(other))
}

/// Records of a kind that may be one, the most alike first.
pub fn twins(plan: &Plan, kind: TwinKind) -> Vec<Twins> {
    match kind {
        TwinKind::Partner => of_list(plan, kind, &plan.partners, partners::pairs(plan), |it| &it.name),
        TwinKind::Person => of_list(plan, kind, &plan.people, people::pairs(plan), |it| &it.name),
        TwinKind::Venue => of_list(plan, kind, &plan.venues, venues::pairs(plan), |it| &it.name),
        TwinKind::Event => of_list(plan, kind, &plan.events, events::pairs(plan), |it| &it.title),
    }
}

fn of_list<R: Record>(
    plan: &Plan,
    kind: TwinKind,
    list: &[R],
    pairs: Vec<Pair>,
    name: fn(&R) -> &String,
) -> Vec<Twins> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let accepted = plan.accepted_problems.iter().filter(|it| it.code == APART);
    let apart: FastSet<&str> = accepted.map(|it| it.key.as_str()).collect();
    let weights = hangs::weights(plan, kind);
    let weight = |at: usize| weights.get(list[at].id()).copied().unwrap_or(0);
    let is_open = |pair: &Pair| !apart.contains(apart_key(kind, list[pair.one].id(), list[pair.other].id()).as_str());
    let mut pairs: Vec<Pair> = pairs
        .into_iter()
        .filter(is_open)
        .map(|pair| match weight(pair.one) < weight(pair.other) {
            true => Pair { one: pair.other, other: pair.one, ..pair },
            false => pair,
        })
        .collect();
    let order = |pair: &Pair| (name(&list[pair.one]), pair.one, pair.other);
    pairs.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| order(a).cmp(&order(b))));
    let twins = pairs.into_iter().map(|pair| Twins {
        keep_id: list[pair.one].id().to_owned(),
        gone_id: list[pair.other].id().to_owned(),
        reason: pair.reason,
        likeness: pair.likeness,
    });
    twins.collect()
}

/// Holds what blocks of a list can be twins against what a rule says of each two; every two once.
fn judged(mut candidates: Vec<(usize, usize)>, judge: impl Fn(usize, usize) -> Option<(TwinReason, f64)>) -> Vec<Pair> {
    // A record can be in a block twice, such as by a word that its name says twice.
    candidates.retain(|(one, other)| one != other);
    candidates.sort_unstable();
    candidates.dedup();
    let pairs = candidates.into_iter().filter_map(|(one, other)| {
        let (reason, likeness) = judge(one, other)?;
        Some(Pair { one, other, reason, likeness })
    });
    pairs.collect()
}
