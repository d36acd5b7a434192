//! The page of one event and its calendar file.

use domain::{Booking, Event, EventKind, EventMode};
use interchange::{Fate, script_safe};
use maud::{Markup, PreEscaped, html};

use crate::gather::{Gathered, Occasion, Shown};
use crate::groups::{address, outward, texts};
use crate::items::badge;
use crate::page::{Entry, Page, Place, framed};
use crate::words::{Words, clean, paragraphs, web_address};

/// Pages and calendar files of all events.
pub(crate) fn files(gathered: &Gathered, words: &Words, place: &Place) -> Vec<(String, String)> {
    let mut files = Vec::with_capacity(2 * gathered.events.len());
    for shown in &gathered.events {
        let path = format!("event/{}.html", shown.stem);
        let title = words.title(shown.event);
        let calendar = gathered.files.calendar(&shown.announced, words.texts);
        let page = Page { path: &path, title: &title, entry: Entry::Programme, has_data: false, look: "" };
        let content = content(gathered, words, shown, &title, calendar.is_some());
        let text = framed(gathered, words, place, &page, &content);
        files.push((path, text));
        files.extend(calendar.map(|output| (format!("event/{}.ics", shown.stem), output.text)));
    }
    files
}

fn content(gathered: &Gathered, words: &Words, shown: &Shown, title: &str, has_calendar: bool) -> Markup {
    let event = shown.event;
    let linked = script_safe(&gathered.files.linked(&shown.announced, words.texts));
    let short = clean(&event.short_text);
    // Some hosts write the same text twice.
    let is_longer = clean(&event.long_text) != short;
    html! {
        article lang=[words.lang(event)] {
            h1 dir=[words.dir(title)] { (title) }
            (called_off(words, shown.fate))
            (chips(gathered, words, shown))
            @if !short.is_empty() { p.lead dir=[words.dir(&short)] { (short) } }
            div lang=[words.lang(event).map(|_| words.texts.language())] {
                dl.facts {
                    dt { (words.get("site-when")) }
                    dd { (sessions(gathered, words, shown)) }
                    (facts(gathered, words, shown))
                }
                p.act data-k=(shown.key) data-t=(title) {
                    @if has_calendar {
                        a.button href={ (shown.stem) ".ics" } download { (words.get("site-calendar")) }
                    }
                }
            }
            @if is_longer { (texts(words, &event.long_text)) }
        }
        script type="application/ld+json" { (PreEscaped(linked)) }
    }
}

fn called_off(words: &Words, fate: Fate) -> Markup {
    let id = match fate {
        Fate::On => return html! {},
        Fate::Off => "site-cancelled-long",
        Fate::Postponed => "site-postponed-long",
    };
    html! { p.note.off { (words.get(id)) } }
}

/// Its pillars, each leading to its list.
fn chips(gathered: &Gathered, words: &Words, shown: &Shown) -> Markup {
    html! {
        @if !shown.pillars.is_empty() {
            ul.chips aria-label=(words.get("site-nav-pillars")) lang=[words.lang(shown.event).map(|_| words.texts.language())] {
                @for at in &shown.pillars {
                    li class=[crate::start::pillar_class(&gathered.pillars[*at])] {
                        a href={ "../pillar/" (gathered.pillars[*at].stem) ".html" } { (words.pillars[*at]) }
                    }
                }
            }
        }
    }
}

/// When and where, session by session.
fn sessions(gathered: &Gathered, words: &Words, shown: &Shown) -> Markup {
    html! {
        @if shown.sessions.is_empty() { (words.get("site-date_open")) }
        @else {
            ul.when {
                @for session in &shown.sessions {
                    li {
                        (date(gathered, words, session))
                        @if shown.fate == Fate::On { (badge(words, session.fate)) }
                        (site(gathered, words, shown, session))
                    }
                }
            }
        }
    }
}

