//! The start page: what the week is, a search, its days, what it is about, and where.

use maud::{Markup, PreEscaped, html};

use crate::gather::{Gathered, Group};
use crate::page::{Entry, Page, Place, framed};
use crate::words::{Words, clean};

/// The framework's temple, behind the title; says nothing.
const TEMPLE: &str = "<svg viewBox=\"0 0 400 260\" aria-hidden=\"true\"><path d=\"M200 0 400 80v14H0V80zM20 106h38v118H20zM84 106h38v118H84zM148 106h38v118h-38zM214 106h38v118h-38zM278 106h38v118h-38zM342 106h38v118h-38zM8 232h384v10H8zM0 248h400v12H0z\"></path></svg>";

/// The page.
pub(crate) fn page(gathered: &Gathered, words: &Words, place: &Place) -> String {
    let page = Page { path: "index.html", title: "", entry: Entry::Start, has_data: false, look: "start" };
    let content = html! {
        (hero(gathered, words))
        @if gathered.events.is_empty() {
            p.note { (words.get("site-empty")) }
        } @else {
            section aria-labelledby="h-days" {
                h2 id="h-days" { (words.get("site-nav-days")) }
                (day_cards(gathered, words))
            }
            @if !gathered.pillars.is_empty() {
                section aria-labelledby="h-pillars" {
                    h2 id="h-pillars" { (words.get("site-nav-pillars")) }
                    (pillar_cards(gathered, words))
                }
            }
            (places(gathered, words))
        }
    };
    framed(gathered, words, place, &page, &content)
}

fn hero(gathered: &Gathered, words: &Words) -> Markup {
    let city = gathered.plan.profile.as_ref().map(|profile| clean(&profile.city)).unwrap_or_default();
    let dates = words.texts.date_range(gathered.week.starts_on, gathered.week.ends_on);
    let theme = clean(&gathered.week.theme);
    html! {
        div.hero {
            (PreEscaped(TEMPLE))
            h1 dir=[words.dir(&words.week)] { (words.week) }
            @if !theme.is_empty() { p.theme dir=[words.dir(&theme)] { (theme) } }
            p { (dates) @if !city.is_empty() { " · " (city) } }
            @if !gathered.events.is_empty() {
                // Leads to the list with its answers; without the script to the whole list.
                form action="programme.html" role="search" {
                    label for="q" { (words.get("site-search")) }
                    div.row {
                        input id="q" name="q" type="search" autocomplete="off" placeholder=(words.get("site-search-hint"));
                        button { (words.get("site-search-go")) }
                    }
                }
                p.sum { a href="programme.html" { (words.count("site-all_events", gathered.events.len())) } }
            }
        }
    }
}

/// The days as cards.
pub(crate) fn day_cards(gathered: &Gathered, words: &Words) -> Markup {
    html! {
        ul.cards.days {
            @for (day, name) in gathered.days.iter().zip(&words.short_days) {
                li {
                    a href={ "day/" (day.date) ".html" } { (name) }
                    span { (words.count("site-events", day.events.len())) }
                }
            }
        }
    }
}

/// The pillars as cards in their colours.
pub(crate) fn pillar_cards(gathered: &Gathered, words: &Words) -> Markup {
    html! {
        ul.cards.pillars {
            @for (group, name) in gathered.pillars.iter().zip(&words.pillars) {
                li class=[pillar_class(group)] {
                    a href={ "pillar/" (group.stem) ".html" } dir=[words.dir(name)] { (name) }
                    span { (words.count("site-events", group.events.len())) }
                }
            }
        }
    }
}

/// The class of a pillar's colour.
pub(crate) fn pillar_class(group: &Group<domain::Area>) -> Option<String> {
    (1..=6).contains(&group.record.colour).then(|| format!("p{}", group.record.colour))
}

/// How many neighbourhoods, venues and hosts there are, each leading to its list.
fn places(gathered: &Gathered, words: &Words) -> Markup {
    let all = [
        ("neighbourhoods", "site-count-areas", gathered.areas.len()),
        ("venues", "site-count-venues", gathered.venues.len()),
        ("hosts", "site-count-hosts", gathered.hosts.len()),
    ];
    let shown: Vec<(&str, String)> = all
        .into_iter()
        .filter(|(_, _, count)| 0 < *count)
        .map(|(file, id, count)| (file, words.count(id, count)))
        .collect();
    html! {
        @if !shown.is_empty() {
            section aria-labelledby="h-places" {
                h2 id="h-places" { (words.get("site-places")) }
                ul.cards {
                    @for (file, name) in shown { li { a href={ (file) ".html" } { (name) } } }
                    @if crate::map::has_map(gathered) { li { a href="map.html" { (words.get("site-nav-map")) } } }
                }
            }
        }
    }
}
