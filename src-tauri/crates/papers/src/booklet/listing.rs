//! One event as it is printed.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Event;
use domain::addresses::is_link;
use text::{DateStyle, Texts};

use super::content::{Code, CodeImage, Listing};
use super::gather::{Occasion, Shown};
use super::options::{BookletCodes, BookletWording};
use super::words;

/// What the headings above an event say already.
#[derive(Clone, Copy, Default)]
pub(super) struct Heading {
    /// They name the day.
    pub(super) has_day: bool,
    /// They name the venue.
    pub(super) has_venue: bool,
    /// They name the only host.
    pub(super) has_host: bool,
}

/// Makes listings, and a code for each address once.
pub(super) struct Printer<'a> {
    pub(super) texts: &'a Texts,
    pub(super) wording: BookletWording,
    pub(super) codes: BookletCodes,
    pub(super) drawn: Vec<Code>,
    /// Where in `drawn` an address is.
    pub(super) known: HashMap<String, usize>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(texts: &'a Texts, wording: BookletWording, codes: BookletCodes) -> Self {
        Self { texts, wording, codes, drawn: Vec::new(), known: HashMap::new() }
    }

    pub(super) fn listing(&mut self, shown: &Shown, heading: Heading) -> Listing {
        let texts = self.texts;
        let event = shown.event;
        let names_hosts = !(heading.has_host && shown.hosts.len() == 1);
        let address = address(event);
        let code = self.code(&address);
        let mut listing = Listing {
            event_id: event.id.clone(),
            title: words::title(texts, event),
            day: String::new(),
            time: String::new(),
            occasions: Vec::new(),
            place: String::new(),
            text: text(event, self.wording),
            facts: words::facts(texts, shown, names_hosts),
            access: words::access_of(texts, shown, heading.has_venue),
            access_note: words::line(&event.access_note),
            booking: words::booking(texts, event),
            address,
            code,
        };
        when_and_where(texts, shown, heading, &mut listing);
        listing
    }

    /// A drawing for an address that telephones can open.
    fn code(&mut self, address: &str) -> Option<CodeImage> {
        let start = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        let is_web = start("https://") || start("http://");
        if self.codes == BookletCodes::None || !is_web || LONGEST_CODED < address.len() {
            return None;
        }
        let at = *self.known.entry(address.to_owned()).or_insert(self.drawn.len());
        let file = format!("code-{at}.svg");
        if at == self.drawn.len() {
            self.drawn.push(Code { file: file.clone(), address: address.to_owned() });
        }
        let alt = self.texts.format("booklet-code", &[("address", address.into())]);
        Some(CodeImage { file, alt })
    }
}

/// Longer addresses make codes too fine to be read from paper.
const LONGEST_CODED: usize = 300;

/// The address to book at; where that is none, the event's page.
fn address(event: &Event) -> String {
    let booking = event.booking_link.trim();
    let address = if booking.is_empty() { event.link.trim() } else { booking };
    // A sentence in the field is no address, but it is how to book: it is printed as it is.
    if is_link(address) { address.to_owned() } else { words::line(address) }
}

fn text(event: &Event, wording: BookletWording) -> String {
    let texts = match wording {
        BookletWording::Plain => [&event.plain_text, &event.short_text, &event.long_text],
        BookletWording::Written => [&event.short_text, &event.long_text, &event.plain_text],
    };
    texts.into_iter().map(|text| words::line(text)).find(|text| !text.is_empty()).unwrap_or_default()
}

fn when_and_where(texts: &Texts, shown: &Shown, heading: Heading, listing: &mut Listing) {
    let days = shown.days();
    let no_place = || if heading.has_venue { String::new() } else { words::no_place(texts, shown) };
    let or_none = |place: String| if place.is_empty() { no_place() } else { place };
    match (shown.occasions.as_slice(), days.as_slice()) {
        ([], _) => {
            listing.day = spanned(texts, shown.event);
            let venues: Vec<String> = shown.venues.iter().map(|venue| words::line(&venue.name)).collect();
            let place = if heading.has_venue { String::new() } else { texts.list(&venues) };
            listing.place = or_none(place);
        }
        ([at], _) => {
            listing.day = day(texts, at.day(), heading);
            listing.time = words::time(texts, at);
            listing.place = or_none(words::place(texts, at, heading.has_venue));
        }
        (occasions, _) => {
            listing.day = if days.len() == 1 {
                day(texts, days[0], heading)
            } else {
                words::days(texts, &days, DateStyle::Weekday)
            };
            let lines = together(texts, occasions, heading.has_venue);
            if let [only] = lines.as_slice() {
                listing.time = only.time.clone();
                listing.place = or_none(only.place.clone());
            } else {
                let has_day = 1 < days.len();
                let said = |it: &Together| {
                    texts.format(
                        "booklet-occasion",
                        &[("when", it.when(texts, has_day).into()), ("place", or_none(it.place.clone()).into())],
                    )
                };
                listing.occasions = lines.iter().map(said).collect();
            }
        }
    }
}

fn day(texts: &Texts, day: NaiveDate, heading: Heading) -> String {
    if heading.has_day { String::new() } else { words::one_day(texts, day, DateStyle::Short) }
}

/// A span without sessions still has its days; without any, that is said.
fn spanned(texts: &Texts, event: &Event) -> String {
    match (event.span_starts_on, event.span_ends_on) {
        (Some(first), Some(last)) if first <= last => texts.date_range(first, last),
        (Some(only), _) | (None, Some(only)) => texts.date(only, DateStyle::Long),
        (None, None) => texts.get("booklet-no_day"),
    }
}

/// Occasions of one event at the same time of day and place.
struct Together {
    days: Vec<NaiveDate>,
    time: String,
    place: String,
}

impl Together {
    fn when(&self, texts: &Texts, has_day: bool) -> String {
        if !has_day {
            return self.time.clone();
        }
        let days = words::days(texts, &self.days, DateStyle::Short);
        texts.format("format-moment", &[("date", days.into()), ("time", self.time.as_str().into())])
    }
}

/// Same times at the same place as one, in the order of the first of each. Times of one day and place go together.
fn together(texts: &Texts, occasions: &[Occasion], is_known: bool) -> Vec<Together> {
    let mut by_day: Vec<(NaiveDate, String, Vec<String>)> = Vec::new();
    for at in occasions {
        let place = words::place(texts, at, is_known);
        let time = words::time(texts, at);
        match by_day.iter_mut().find(|(day, where_, _)| *day == at.day() && *where_ == place) {
            Some((.., times)) if times.contains(&time) => {}
            Some((.., times)) => times.push(time),
            None => by_day.push((at.day(), place, vec![time])),
        }
    }
    let mut lines: Vec<Together> = Vec::new();
    for (day, place, times) in by_day {
        let time = texts.list(&times);
        match lines.iter_mut().find(|line| line.time == time && line.place == place) {
            Some(line) => line.days.push(day),
            None => lines.push(Together { days: vec![day], time, place }),
        }
    }
    lines
}
