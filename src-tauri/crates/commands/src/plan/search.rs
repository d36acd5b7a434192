//! Finds records by their words, whatever the accents and the case.

use std::collections::HashMap;

use domain::{Id, Plan, Week};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Failure;
use crate::desk::Desk;
use crate::views::Hit;

/// How many records are shown.
const MOST_HITS: usize = 50;

pub(crate) fn search(desk: &Desk, text: String) -> Result<Vec<Hit>, Failure> {
    let shown = desk.shown()?;
    Ok(find(&shown.plan, shown.week(), &text))
}

/// The records in which every word of the text occurs, best first; events of other weeks come after all else that
/// fits as well, and say which week it was.
fn find(plan: &Plan, week: Option<&Week>, text: &str) -> Vec<Hit> {
    let text = fold(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let other_weeks: HashMap<&str, &str> = plan
        .events
        .iter()
        .filter(|event| week.is_some() && event.week_id.as_ref() != week.map(|week| &week.id))
        .filter_map(|event| Some((event.id.as_str(), plan.week(Some(event.week_id.as_deref()?))?.title.as_str())))
        .collect();
    let mut found: Vec<((u8, bool), Hit)> = Vec::new();
    for (kind, id, title, detail) in candidates(plan) {
        let (in_title, in_detail) = (fold(title), fold(detail));
        if !words.iter().all(|word| in_title.contains(word) || in_detail.contains(word)) {
            continue;
        }
        let other_week = other_weeks.get(id.as_str()).filter(|_| kind == "event");
        let rank = (rank(&in_title, &text, &words), other_week.is_some());
        let detail = other_week.copied().unwrap_or(detail);
        let (id, title, detail) = (id.clone(), title.to_owned(), detail.to_owned());
        found.push((rank, Hit { kind: kind.to_owned(), id, title, detail }));
    }
    found.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.title.len().cmp(&y.title.len())));
    found.into_iter().take(MOST_HITS).map(|(_, hit)| hit).collect()
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
        4
    }
}

fn candidates(plan: &Plan) -> impl Iterator<Item = (&'static str, &Id, &str, &str)> {
    let venues = domain::by_id(&plan.venues);
    let partners = domain::by_id(&plan.partners);
    let rooms: Vec<_> = plan
        .rooms
        .iter()
        .map(|room| {
            let venue = venues.get(room.venue_id.as_str()).map_or("", |venue| venue.name.as_str());
            ("room", &room.id, room.name.as_str(), venue)
        })
        .collect();
    let people: Vec<_> = plan
        .people
        .iter()
        .map(|person| {
            let partner = person.partner_id.as_deref().and_then(|id| partners.get(id));
            ("person", &person.id, person.name.as_str(), partner.map_or("", |partner| partner.name.as_str()))
        })
        .collect();
    macro_rules! of {
        ($list:ident, $kind:literal, $title:ident, $detail:ident) => {
            plan.$list.iter().map(|record| ($kind, &record.id, record.$title.as_str(), record.$detail.as_str()))
        };
    }
    let partners = plan.partners.iter().map(|partner| ("partner", &partner.id, partner.name.as_str(), ""));
    let places = plan.neighbourhoods.iter().map(|place| ("neighbourhood", &place.id, place.name.as_str(), ""));
    of!(events, "event", title, short_text)
        .chain(of!(venues, "venue", name, address))
        .chain(rooms)
        .chain(partners)
        .chain(people)
        .chain(places)
        .chain(of!(indicators, "indicator", name, code))
        .chain(of!(goals, "goal", title, owner))
        .chain(of!(actions, "action", title, owner))
        .chain(of!(milestones, "milestone", title, responsible))
        .chain(of!(risks, "risk", title, owner))
        .chain(of!(practices, "practice", title, place))
        .chain(of!(meetings, "meeting", title, body))
        .chain(of!(papers, "paper", title, reference))
        .chain(of!(features, "feature", name, code))
}

/// Lower case, without accents.
fn fold(text: &str) -> String {
    text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_matter() {
        for (typed, stored) in [("cafe", "Café"), ("CAFÉ", "cafe"), ("łódz", "Łódź"), ("strasse", "STRASSE")] {
            assert!(fold(stored).contains(&fold(typed)), "{typed} in {stored}");
        }
    }

    #[test]
    fn people_and_neighbourhoods_are_found_and_an_untitled_meeting_by_its_body() {
        let named = |name: &str| name.to_owned();
        let plan = Plan {
            partners: vec![domain::Partner { id: named("p"), name: named("Green Trust"), ..Default::default() }],
            people: vec![domain::Person {
                id: named("m"),
                name: named("Mary Ellen"),
                partner_id: Some(named("p")),
                ..Default::default()
            }],
            neighbourhoods: vec![domain::Neighbourhood {
                id: named("n"),
                name: named("Old Town"),
                ..Default::default()
            }],
            meetings: vec![domain::Meeting { id: named("c"), body: named("City Council"), ..Default::default() }],
            ..Plan::default()
        };
        let first =
            |text: &str| find(&plan, None, text).into_iter().next().map(|hit| (hit.kind, hit.title, hit.detail));
        let of = |kind: &str, title: &str, detail: &str| Some((named(kind), named(title), named(detail)));
        assert_eq!(first("mary"), of("person", "Mary Ellen", "Green Trust"));
        assert_eq!(first("ellen green"), of("person", "Mary Ellen", "Green Trust"));
        assert_eq!(first("old town"), of("neighbourhood", "Old Town", ""));
        assert_eq!(first("council"), of("meeting", "", "City Council"));
    }

    #[test]
    fn events_of_other_weeks_come_later_and_say_so() {
        let week = |id: &str| Week { id: id.to_owned(), title: format!("The week of {id}"), ..Week::default() };
        let event = |id: &str, week_id: &str| domain::Event {
            id: id.to_owned(),
            week_id: Some(week_id.to_owned()),
            title: "Chess".to_owned(),
            short_text: "Bring a friend.".to_owned(),
            ..domain::Event::default()
        };
        let plan = Plan {
            weeks: vec![week("2026"), week("2027")],
            events: vec![event("a", "2026"), event("b", "2027")],
            ..Plan::default()
        };
        let found: Vec<(String, String)> =
            find(&plan, plan.week(Some("2027")), "chess").into_iter().map(|hit| (hit.id, hit.detail)).collect();
        let expected = [("b", "Bring a friend."), ("a", "The week of 2026")];
        assert_eq!(found, expected.map(|(id, detail)| (id.to_owned(), detail.to_owned())));
    }

    #[test]
    fn better_titles_come_first() {
        let ranks =
            ["robot", "robots at work", "the robot", "minirobot", "x"].map(|title| rank(title, "robot", &["robot"]));
        assert_eq!(ranks, [0, 1, 2, 3, 4]);
    }
}