fn date(gathered: &Gathered, words: &Words, session: &Occasion) -> Markup {
    let Some(start) = session.starts_at else { return html! { span { (words.get("site-date_open")) } } };
    let day = gathered.days.iter().position(|day| Some(day.date) == session.day);
    let stamp = start.format(if session.has_time { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%d" }).to_string();
    html! {
        time datetime=(stamp) {
            @if let Some(day) = day { a href={ "../day/" (gathered.days[day].date) ".html" } { (words.days[day]) } " · " }
            (words.time(session))
        }
    }
}

/// Venue with a link, room, address.
fn site(gathered: &Gathered, words: &Words, shown: &Shown, session: &Occasion) -> Markup {
    let Some(at) = session.venue else {
        let said = if shown.is_online() { "site-online" } else { "site-place_open" };
        return html! { span { (words.get(said)) } };
    };
    let room = session.room.map(|room| clean(&room.name)).unwrap_or_default();
    let address = address(words, gathered.venues[at].record);
    let name = &words.venues[at];
    html! {
        span {
            a href={ "../venue/" (gathered.venues[at].stem) ".html" } dir=[words.dir(name)] { (name) }
            @if !room.is_empty() && room != *name { " · " (room) }
            @if !address.is_empty() && address != *name { " · " (address) }
        }
    }
}

/// One fact: what it is and what it says.
fn fact(words: &Words, id: &str, value: &str) -> Markup {
    html! { @if !value.is_empty() { dt { (words.get(id)) } dd dir=[words.dir(value)] { (value) } } }
}

fn facts(gathered: &Gathered, words: &Words, shown: &Shown) -> Markup {
    let event = shown.event;
    let languages: Vec<String> = event.languages.iter().map(|tag| words.language(tag)).collect();
    let link = web_address(&event.link);
    html! {
        (hosts(gathered, words, shown))
        (fact(words, "site-kind", &kind(words, event)))
        (fact(words, "site-audience", &audience(words, event)))
        (fact(words, "site-held_in", &words.texts.list(&languages)))
        (fact(words, "site-level", &clean(&event.level)))
        (fact(words, "site-cost", &cost(words, event)))
        (booking(words, shown))
        @if let Some(places) = event.capacity.filter(|places| 0 < *places) {
            (fact(words, "site-places_offered", &words.texts.number(places)))
        }
        (access(gathered, words, shown))
        @if let Some(umbrella) = shown.umbrella.map(|at| &gathered.events[at]) {
            @let title = words.title(umbrella.event);
            dt { (words.get("site-part_of")) }
            dd { a href={ (umbrella.stem) ".html" } dir=[words.dir(&title)] { (title) } }
        }
        @if let Some(link) = link { dt { (words.get("site-link")) } dd { (outward(&link)) } }
    }
}

fn hosts(gathered: &Gathered, words: &Words, shown: &Shown) -> Markup {
    html! {
        @if !shown.hosts.is_empty() {
            dt { (words.get("site-hosts")) }
            dd { ul {
                @for at in &shown.hosts {
                    li { a href={ "../host/" (gathered.hosts[*at].stem) ".html" } dir=[words.dir(&words.hosts[*at])] { (words.hosts[*at]) } }
                }
            } }
        }
    }
}

/// Workshop, and online where it is not on site only.
fn kind(words: &Words, event: &Event) -> String {
    let kind = (event.kind != EventKind::Other).then(|| words.word(EventKind::LIST, event.kind.word()));
    let is_told = event.mode == EventMode::OnSite || (event.kind, event.mode) == (EventKind::Online, EventMode::Online);
    let mode = (!is_told).then(|| words.word(EventMode::LIST, event.mode.word()));
    words.texts.list(&kind.into_iter().chain(mode).collect::<Vec<_>>())
}

/// For whom, with ages.
fn audience(words: &Words, event: &Event) -> String {
    let audiences: Vec<String> = event.audiences.iter().map(|it| clean(it)).filter(|it| !it.is_empty()).collect();
    let number = |age: i64| words.texts.number(age);
    let ages = match (event.age_from, event.age_to) {
        (Some(from), Some(to)) => words.say("site-ages", &[("from", &number(from)), ("to", &number(to))]),
        (Some(from), None) => words.say("site-ages-from", &[("from", &number(from))]),
        (None, Some(to)) => words.say("site-ages-to", &[("to", &number(to))]),
        (None, None) => String::new(),
    };
    match (words.texts.list(&audiences), ages) {
        (audiences, ages) if ages.is_empty() => audiences,
        (audiences, ages) if audiences.is_empty() => ages,
        (audiences, ages) => words.say("site-audience_ages", &[("audiences", &audiences), ("ages", &ages)]),
    }
}

/// Free, or what the host says that it costs.
fn cost(words: &Words, event: &Event) -> String {
    match clean(&event.cost_note) {
        _ if event.is_free => words.get("site-free"),
        note if note.is_empty() => words.get("site-cost-unknown"),
        note => note,
    }
}

fn booking(words: &Words, shown: &Shown) -> Markup {
    let event = shown.event;
    if shown.fate != Fate::On {
        return html! {};
    }
    let link = (event.booking != Booking::None).then(|| web_address(&event.booking_link)).flatten();
    let closes = event.booking_closes_on.filter(|_| event.booking != Booking::None);
    html! {
        dt { (words.get("site-booking")) }
        dd {
            (words.word(Booking::LIST, event.booking.word()))
            @if let Some(day) = closes {
                @let date = words.texts.date(day, text::DateStyle::Long);
                " · " (words.say("site-booking-until", &[("date", &date)]))
            }
            @if let Some(link) = link { br; (outward(&link)) }
        }
    }
}

fn access(gathered: &Gathered, words: &Words, shown: &Shown) -> Markup {
    let features: Vec<String> = gathered.access(shown).into_iter().map(|feature| words.access(feature)).collect();
    let notes = paragraphs(&shown.event.access_note);
    html! {
        @if !shown.is_online() || !features.is_empty() || !notes.is_empty() {
            dt { (words.get("site-access")) }
            dd {
                @if features.is_empty() && notes.is_empty() { (words.get("site-access-unknown")) }
                @if !features.is_empty() { ul { @for feature in features { li { (feature) } } } }
                @for note in notes { p dir=[words.dir(&note)] { (note) } }
            }
        }
    }
}
