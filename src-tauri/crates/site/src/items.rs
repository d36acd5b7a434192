//! An event in a list: when, what, where, and what it is about.

use chrono::NaiveDate;
use interchange::Fate;
use maud::{Markup, html};

use crate::gather::{Gathered, Occasion, Shown};
use crate::words::Words;

/// Which sessions of an event a list tells, and what it leaves unsaid because the list's own heading says it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Told {
    /// Only those of this day.
    pub(crate) day: Option<NaiveDate>,
    /// Only those at this venue.
    pub(crate) venue: Option<usize>,
    /// The heading is the first day of the event: its others follow behind.
    pub(crate) first_day: Option<NaiveDate>,
}

/// A list of events; the page stands `up` below the top of its language.
pub(crate) fn list(gathered: &Gathered, words: &Words, up: &str, events: &[usize], told: Told) -> Markup {
    html! {
        ul.l { @for at in events { (item(gathered, words, up, &gathered.events[*at], told)) } }
    }
}

/// One event.
pub(crate) fn item(gathered: &Gathered, words: &Words, up: &str, shown: &Shown, told: Told) -> Markup {
    let is_told = |session: &&Occasion| {
        let is_day = |day: NaiveDate| session.day == Some(day);
        told.day.is_none_or(is_day)
            && told.first_day.is_none_or(is_day)
            && told.venue.is_none_or(|venue| session.venue == Some(venue))
    };
    let sessions: Vec<&Occasion> = shown.sessions.iter().filter(is_told).collect();
    let when = words.sessions(&sessions, told.day.or(told.first_day));
    let title = words.title(shown.event);
    html! {
        li class=[colour(gathered, shown)] {
            span { (when) }
            a href={ (up) "event/" (shown.stem) ".html" } lang=[words.lang(shown.event)] dir=[words.dir(&title)] { (title) }
            (badge(words, shown.fate))
            small { (about(gathered, words, shown, &sessions, told)) }
        }
    }
}

/// The class of its first pillar.
pub(crate) fn colour(gathered: &Gathered, shown: &Shown) -> Option<String> {
    let colour = gathered.pillars[*shown.pillars.first()?].record.colour;
    (1..=6).contains(&colour).then(|| format!("p{colour}"))
}

/// A word for what is called off.
pub(crate) fn badge(words: &Words, fate: Fate) -> Markup {
    let id = match fate {
        Fate::On => return html! {},
        Fate::Off => "site-cancelled",
        Fate::Postponed => "site-postponed",
    };
    html! { b.off { (words.get(id)) } }
}

/// Where it is, further days, and its pillars.
fn about(gathered: &Gathered, words: &Words, shown: &Shown, sessions: &[&Occasion], told: Told) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(first_day) = told.first_day {
        let later: Vec<&str> = shown
            .days
            .iter()
            .filter(|day| gathered.days[**day].date != first_day)
            .map(|day| words.short_days[*day].as_str())
            .collect();
        match later.as_slice() {
            [] => {}
            [one] => parts.push(words.say("site-also", &[("date", one)])),
            many => parts.push(words.count("site-also_days", many.len())),
        }
    }
    if told.venue.is_some() {
        let rooms = sessions.iter().filter_map(|session| session.room).map(|room| crate::words::clean(&room.name));
        push_distinct(&mut parts, rooms);
    } else {
        push_distinct(&mut parts, sessions.iter().map(|session| words.place(shown, session)));
    }
    push_distinct(&mut parts, shown.pillars.iter().map(|at| words.short_pillar(gathered, *at)));
    parts.join(" · ")
}

fn push_distinct(parts: &mut Vec<String>, more: impl Iterator<Item = String>) {
    for part in more.filter(|part| !part.is_empty()) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
}
