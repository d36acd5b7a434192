//! What is said of an event in words, the same in every format: host, audience, booking, cost, access.

use domain::{AccessFeature, Booking, Event, EventKind, EventMode, Week};
use text::{DateStyle, Texts};

use crate::letters::{clean_lines, clean_text};
use crate::news::Fate;
use crate::public::{PublicEvent, PublicSession};

/// The title in one line; an event without one is called so.
pub(crate) fn title(event: &Event, texts: &Texts) -> String {
    Some(clean_text(&event.title)).filter(|title| !title.is_empty()).unwrap_or_else(|| texts.get("outgoing-untitled"))
}

/// What a week is called: its title, else its days.
pub(crate) fn week_name(week: &Week, texts: &Texts) -> String {
    let title = clean_text(&week.title);
    if title.is_empty() { texts.date_range(week.starts_on, week.ends_on) } else { title }
}

/// The kind as a word.
pub(crate) fn kind(event: &Event, texts: &Texts) -> String {
    texts.word(EventKind::LIST, event.kind.word())
}

/// Names of who puts it on.
pub(crate) fn hosts(public: &PublicEvent) -> Vec<String> {
    public.hosts.iter().map(|host| clean_text(&host.name)).filter(|name| !name.is_empty()).collect()
}

/// Words by which it is found: pillars, kind, audiences.
pub(crate) fn keywords(public: &PublicEvent, texts: &Texts) -> Vec<String> {
    let mut words: Vec<String> = public.pillars.iter().map(|pillar| clean_text(&pillar.name)).collect();
    words.push(kind(public.event, texts));
    words.extend(public.event.audiences.iter().map(|audience| clean_text(audience)));
    words.retain(|word| !word.is_empty());
    let mut seen: Vec<String> = Vec::new();
    for word in words {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen
}

/// Short and long text, as paragraphs.
pub(crate) fn texts_of(event: &Event) -> String {
    let (short, long) = (clean_lines(&event.short_text), clean_lines(&event.long_text));
    let is_same = long == short;
    let parts = [Some(short), Some(long).filter(|_| !is_same)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A line for each thing that people ask before they come.
pub(crate) fn facts(public: &PublicEvent, texts: &Texts) -> Vec<String> {
    let event = public.event;
    let say = |id: &str, name: &str, value: String| texts.format(id, &[(name, value.into())]);
    let mut lines = Vec::new();
    let hosts = hosts(public);
    if !hosts.is_empty() {
        lines.push(say("outgoing-hosts", "hosts", texts.list(&hosts)));
    }
    let audiences: Vec<String> = event.audiences.iter().map(|it| clean_text(it)).filter(|it| !it.is_empty()).collect();
    if !audiences.is_empty() {
        lines.push(say("outgoing-audiences", "audiences", texts.list(&audiences)));
    }
    lines.extend(ages(event, texts));
    let languages: Vec<String> =
        event.languages.iter().map(|tag| language(tag, texts)).filter(|it| !it.is_empty()).collect();
    if !languages.is_empty() {
        lines.push(say("outgoing-languages", "languages", texts.list(&languages)));
    }
    match event.mode {
        EventMode::OnSite => {}
        EventMode::Online | EventMode::Hybrid => lines.push(texts.word(EventMode::LIST, event.mode.word())),
    }
    lines.extend(booking(event, texts));
    if event.is_free {
        lines.push(texts.get("outgoing-free"));
    } else if !event.cost_note.trim().is_empty() {
        lines.push(say("outgoing-cost", "cost", clean_text(&event.cost_note)));
    }
    let access = access(&event.access_features, &event.access_note, texts);
    if !access.is_empty() {
        lines.push(say("outgoing-access", "access", access));
    }
    lines
}

/// Whether to book, and until when; `None`: there is no need.
pub(crate) fn booking(event: &Event, texts: &Texts) -> Option<String> {
    let word = texts.word(Booking::LIST, event.booking.word());
    match event.booking {
        Booking::None => None,
        Booking::OnTheDay => Some(word),
        Booking::Preferred | Booking::Required => Some(match event.booking_closes_on {
            Some(day) => texts.format(
                "outgoing-booking_until",
                &[("booking", word.into()), ("date", texts.date(day, DateStyle::Long).into())],
            ),
            None => word,
        }),
    }
}

/// Such as `Ages 6 to 12`; `None`: for every age.
pub(crate) fn ages(event: &Event, texts: &Texts) -> Option<String> {
    let age = |age: i64| texts.number(age);
    match (event.age_from, event.age_to) {
        (Some(from), Some(to)) => {
            Some(texts.format("outgoing-ages", &[("from", age(from).into()), ("to", age(to).into())]))
        }
        (Some(from), None) => Some(texts.format("outgoing-ages_from", &[("from", age(from).into())])),
        (None, Some(to)) => Some(texts.format("outgoing-ages_to", &[("to", age(to).into())])),
        (None, None) => None,
    }
}

fn language(tag: &str, texts: &Texts) -> String {
    let id = format!("language-{tag}");
    if texts.has(&id) { texts.get(&id) } else { clean_text(tag) }
}

/// What helps people with access needs, as a list of words with the note behind it.
pub(crate) fn access(features: &[String], note: &str, texts: &Texts) -> String {
    let mut words: Vec<String> =
        features.iter().map(|word| texts.word(AccessFeature::LIST, &clean_text(word))).collect();
    words.extend(Some(clean_text(note)).filter(|note| !note.is_empty()));
    texts.list(&words)
}

/// What of a session its format cannot say: only the day is known, it was put off or called off.
pub(crate) fn remark(session: &PublicSession, fate: Fate, is_off: bool, texts: &Texts) -> Option<String> {
    match (fate, is_off) {
        (Fate::Postponed, _) => Some(texts.get("outgoing-postponed")),
        (Fate::Off, _) | (Fate::On, true) => Some(texts.get("outgoing-cancelled")),
        (Fate::On, false) if session.session.is_all_day => None,
        (Fate::On, false) => (!session.session.is_time_known).then(|| texts.get("outgoing-time_unknown")),
    }
}

/// Venue and room in one line; `None`: no place is known.
pub(crate) fn place(session: &PublicSession, texts: &Texts) -> Option<String> {
    let venue = session.venue.map(|venue| clean_text(&venue.name)).filter(|name| !name.is_empty())?;
    let room = session.room.map(|room| clean_text(&room.name)).filter(|name| !name.is_empty() && *name != venue);
    Some(match room {
        Some(room) => texts.format("outgoing-place", &[("venue", venue.into()), ("room", room.into())]),
        None => venue,
    })
}
