//! What is said of an event in words: when, where, for whom, how to get in.

use chrono::{NaiveDate, NaiveTime};
use domain::fold::fold;
use domain::{AccessFeature, Booking, Event, EventKind, EventMode, Venue};
use text::{Arg, DateStyle, Texts};

use super::content::Access;
use super::gather::{Occasion, Shown};

/// A message whose count comes as `count`, and plain as `count_raw` for plurals.
pub(super) fn counted(texts: &Texts, id: &str, count: usize) -> String {
    texts.format(id, &[("count", texts.number(number(count)).into()), ("count_raw", count.into())])
}

pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Signs of people's text in one line.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an event is called; never empty.
pub(super) fn title(texts: &Texts, event: &Event) -> String {
    let title = line(&event.title);
    if title.is_empty() { texts.get("booklet-untitled") } else { title }
}

/// The time of an occasion on its day; never empty.
pub(super) fn time(texts: &Texts, at: &Occasion) -> String {
    if at.session.is_all_day {
        return until_day(texts, at).unwrap_or_else(|| texts.get("booklet-all_day"));
    }
    if !at.session.is_time_known {
        return texts.get("booklet-time_unknown");
    }
    let start = texts.time(at.starts_at.time());
    let times = match at.ends_at {
        None => start,
        Some(end) if at.is_long() => {
            texts.format("booklet-until", &[("from", start.into()), ("to", texts.moment(end).into())])
        }
        Some(end) => texts.times(at.starts_at.time(), end.time()),
    };
    texts.on_day(times, at.starts_at.date(), at.day())
}

/// An all-day session of several days: its end is exclusive, so midnight belongs to the day before.
fn until_day(texts: &Texts, at: &Occasion) -> Option<String> {
    let end = at.ends_at?;
    let is_midnight = end.time() == NaiveTime::MIN;
    let last = if is_midnight { end.date().pred_opt()? } else { end.date() };
    (at.day() < last)
        .then(|| texts.format("booklet-until_day", &[("to", one_day(texts, last, DateStyle::Short).into())]))
}

/// A day that never breaks over two lines: what stands alone at the end of one is read as part of what is beside it.
pub(super) fn one_day(texts: &Texts, day: NaiveDate, style: DateStyle) -> String {
    texts.date(day, style).replace(' ', "\u{a0}")
}

/// Several days in short: a run as a span, others one by one.
pub(super) fn days(texts: &Texts, days: &[NaiveDate], style: DateStyle) -> String {
    let is_run = 2 < days.len() && days.windows(2).all(|pair| pair[0].succ_opt() == Some(pair[1]));
    if is_run && let (Some(first), Some(last)) = (days.first(), days.last()) {
        return run(texts, *first, *last, style);
    }
    texts.list(&days.iter().map(|day| one_day(texts, *day, style)).collect::<Vec<_>>())
}

fn run(texts: &Texts, first: NaiveDate, last: NaiveDate, style: DateStyle) -> String {
    texts.format(
        "booklet-until",
        &[("from", one_day(texts, first, style).into()), ("to", one_day(texts, last, style).into())],
    )
}

/// The venue and room of an occasion; `is_known`: the heading above names the venue.
pub(super) fn place(texts: &Texts, at: &Occasion, is_known: bool) -> String {
    let venue = at.venue.filter(|_| !is_known).map(|venue| line(&venue.name)).unwrap_or_default();
    let room = at.room.map(|room| line(&room.name)).unwrap_or_default();
    match (venue.as_str(), room.as_str()) {
        (one, "") | ("", one) => one.to_owned(),
        (venue, room) => texts.format("booklet-room", &[("venue", venue.into()), ("room", room.into())]),
    }
}

/// Said where no venue is: that it is online, or that nobody has said.
pub(super) fn no_place(texts: &Texts, shown: &Shown) -> String {
    texts.get(if shown.is_online() { "booklet-online" } else { "booklet-no_place" })
}

/// Kind, hosts, audiences, ages, languages, level, cost, places, what it is a part of.
pub(super) fn facts(texts: &Texts, shown: &Shown, names_hosts: bool) -> Vec<String> {
    let event = shown.event;
    let mut facts = vec![kind(texts, event), hybrid(texts, event)];
    if names_hosts && !shown.hosts.is_empty() {
        let hosts: Vec<String> =
            shown.hosts.iter().map(|host| line(&host.name)).filter(|name| !name.is_empty()).collect();
        facts.push(texts.format("booklet-hosts", &[("hosts", texts.list(&hosts).into())]));
    }
    let audiences: Vec<String> = event.audiences.iter().map(|name| line(name)).filter(|it| !it.is_empty()).collect();
    if !audiences.is_empty() {
        facts.push(texts.format("booklet-audiences", &[("audiences", texts.list(&audiences).into())]));
    }
    facts.push(ages(texts, event));
    facts.push(languages(texts, event));
    facts.push(line(&event.level));
    facts.push(cost(texts, event));
    facts.extend(event.capacity.filter(|places| 0 < *places).map(|places| {
        texts.format("booklet-places", &[("count", texts.number(places).into()), ("count_raw", places.into())])
    }));
    facts.retain(|fact| !fact.is_empty());
    facts
}

