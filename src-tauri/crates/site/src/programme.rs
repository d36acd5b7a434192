//! All events on one page with search and filters, and the reader's own programme.
//!
//! Both are filled by the script; without it the first is a plain list by day, and the second says what it needs.

use std::collections::BTreeMap;

use domain::EventKind;
use domain::fold::fold;
use maud::{Markup, html};

use crate::gather::{Gathered, Shown};
use crate::items::{Told, list};
use crate::page::{Entry, Page, Place, framed};
use crate::words::{Words, clean};

/// A choice among events: its name, and for each event the options that it has.
pub(crate) struct Facet {
    /// The name of its field in the form, and of its column in the data.
    pub(crate) field: &'static str,
    /// What people call it.
    pub(crate) label: &'static str,
    /// The options in their order.
    pub(crate) options: Vec<String>,
    /// For each event, in the order of the list, which options it has.
    pub(crate) of_events: Vec<Vec<usize>>,
}

/// Every choice; one with a single option is none, and stays out.
pub(crate) fn facets(gathered: &Gathered, words: &Words) -> Vec<Facet> {
    let indexed = |field, label, options: &[String], of: fn(&Shown) -> Vec<usize>| Facet {
        field,
        label,
        options: options.to_vec(),
        of_events: gathered.events.iter().map(of).collect(),
    };
    let free = words.get("site-free");
    let mut facets = vec![
        indexed("d", "site-filter-day", &words.days, |shown| shown.days.clone()),
        indexed("p", "site-filter-pillar", &words.pillars, |shown| shown.pillars.clone()),
        indexed("a", "site-filter-area", &words.areas, |shown| shown.areas.clone()),
        named(gathered, "u", "site-filter-audience", |shown| {
            shown.event.audiences.iter().map(|it| clean(it)).collect()
        }),
        named(gathered, "k", "site-filter-kind", |shown| match shown.event.kind {
            EventKind::Other => Vec::new(),
            kind => vec![words.word(EventKind::LIST, kind.word())],
        }),
        named(gathered, "l", "site-filter-language", |shown| {
            shown.event.languages.iter().map(|tag| words.language(tag)).collect()
        }),
        named(gathered, "x", "site-filter-access", |shown| {
            gathered.access(shown).into_iter().map(|feature| words.access(feature)).collect()
        }),
        named(
            gathered,
            "f",
            "site-filter-cost",
            |shown| if shown.event.is_free { vec![free.clone()] } else { Vec::new() },
        ),
    ];
    // Free is worth a choice as soon as something is not.
    facets.retain(|facet| {
        let used = facet.of_events.iter().filter(|options| !options.is_empty()).count();
        1 < facet.options.len() || facet.field == "f" && 0 < used && used < facet.of_events.len()
    });
    facets
}

/// Options are the words that occur; those that differ by case or accents only are one.
fn named(gathered: &Gathered, field: &'static str, label: &'static str, of: impl Fn(&Shown) -> Vec<String>) -> Facet {
    let words: Vec<Vec<String>> = gathered.events.iter().map(of).collect();
    let mut names: BTreeMap<String, &String> = BTreeMap::new();
    for word in words.iter().flatten().filter(|word| !word.is_empty()) {
        names.entry(fold(word)).or_insert(word);
    }
    let at: BTreeMap<&str, usize> = names.keys().enumerate().map(|(at, folded)| (folded.as_str(), at)).collect();
    let of_events = words.iter().map(|words| {
        let mut options: Vec<usize> = words.iter().filter_map(|word| at.get(fold(word).as_str()).copied()).collect();
        options.sort_unstable();
        options.dedup();
        options
    });
    let of_events = of_events.collect();
    Facet { field, label, options: names.values().map(|name| (*name).clone()).collect(), of_events }
}

/// The page with all events.
pub(crate) fn page(gathered: &Gathered, words: &Words, place: &Place) -> String {
    let title = words.get("site-nav-programme");
    let page = Page { path: "programme.html", title: &title, entry: Entry::Programme, has_data: true, look: "all" };
    let content = html! {
        h1 { (title) }
        @if gathered.events.is_empty() { p.note { (words.get("site-empty")) } }
        @else {
            (form(gathered, words))
            p.count id="count" role="status" { (words.count("site-events", gathered.events.len())) }
            div id="all" { (by_day(gathered, words)) }
        }
    };
    framed(gathered, words, place, &page, &content)
}

/// Hidden until the script shows it: without one it could do nothing.
fn form(gathered: &Gathered, words: &Words) -> Markup {
    html! {
        form.filters id="filters" role="search" hidden {
            p.wide {
                label for="q" { (words.get("site-search")) }
                input id="q" name="q" type="search" autocomplete="off" placeholder=(words.get("site-search-hint"));
            }
            @for facet in facets(gathered, words) {
                p {
                    label for={ "f-" (facet.field) } { (words.get(facet.label)) }
                    select id={ "f-" (facet.field) } name=(facet.field) {
                        option value="" { (words.get("site-filter-any")) }
                        @for (at, option) in facet.options.iter().enumerate() {
                            @let count = facet.of_events.iter().filter(|options| options.contains(&at)).count();
                            option value=(at) { (words.say("site-filter-option", &[("name", option), ("count", &count.to_string())])) }
                        }
                    }
                }
            }
            p.wide.row { button type="reset" { (words.get("site-filter-reset")) } }
        }
    }
}

/// Each event once, under its first day.
fn by_day(gathered: &Gathered, words: &Words) -> Markup {
    let first = |day: Option<usize>| -> Vec<usize> {
        (0..gathered.events.len()).filter(|at| gathered.events[*at].days.first().copied() == day).collect()
    };
    html! {
        @for (at, day) in gathered.days.iter().enumerate() {
            @let events = first(Some(at));
            @if !events.is_empty() {
                section {
                    h2 { (words.days[at]) }
                    (list(gathered, words, "", &events, Told { first_day: Some(day.date), ..Told::default() }))
                }
            }
        }
        @let open = first(None);
        @if !open.is_empty() {
            section {
                h2 { (words.get("site-date_open")) }
                (list(gathered, words, "", &open, Told::default()))
            }
        }
    }
}

/// The reader's own programme, drawn by the script from what the browser keeps.
pub(crate) fn mine(gathered: &Gathered, words: &Words, place: &Place) -> String {
    let title = words.get("site-nav-mine");
    let page = Page { path: "mine.html", title: &title, entry: Entry::Mine, has_data: true, look: "own" };
    let content = html! {
        h1 { (title) }
        noscript { p.note { (words.get("site-mine-no_script")) " " a href="programme.html" { (words.get("site-nav-programme")) } } }
        div id="mine" {}
    };
    framed(gathered, words, place, &page, &content)
}
