//! Posters and cards for single events, and sheets for the doors of venues.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{Event, Plan, Venue, Week};
use text::{DateStyle, Texts};

use super::content::{DaySheet, DaySheetRow, DaySheets, Notices};
use super::gather::{Occasion, Shown, Source, programme};
use super::listing::{Heading, Printer};
use super::options::{BookletCodes, BookletEvents, BookletWording, PosterPaper};
use super::words;
use crate::content::{Date, Language};
use crate::look::Look;

/// What posters, cards and day sheets are made from.
#[derive(Clone, Copy, Debug)]
pub struct NoticeRequest<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// The week; `None`: the last to start.
    pub week_id: Option<&'a str>,
    /// The day on which they are made.
    pub today: NaiveDate,
    /// Which events may be in them.
    pub events: BookletEvents,
    /// Only these events; empty: all.
    pub event_ids: &'a [String],
    /// Only these venues; empty: all.
    pub venue_ids: &'a [String],
}

impl<'a> NoticeRequest<'a> {
    fn source(&self, texts: &'a Texts) -> Source<'a> {
        Source { plan: self.plan, week: self.plan.week(self.week_id), texts }
    }

    fn is_venue(&self, venue: &Venue) -> bool {
        self.venue_ids.is_empty() || self.venue_ids.contains(&venue.id)
    }

    /// The events asked for, by day and time.
    fn shown(&self, texts: &'a Texts) -> Vec<Shown<'a>> {
        let is_event = |event: &Event| self.event_ids.is_empty() || self.event_ids.contains(&event.id);
        let mut shown = programme(self.source(texts), self.events);
        shown.retain(|it| {
            is_event(it.event) && (self.venue_ids.is_empty() || it.venues.iter().any(|at| self.is_venue(at)))
        });
        shown
    }
}

/// A poster for each event.
pub fn posters(request: &NoticeRequest, paper: PosterPaper, texts: &Texts) -> Notices {
    let size = match paper {
        PosterPaper::A4 => (210, 297),
        PosterPaper::A3 => (297, 420),
    };
    notices(request, size, "booklet-posters", texts)
}

/// A card for each event, half the width and height of a sheet of A4: four to a sheet.
pub fn cards(request: &NoticeRequest, texts: &Texts) -> Notices {
    notices(request, (210, 297), "booklet-cards", texts)
}

fn notices(request: &NoticeRequest, (width, height): (u32, u32), kind: &str, texts: &Texts) -> Notices {
    let source = request.source(texts);
    let mut printer = Printer::new(texts, BookletWording::Written, BookletCodes::Shown);
    let entries = request.shown(texts).iter().map(|event| full(texts, event, &mut printer)).collect();
    let week = week_title(texts, source.week);
    Notices {
        language: Language::of(texts),
        date: Date::from(request.today),
        title: texts.format(kind, &[("week", week.as_str().into())]),
        width,
        height,
        week,
        dates: source.week.map(|week| texts.date_range(week.starts_on, week.ends_on)).unwrap_or_default(),
        issuer: issuer(texts, request.plan),
        scan: texts.get("booklet-scan"),
        entries,
        none: texts.get("booklet-none"),
        codes: printer.drawn,
        look: Look::of(request.plan, texts),
        region: charts::region(request.plan),
        identity: format!("{kind} {} {}", source.week.map_or("", |week| week.id.as_str()), texts.language()),
    }
}

/// An event that stands alone: its venues come with their addresses, its day in full.
fn full(texts: &Texts, shown: &Shown, printer: &mut Printer) -> super::content::Listing {
    let mut listing = printer.listing(shown, Heading::default());
    match shown.days().as_slice() {
        [] => {}
        [day] => listing.day = texts.date(*day, DateStyle::Full),
        days => listing.day = words::days(texts, days, DateStyle::Short),
    }
    let at = shown.places().map(|venue| (words::line(&venue.name), words::address(texts, venue)));
    let at: Vec<(String, String)> = at.filter(|(_, address)| !address.is_empty()).collect();
    let is_named = listing.occasions.is_empty() && shown.venues.len() == 1;
    let line = |(venue, address): (String, String)| match is_named {
        true => address,
        false => texts.format("booklet-place", &[("venue", venue.into()), ("address", address.into())]),
    };
    let places = std::iter::once(listing.place).filter(|place| !place.is_empty());
    listing.place = places.chain(at.into_iter().map(line)).collect::<Vec<_>>().join("\n");
    listing
}

pub(super) fn week_title(texts: &Texts, week: Option<&Week>) -> String {
    let title = week.map(|week| words::line(&week.title)).unwrap_or_default();
    if title.is_empty() { texts.get("booklet-title") } else { title }
}

/// City and office, whichever are known.
pub(super) fn issuer(texts: &Texts, plan: &Plan) -> String {
    let Some(profile) = &plan.profile else { return String::new() };
    match (words::line(&profile.city), words::line(&profile.organisation)) {
        (one, none) | (none, one) if none.is_empty() => one,
        (city, organisation) => {
            texts.format("paper-doc-issuer", &[("city", city.into()), ("organisation", organisation.into())])
        }
    }
}

/// A sheet for each venue and day on which something happens there, by venue, then by day.
pub fn day_sheets(request: &NoticeRequest, texts: &Texts) -> DaySheets {
    let source = request.source(texts);
    let shown = request.shown(texts);
    let mut sheets: BTreeMap<Door, (DaySheet, Vec<Row>)> = BTreeMap::new();
    for event in &shown {
        for occasion in &event.occasions {
            let Some(venue) = occasion.venue.filter(|venue| !venue.is_online && request.is_venue(venue)) else {
                continue;
            };
            let (fold, name) = words::by_name(&venue.name);
            let sheet = || {
                let access = words::access(texts, venue.access_features.iter().map(String::as_str));
                let day = texts.date(occasion.day(), DateStyle::Full);
                (DaySheet { venue: words::line(&venue.name), day, access, rows: Vec::new() }, Vec::new())
            };
            let (_, rows) = sheets.entry((fold, name, &venue.id, occasion.day())).or_insert_with(sheet);
            rows.push((!occasion.is_timed(), occasion.starts_at, row(texts, event, occasion)));
        }
    }
    let sheets = sheets.into_values().map(|(sheet, mut rows)| {
        rows.sort_by(|a, b| (a.0, a.1, &a.2.title).cmp(&(b.0, b.1, &b.2.title)));
        DaySheet { rows: rows.into_iter().map(|(.., row)| row).collect(), ..sheet }
    });
    let week = week_title(texts, source.week);
    DaySheets {
        language: Language::of(texts),
        date: Date::from(request.today),
        title: texts.format("booklet-day_sheets", &[("week", week.as_str().into())]),
        week,
        issuer: issuer(texts, request.plan),
        heads: ["booklet-head_time", "booklet-head_event", "booklet-head_room"].map(|id| texts.get(id)),
        groups: sheets.collect(),
        none: texts.get("booklet-none"),
        look: Look::of(request.plan, texts),
        region: charts::region(request.plan),
        identity: format!("day_sheets {} {}", source.week.map_or("", |week| week.id.as_str()), texts.language()),
    }
}

/// A venue, by its name without and with accents and its id, and a day.
type Door<'a> = (String, String, &'a str, NaiveDate);

/// Whether it comes behind those with a time, its beginning, and what stands in it.
type Row = (bool, chrono::NaiveDateTime, DaySheetRow);

fn row(texts: &Texts, shown: &Shown, occasion: &Occasion) -> DaySheetRow {
    let mut detail = words::facts(texts, shown, true);
    let booking = words::booking(texts, shown.event);
    detail.extend((!booking.is_empty()).then_some(booking));
    DaySheetRow {
        event_id: shown.event.id.clone(),
        time: words::time(texts, occasion),
        title: words::title(texts, shown.event),
        detail: detail.join(" · "),
        room: occasion.room.map(|room| words::line(&room.name)).unwrap_or_default(),
    }
}
