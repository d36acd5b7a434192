//! The lists by day, pillar, neighbourhood, venue and host: a page that names them all, and one for each.

use domain::{Neighbourhood, Partner, Sector, Venue};
use maud::{Markup, html};

use crate::gather::{Gathered, Group};
use crate::items::{Told, list};
use crate::page::{Entry, Page, Place, framed, up};
use crate::start::{day_cards, pillar_cards, pillar_class};
use crate::words::{Words, clean, paragraphs, web_address};
use crate::{map, words};

/// All of these pages by their paths.
pub(crate) fn pages(gathered: &Gathered, words: &Words, place: &Place) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    days(gathered, words, place, &mut pages);
    pillars(gathered, words, place, &mut pages);
    areas(gathered, words, place, &mut pages);
    venues(gathered, words, place, &mut pages);
    hosts(gathered, words, place, &mut pages);
    pages
}

type Pages = Vec<(String, String)>;

/// The frame and what all of these pages begin with.
fn push(pages: &mut Pages, made: (&Gathered, &Words, &Place), entry: Entry, path: String, title: &str, body: &Markup) {
    let (gathered, words, place) = made;
    let content = html! { h1 dir=[words.dir(title)] { (title) } (body) };
    let page = Page { path: &path, title, entry, has_data: false, look: "" };
    let text = framed(gathered, words, place, &page, &content);
    pages.push((path, text));
}

/// How many there are, then the list.
fn counted(gathered: &Gathered, words: &Words, path: &str, events: &[usize], told: Told) -> Markup {
    html! {
        p.count { (words.count("site-events", events.len())) }
        @if !events.is_empty() { (list(gathered, words, up(path), events, told)) }
    }
}

fn days(gathered: &Gathered, words: &Words, place: &Place, pages: &mut Pages) {
    let made = (gathered, words, place);
    let dated: usize = gathered.events.iter().filter(|shown| !shown.days.is_empty()).count();
    let undated: Vec<usize> = (0..gathered.events.len()).filter(|at| gathered.events[*at].days.is_empty()).collect();
    let body = html! {
        p.count { (words.count("site-events", dated)) }
        (day_cards(gathered, words))
        @if !undated.is_empty() {
            h2 { (words.get("site-date_open")) }
            (list(gathered, words, "", &undated, Told::default()))
        }
    };
    push(pages, made, Entry::Days, "days.html".to_owned(), &words.get("site-nav-days"), &body);
    for (at, (day, name)) in gathered.days.iter().zip(&words.days).enumerate() {
        let path = format!("day/{}.html", day.date);
        let told = Told { day: Some(day.date), ..Told::default() };
        let link = |at: usize| (format!("{}.html", gathered.days[at].date), words.days[at].clone());
        let before = at.checked_sub(1).map(link);
        let after = (at + 1 < gathered.days.len()).then(|| link(at + 1));
        let body = html! {
            (counted(gathered, words, &path, &day.events, told))
            @if before.is_some() || after.is_some() {
                nav.pages aria-label=(words.get("site-other_days")) {
                    @if let Some((file, name)) = before { a rel="prev" href=(file) { (name) } }
                    @if let Some((file, name)) = after { a rel="next" href=(file) { (name) } }
                }
            }
        };
        push(pages, made, Entry::Days, path, name, &body);
    }
}

fn pillars(gathered: &Gathered, words: &Words, place: &Place, pages: &mut Pages) {
    if gathered.pillars.is_empty() {
        return;
    }
    let made = (gathered, words, place);
    let body = pillar_cards(gathered, words);
    push(pages, made, Entry::Pillars, "pillars.html".to_owned(), &words.get("site-nav-pillars"), &body);
    for (group, name) in gathered.pillars.iter().zip(&words.pillars) {
        let path = format!("pillar/{}.html", group.stem);
        let body = html! {
            div class={ "pillar " (pillar_class(group).unwrap_or_default()) } {}
            (counted(gathered, words, &path, &group.events, Told::default()))
        };
        push(pages, made, Entry::Pillars, path, name, &body);
    }
}

fn areas(gathered: &Gathered, words: &Words, place: &Place, pages: &mut Pages) {
    if gathered.areas.is_empty() {
        return;
    }
    let made = (gathered, words, place);
    let names = gathered.areas.iter().zip(&words.areas);
    let names = names.map(|(group, name)| (group.stem.as_str(), name.as_str(), group.events.len())).collect::<Vec<_>>();
    let body = cards(words, "area", &names);
    push(pages, made, Entry::Areas, "neighbourhoods.html".to_owned(), &words.get("site-nav-areas"), &body);
    for (group, name) in gathered.areas.iter().zip(&words.areas) {
        let path = format!("area/{}.html", group.stem);
        let body = html! {
            (map::of_area(gathered, words, group))
            (venues_of(gathered, words, group))
            @if !group.events.is_empty() { h2 { (words.get("site-nav-events")) } }
            (counted(gathered, words, &path, &group.events, Told::default()))
        };
        push(pages, made, Entry::Areas, path, name, &body);
    }
}

