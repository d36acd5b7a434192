//! The public programme as a table for newspapers and guides: a row for each time that something is on.
//!
//! What was called off since the public was told stands in it with a remark, as in calendars. Gives headings and cells;
//! which file is made of them is for others.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use domain::fields::Meaning;
use domain::tables::shown::Shown;
use domain::{Event, EventMode};
use text::Texts;

use crate::letters::{clean_text, web_link};
use crate::links;
use crate::news::{Announced, announced};
use crate::outgoing::{Notice, Outgoing, Scope};
use crate::public::{PublicEvent, PublicSession};
use crate::wording;

/// A programme as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammeTable {
    /// What the week is called.
    pub name: String,
    /// Headings, each with what its cells mean.
    pub columns: Vec<(String, Meaning)>,
    /// A cell for each heading; by day and time, then by title.
    pub rows: Vec<Vec<Shown>>,
    /// What people are to be told of it.
    pub notices: Vec<Notice>,
}

/// The columns; the message `outgoing-table-<word>` is the heading.
const COLUMNS: &[(&str, Meaning)] = &[
    ("day", Meaning::Date),
    ("begins", Meaning::Time),
    ("ends", Meaning::Time),
    ("last_day", Meaning::Date),
    ("title", Meaning::Words),
    ("kind", Meaning::Words),
    ("host", Meaning::Words),
    ("place", Meaning::Words),
    ("address", Meaning::Words),
    ("neighbourhood", Meaning::Words),
    ("text", Meaning::Words),
    ("for", Meaning::Words),
    ("cost", Meaning::Words),
    ("access", Meaning::Words),
    ("booking", Meaning::Words),
    ("book_at", Meaning::Words),
    ("more_at", Meaning::Words),
    ("remark", Meaning::Words),
];

/// The table of a part of the programme.
pub fn programme_table(outgoing: &Outgoing, scope: &Scope, texts: &Texts) -> ProgrammeTable {
    let (mut rows, mut without_date, mut linked) = (Vec::new(), Vec::new(), Vec::new());
    for announced in announced(outgoing) {
        let title = wording::title(announced.public.event, texts);
        if announced.off.is_empty() && announced.public.is_missed(scope) {
            without_date.push(title);
            continue;
        }
        let told = announced.public.sessions.iter().map(|it| (it, false));
        let told: Vec<(&PublicSession, bool)> = told
            .chain(announced.off.iter().map(|it| (it, true)))
            .filter(|(it, _)| announced.public.has(it, scope))
            .collect();
        if !told.is_empty() {
            linked.push(announced.public.event);
        }
        for (session, is_off) in told {
            let key = (session.starts_at, title.clone(), session.session.id.clone());
            rows.push((key, row(&announced, session, is_off, texts)));
        }
    }
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut notices: Vec<Notice> =
        Notice::of_names("outgoing_without_date", &without_date, texts).into_iter().collect();
    notices.extend(links::notices(linked.into_iter(), texts));
    if rows.is_empty() {
        notices.push(Notice::new("outgoing_nothing"));
    }
    ProgrammeTable {
        name: wording::week_name(outgoing.week, texts),
        columns: COLUMNS
            .iter()
            .map(|(word, meaning)| (texts.get(&format!("outgoing-table-{word}")), *meaning))
            .collect(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        notices,
    }
}

fn row(announced: &Announced, session: &PublicSession, is_off: bool, texts: &Texts) -> Vec<Shown> {
    let public = &announced.public;
    let event = public.event;
    let text = |text: String| if text.is_empty() { Shown::Empty } else { Shown::Text(text) };
    let time = |at: Option<NaiveDateTime>| match at.filter(|_| !session.is_of_days()) {
        Some(at) => Shown::Time(at.time()),
        None => Shown::Empty,
    };
    let remark = wording::remark(session, announced.fate, is_off, texts);
    let all_day = || session.session.is_all_day.then(|| texts.get("outgoing-all_day"));
    let venue = session.venue.map(|venue| [clean_text(&venue.address), clean_text(&venue.postcode)]);
    let address: Vec<String> = venue.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    vec![
        Shown::Date(session.starts_at.date()),
        time(Some(session.starts_at)),
        time(session.ends_at),
        last_day(session).map_or(Shown::Empty, Shown::Date),
        text(wording::title(event, texts)),
        text(wording::kind(event, texts)),
        text(texts.list(&wording::hosts(public))),
        text(place(public, session, texts)),
        text(address.join(", ")),
        text(session.neighbourhood.map(|it| clean_text(&it.name)).unwrap_or_default()),
        text(wording::texts_of(event)),
        text(audience(event, texts)),
        text(if event.is_free { texts.get("outgoing-free") } else { clean_text(&event.cost_note) }),
        text(access(event, session, texts)),
        text(wording::booking(event, texts).unwrap_or_default()),
        text(web_link(&event.booking_link).unwrap_or_default()),
        text(web_link(&event.link).unwrap_or_default()),
        text(remark.or_else(all_day).unwrap_or_default()),
    ]
}

/// The day on which it ends, where that is another one.
fn last_day(session: &PublicSession) -> Option<NaiveDate> {
    let last = if session.is_of_days() {
        session.days().1.pred_opt()?
    } else {
        // What ends at midnight ends with the day.
        session.ends_at?.checked_sub_signed(TimeDelta::seconds(1))?.date()
    };
    (session.starts_at.date() < last).then_some(last)
}

/// Where it is; what is on the web alone is there.
fn place(public: &PublicEvent, session: &PublicSession, texts: &Texts) -> String {
    let unknown = match public.event.mode {
        EventMode::Online => "outgoing-online",
        EventMode::OnSite | EventMode::Hybrid => "outgoing-no_place",
    };
    wording::place(session, texts).unwrap_or_else(|| texts.get(unknown))
}

/// For whom it is: groups, then ages.
fn audience(event: &Event, texts: &Texts) -> String {
    let groups: Vec<String> = event.audiences.iter().map(|it| clean_text(it)).filter(|it| !it.is_empty()).collect();
    let parts = [Some(texts.list(&groups)), wording::ages(event, texts)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// What helps at the event and at its place, each word once.
fn access(event: &Event, session: &PublicSession, texts: &Texts) -> String {
    let mut features = event.access_features.clone();
    for feature in session.venue.iter().flat_map(|venue| &venue.access_features) {
        if !features.contains(feature) {
            features.push(feature.clone());
        }
    }
    wording::access(&features, &event.access_note, texts)
}
