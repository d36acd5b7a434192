//! Finds records by their words, whatever the accents, the case and the script.
//!
//! Which records have the words is said by the store's index of the plan that is shown; here they get their order, and
//! what is shown of each.

mod snippet;

use std::collections::HashMap;

use domain::{Id, Plan, Record, Week};
use store::{Found, SearchIndex, fold};

use crate::Failure;
use crate::desk::{Desk, hold};
use crate::views::Hit;
use snippet::snippet;

/// How many records are shown.
const MOST_HITS: usize = 50;

/// The index, and the step of the desk up to which it follows the plan.
#[derive(Default)]
struct Kept(Option<(i64, SearchIndex)>);

/// The records that have all words of a text. Without words it finds none, but has the index ready for the first.
pub(crate) fn search(desk: &Desk, text: String) -> Result<Vec<Hit>, Failure> {
    // Asked before the plan: what is shown is at least as new.
    let step = desk.revision();
    let shown = desk.shown()?;
    let slot = desk.slot::<Kept>();
    let mut kept = hold(&slot);
    // On an error nothing is kept, so the next index is made anew.
    let followed = match kept.0.take() {
        Some((known, mut index)) => match desk.touched(known, step).tables() {
            Some(touched) => index.follow(&shown.plan, &touched).map(|()| index)?,
            None => SearchIndex::of(&shown.plan)?,
        },
        None => SearchIndex::of(&shown.plan)?,
    };
    let (_, index) = kept.0.insert((step, followed));
    hits(index, &shown.plan, shown.week(), &text)
}

/// How well a record fits; the least is best. First how its name does, then whether it is an event of another week.
type Rank = (u8, bool);

/// Where the name of a record begins to say nothing of the words: they stand in its texts, or in a record that stands on
/// its screen.
const IN_TEXT: u8 = 4;
const BESIDE: u8 = 5;

/// What is shown, best first; events of other weeks come after all else that fits as well, and say which week it was.
fn hits(index: &SearchIndex, plan: &Plan, week: Option<&Week>, text: &str) -> Result<Vec<Hit>, Failure> {
    let text = fold(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let other_weeks = other_weeks(plan, week);
    let mut best: HashMap<(&str, &str), (Rank, &Found, &Found)> = HashMap::new();
    for found in index.find(&text)? {
        let (fit, on) = match &found.owner {
            None => (rank(&found.folded, &text, &words), Some(found)),
            Some((table, id)) => (BESIDE, index.get(table, id)),
        };
        // A record of none is shown nowhere.
        let Some(on) = on else { continue };
        let rank = (fit, on.table == "event" && other_weeks.contains_key(on.id.as_str()));
        let known = best.entry((on.table, on.id.as_str())).or_insert((rank, on, found));
        if rank < known.0 {
            *known = (rank, on, found);
        }
    }
    let mut best: Vec<(Rank, &Found, &Found)> = best.into_values().collect();
    best.sort_by_cached_key(|(rank, on, _)| (*rank, on.name.chars().count(), on.folded.clone(), on.id.clone()));
    let hit = |(rank, on, found): (Rank, &Found, &Found)| Hit {
        kind: on.table.to_owned(),
        id: on.id.clone(),
        title: on.name.clone(),
        detail: match other_weeks.get(on.id.as_str()).filter(|_| rank.1) {
            Some(week) => (*week).to_owned(),
            None if rank.0 < IN_TEXT => Some(beside_name(plan, on)).filter(|text| *text != on.name).unwrap_or_default(),
            None => snippet(found, &words),
        },
    };
    Ok(best.into_iter().take(MOST_HITS).map(hit).collect())
}

/// The weeks of events that are not of the week that is planned.
fn other_weeks<'a>(plan: &'a Plan, week: Option<&Week>) -> HashMap<&'a str, &'a str> {
    let Some(week) = week else { return HashMap::new() };
    let titles: HashMap<&str, &str> = plan.weeks.iter().map(|week| (week.id.as_str(), week.title.as_str())).collect();
    let others = plan.events.iter().filter(|event| event.week_id.as_ref() != Some(&week.id));
    others.filter_map(|event| Some((event.id.as_str(), *titles.get(event.week_id.as_deref()?)?))).collect()
}

/// 0: the title is it; 1: begins with it; 2: a word begins with it; 3: all words in the title; 4: elsewhere.
fn rank(title: &str, text: &str, words: &[&str]) -> u8 {
    if title == text {
        0
    } else if title.starts_with(text) {
        1
    } else if words.iter().all(|word| title.split_whitespace().any(|part| part.starts_with(word))) {
        2
    } else if words.iter().all(|word| title.contains(word)) {
        3
    } else {
        IN_TEXT
    }
}

/// What stands beside the name of a record, to tell it from others.
fn beside_name(plan: &Plan, found: &Found) -> String {
    fn of<R: Record>(records: &[R], id: &str, say: fn(&R) -> &String) -> String {
        let at = records.binary_search_by(|record| record.id().cmp(id));
        at.map(|at| say(&records[at]).clone()).unwrap_or_default()
    }
    fn named<R: Record>(records: &[R], id: &str, by: fn(&R) -> Option<&Id>) -> Option<Id> {
        let at = records.binary_search_by(|record| record.id().cmp(id)).ok()?;
        by(&records[at]).cloned()
    }
    let id = found.id.as_str();
    match found.table {
        "event" => of(&plan.events, id, |it| &it.short_text),
        "venue" => of(&plan.venues, id, |it| &it.address),
        "room" => named(&plan.rooms, id, |it| Some(&it.venue_id))
            .map_or_else(String::new, |id| of(&plan.venues, &id, |it| &it.name)),
        "person" => named(&plan.people, id, |it| it.partner_id.as_ref())
            .map_or_else(String::new, |id| of(&plan.partners, &id, |it| &it.name)),
        "indicator" => of(&plan.indicators, id, |it| &it.code),
        "goal" => of(&plan.goals, id, |it| &it.owner),
        "action" => of(&plan.actions, id, |it| &it.owner),
        "milestone" => of(&plan.milestones, id, |it| &it.responsible),
        "risk" => of(&plan.risks, id, |it| &it.owner),
        "practice" => of(&plan.practices, id, |it| &it.place),
        "meeting" => of(&plan.meetings, id, |it| &it.body),
        "paper" => of(&plan.papers, id, |it| &it.reference),
        "feature" => of(&plan.features, id, |it| &it.code),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