/// The venues of a neighbourhood, numbered as on its map.
fn venues_of(gathered: &Gathered, words: &Words, group: &Group<Neighbourhood>) -> Markup {
    let venues = gathered.venues_of(group.record);
    html! {
        @if !venues.is_empty() {
            h2 { (words.get("site-nav-venues")) }
            ol.cards.numbered {
                @for at in venues {
                    li {
                        a href={ "../venue/" (gathered.venues[at].stem) ".html" } dir=[words.dir(&words.venues[at])] { (words.venues[at]) }
                        span { (words.count("site-events", gathered.venues[at].events.len())) }
                    }
                }
            }
        }
    }
}

fn venues(gathered: &Gathered, words: &Words, place: &Place, pages: &mut Pages) {
    if gathered.venues.is_empty() {
        return;
    }
    let made = (gathered, words, place);
    let names = gathered.venues.iter().zip(&words.venues);
    let names = names.map(|(group, name)| (group.stem.as_str(), name.as_str(), group.events.len())).collect::<Vec<_>>();
    let body = cards(words, "venue", &names);
    push(pages, made, Entry::Venues, "venues.html".to_owned(), &words.get("site-nav-venues"), &body);
    for (at, (group, name)) in gathered.venues.iter().zip(&words.venues).enumerate() {
        let path = format!("venue/{}.html", group.stem);
        let told = Told { venue: Some(at), ..Told::default() };
        let body = html! {
            (venue_facts(gathered, words, group.record))
            h2 { (words.get("site-nav-events")) }
            (counted(gathered, words, &path, &group.events, told))
        };
        push(pages, made, Entry::Venues, path, name, &body);
    }
}

/// Address, neighbourhood and access of a venue; its notes are the team's.
fn venue_facts(gathered: &Gathered, words: &Words, venue: &Venue) -> Markup {
    let address = address(words, venue);
    let is_in = |group: &Group<Neighbourhood>| Some(&group.record.id) == venue.neighbourhood_id.as_ref();
    let area = gathered.areas.iter().position(is_in);
    let access: Vec<String> = venue.access_features.iter().map(|it| words.access(it)).collect();
    html! {
        dl.facts {
            @if !address.is_empty() { dt { (words.get("site-address")) } dd dir=[words.dir(&address)] { (address) } }
            @if let Some(at) = area {
                dt { (words.get("site-area")) }
                dd { a href={ "../area/" (gathered.areas[at].stem) ".html" } dir=[words.dir(&words.areas[at])] { (words.areas[at]) } }
            }
            dt { (words.get("site-access")) }
            dd {
                @if access.is_empty() { (words.get("site-access-unknown")) }
                @else { ul { @for feature in access { li { (feature) } } } }
            }
        }
    }
}

/// Street and postcode; nothing for a venue on the web.
pub(crate) fn address(words: &Words, venue: &Venue) -> String {
    match (clean(&venue.address), clean(&venue.postcode)) {
        (address, postcode) if postcode.is_empty() || address.contains(&postcode) => address,
        (address, postcode) if address.is_empty() => postcode,
        (address, postcode) => words.say("site-address_line", &[("address", &address), ("postcode", &postcode)]),
    }
}

fn hosts(gathered: &Gathered, words: &Words, place: &Place, pages: &mut Pages) {
    if gathered.hosts.is_empty() {
        return;
    }
    let made = (gathered, words, place);
    let names = gathered.hosts.iter().zip(&words.hosts);
    let names = names.map(|(group, name)| (group.stem.as_str(), name.as_str(), group.events.len())).collect::<Vec<_>>();
    let body = cards(words, "host", &names);
    push(pages, made, Entry::Hosts, "hosts.html".to_owned(), &words.get("site-nav-hosts"), &body);
    for (group, name) in gathered.hosts.iter().zip(&words.hosts) {
        let path = format!("host/{}.html", group.stem);
        let body = html! {
            (host_facts(words, group.record))
            h2 { (words.get("site-nav-events")) }
            (counted(gathered, words, &path, &group.events, Told::default()))
        };
        push(pages, made, Entry::Hosts, path, name, &body);
    }
}

/// What sort of organisation it is, and where it is on the web.
fn host_facts(words: &Words, partner: &Partner) -> Markup {
    let website = web_address(&partner.website);
    html! {
        @if partner.sector != Sector::Other || website.is_some() {
            dl.facts {
                @if partner.sector != Sector::Other {
                    dt { (words.get("site-sector")) }
                    dd { (words.word(Sector::LIST, partner.sector.word())) }
                }
                @if let Some(website) = website { dt { (words.get("site-website")) } dd { (outward(&website)) } }
            }
        }
    }
}

/// A link that leads out of the site.
pub(crate) fn outward(address: &str) -> Markup {
    html! { a rel="external noopener" href=(address) dir="ltr" { (words::clean(address)) } }
}

/// Long texts of people, one paragraph for each of theirs.
pub(crate) fn texts(words: &Words, text: &str) -> Markup {
    html! { @for paragraph in paragraphs(text) { p dir=[words.dir(&paragraph)] { (paragraph) } } }
}

fn cards(words: &Words, folder: &str, names: &[(&str, &str, usize)]) -> Markup {
    html! {
        ul.cards {
            @for (stem, name, count) in names {
                li {
                    a href={ (folder) "/" (stem) ".html" } dir=[words.dir(name)] { (name) }
                    span { (words.count("site-events", *count)) }
                }
            }
        }
    }
}