fn kind(texts: &Texts, event: &Event) -> String {
    // “Other” says nothing, and that something is online is said as its place.
    let is_said = !matches!(event.kind, EventKind::Other | EventKind::Online);
    if is_said { texts.word(EventKind::LIST, event.kind.word()) } else { String::new() }
}

fn hybrid(texts: &Texts, event: &Event) -> String {
    match event.mode {
        EventMode::Hybrid => texts.get("booklet-hybrid"),
        EventMode::OnSite | EventMode::Online => String::new(),
    }
}

fn ages(texts: &Texts, event: &Event) -> String {
    let said = |id: &str, args: &[(&str, Arg)]| texts.format(id, args);
    match (event.age_from.filter(|age| 0 <= *age), event.age_to.filter(|age| 0 <= *age)) {
        (None | Some(0), None) => String::new(),
        (Some(from), None) => said("booklet-age_from", &[("from", texts.number(from).into())]),
        (None | Some(0), Some(to)) => said("booklet-age_to", &[("to", texts.number(to).into())]),
        (Some(from), Some(to)) => {
            said("booklet-ages", &[("from", texts.number(from).into()), ("to", texts.number(to).into())])
        }
    }
}

/// The languages in which it is held.
fn languages(texts: &Texts, event: &Event) -> String {
    let names: Vec<String> = event.languages.iter().filter_map(|tag| language(texts, tag.trim())).collect();
    if names.is_empty() {
        return String::new();
    }
    texts.format("booklet-languages", &[("languages", texts.list(&names).into())])
}

/// The name of a language by its tag; one that we have no name for is written as it is.
fn language(texts: &Texts, tag: &str) -> Option<String> {
    if tag.is_empty() {
        return None;
    }
    let main = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    let known = [tag, main.as_str()].map(|tag| format!("language-{tag}")).into_iter().find(|id| texts.has(id));
    Some(known.map_or_else(|| tag.to_owned(), |id| texts.get(&id)))
}

fn cost(texts: &Texts, event: &Event) -> String {
    match (event.is_free, line(&event.cost_note)) {
        (true, _) => texts.get("booklet-free"),
        (false, note) if note.is_empty() => texts.get("booklet-not_free"),
        (false, note) => note,
    }
}

/// How to book and until when; empty where nobody has to.
pub(super) fn booking(texts: &Texts, event: &Event) -> String {
    let word = texts.word(Booking::LIST, event.booking.word());
    match (event.booking, event.booking_closes_on) {
        (Booking::None, _) if event.booking_link.trim().is_empty() => String::new(),
        (Booking::None | Booking::OnTheDay, _) | (_, None) => word,
        (Booking::Preferred | Booking::Required, Some(day)) => {
            let day = texts.date(day, DateStyle::Short);
            texts.format("booklet-booking_until", &[("booking", word.into()), ("date", day.into())])
        }
    }
}

/// What stored words of access mean, in the order of the list; words of a newer program are left out.
pub(super) fn access<'a>(texts: &Texts, words: impl Iterator<Item = &'a str> + Clone) -> Vec<Access> {
    let has = |feature: &AccessFeature| words.clone().any(|word| word == feature.word());
    let known = AccessFeature::ALL.iter().filter(|feature| has(feature));
    known.map(|it| Access { kind: it.word(), word: texts.word(AccessFeature::LIST, it.word()) }).collect()
}

/// What an event offers itself, and what all its places do.
pub(super) fn access_of(texts: &Texts, shown: &Shown, is_place_known: bool) -> Vec<Access> {
    let venues: Vec<&Venue> = if is_place_known { Vec::new() } else { shown.places().collect() };
    let common = venues.first().into_iter().flat_map(|first| &first.access_features);
    let common = common.filter(|word| venues.iter().all(|venue| venue.access_features.contains(word)));
    let words = shown.event.access_features.iter().chain(common).map(String::as_str);
    access(texts, words)
}

/// Address and postcode of a venue in one line.
pub(super) fn address(texts: &Texts, venue: &Venue) -> String {
    match (line(&venue.address), line(&venue.postcode)) {
        (address, postcode) if postcode.is_empty() || address.contains(&postcode) => address,
        (address, postcode) if address.is_empty() => postcode,
        (address, postcode) => {
            texts.format("booklet-address", &[("address", address.into()), ("postcode", postcode.into())])
        }
    }
}

/// By which names are put in order: accents and case do not count.
pub(super) fn by_name(name: &str) -> (String, String) {
    (fold(name), name.to_owned())
}
