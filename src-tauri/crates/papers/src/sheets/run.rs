//! Run sheets: the order of time at a venue, at a host's, on a day or for one helper.

use chrono::{NaiveDate, TimeDelta};
use domain::rules::letters::template::one_line;
use domain::rules::sheets::{About, Sheet, SheetBy, Sheets, Stop, StopState, helpers, sheets};
use domain::{AccessFeature, Booking, Person};
use text::{DateStyle, Texts};

use super::{SheetContent, SheetPart, SheetsContent, SheetsRequest};
use crate::blocks::{Block, Column, Rich, Row, strong};
use crate::content::{Fact, Language, PAGE, PAGES};
use crate::facts::count;
use crate::ground::Ground;
use crate::letters::LetterCover;
use crate::look::Look;

/// Run sheets as the request parts them; none where nothing is announced.
pub fn run_sheets(request: &SheetsRequest, texts: &Texts) -> SheetsContent {
    let ground = Ground::new(request.plan, request.week, request.today, texts);
    let Sheets { sheets, unnamed } = sheets(request.plan, request.week, request.today, request.by, request.only);
    let maker = Maker { ground: &ground, by: request.by, helpers: helpers(request.plan) };
    let made: Vec<SheetContent> = sheets.iter().map(|sheet| maker.sheet(sheet)).collect();
    let title = ground.word("sheets-run-title");
    let on = |sheet: &Sheet| sheet.stops.iter().filter(|stop| stop.state == StopState::On).count();
    let counted = || sheets.iter().map(|sheet| (name(&ground, &sheet.about), on(sheet))).collect::<Vec<_>>();
    let cover = (made.len() != 1).then(|| cover(&ground, request.by, &title, "sheets-fact-sessions", counted()));
    let identity = format!("run {} {}", request.by.word(), request.only.unwrap_or_default());
    content(&ground, request, title, cover, made, unnamed, &identity)
}

/// What all sheets have around them.
pub(super) fn content(
    ground: &Ground,
    request: &SheetsRequest,
    title: String,
    cover: Option<LetterCover>,
    sheets: Vec<SheetContent>,
    unnamed: usize,
    identity: &str,
) -> SheetsContent {
    let single = sheets.first().filter(|_| cover.is_none()).map(|sheet| sheet.title.clone());
    SheetsContent {
        language: Language::of(ground.texts),
        title: single.unwrap_or(title),
        author: ground.office(),
        date: request.today.into(),
        page: ground.say("sheets-page", &[("page", PAGE), ("pages", PAGES)], &[]),
        page_sign: PAGE,
        pages_sign: PAGES,
        header_start: ground.week_line(),
        header_end: ground.say("sheets-as_of", &[("date", &ground.date(request.today))], &[]),
        cover,
        sheets,
        unnamed,
        look: Look::of(request.plan, ground.texts),
        region: charts::region(request.plan),
        identity: format!("{identity} {} {}", request.week.id, ground.texts.language()),
    }
}

/// A box to tick by hand.
const TICK: &str = "□";

/// The list in front of many sheets: what they are of, and how many sessions or sheets there are of each.
pub(super) fn cover(
    ground: &Ground,
    by: SheetBy,
    title: &str,
    counted_as: &str,
    counted: Vec<(String, usize)>,
) -> LetterCover {
    let row = |(name, number): (String, usize)| {
        let cells = vec![name.into(), ground.texts.number(count(number)).into()];
        Row { cells, stands_out: false, bar: None }
    };
    let columns =
        vec![Column::wide(ground.word(&format!("sheet-by-{}", by.word())), 1), Column::number(ground.word(counted_as))];
    let rows: Vec<Row> = counted.into_iter().map(row).collect();
    let about = if rows.is_empty() { ground.word("sheets-nothing") } else { ground.week_line() };
    let table = (!rows.is_empty()).then_some(Block::Table { caption: String::new(), columns, rows });
    LetterCover { title: title.to_owned(), about, table }
}

struct Maker<'g, 'a> {
    ground: &'g Ground<'a>,
    by: SheetBy,
    helpers: domain::maps::FastMap<&'a str, Vec<&'a Person>>,
}

/// What a sheet is of, by its name or as a day.
pub(super) fn name(ground: &Ground, about: &About) -> String {
    match about {
        About::Venue(venue) => one_line(&venue.name),
        About::Host(partner) => one_line(&partner.name),
        About::Day(day) => ground.texts.date(*day, DateStyle::Full),
        About::Helper(person) => one_line(&person.name),
    }
}

impl<'a> Maker<'_, 'a> {
    fn sheet(&self, sheet: &Sheet) -> SheetContent {
        let ground = self.ground;
        let title =
            ground.say(&format!("sheets-run-{}", self.by.word()), &[("name", &name(ground, &sheet.about))], &[]);
        let mut days: Vec<(Option<NaiveDate>, Vec<&Stop>)> = Vec::new();
        for stop in &sheet.stops {
            let day = stop.session.and_then(|session| ground.day_end.day(session));
            match days.last_mut() {
                Some((last, stops)) if *last == day => stops.push(stop),
                Some(_) | None => days.push((day, vec![stop])),
            }
        }
        let part = |(day, stops): &(Option<NaiveDate>, Vec<&Stop>)| SheetPart {
            title: match day {
                Some(_) if self.by == SheetBy::Day => String::new(),
                Some(day) => ground.texts.date(*day, DateStyle::Full),
                None => ground.word("sheets-no_date"),
            },
            table: self.table(stops, &sheet.about),
            is_blank: false,
        };
        let parts = days.iter().map(part).collect();
        SheetContent {
            group: String::new(),
            title,
            facts: self.facts(sheet),
            about: String::new(),
            parts,
            blanks: Vec::new(),
            code: None,
        }
    }

    fn facts(&self, sheet: &Sheet) -> Vec<Fact> {
        let ground = self.ground;
        let on = sheet.stops.iter().filter(|stop| stop.state == StopState::On).count();
        let off = sheet.stops.len() - on;
        let sessions = ground.say("sheets-sessions", &[], &[("sessions", count(on))]);
        let sessions = match off {
            0 => sessions,
            off => ground.say("sheets-sessions_off", &[("sessions", &sessions)], &[("off", count(off))]),
        };
        let mut pairs = Vec::new();
        // The first has the most room.
        match sheet.about {
            About::Venue(venue) => {
                let address = [one_line(&venue.address), one_line(&venue.postcode)];
                let address: Vec<&str> = address.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
                let access: Vec<String> =
                    venue.access_features.iter().map(|it| ground.texts.word(AccessFeature::LIST, it)).collect();
                pairs.push(("sheets-fact-address", address.join(", ")));
                pairs.push(("sheets-fact-sessions", sessions));
                pairs.push(("sheets-fact-access", ground.texts.list(&access)));
                pairs.push(("sheets-fact-access_note", one_line(&venue.access_note)));
            }
            About::Helper(person) => {
                pairs.push(("sheets-fact-sessions", sessions));
                pairs.push(("sheets-fact-phone", one_line(&person.phone)));
            }
            About::Host(_) | About::Day(_) => pairs.push(("sheets-fact-sessions", sessions)),
        }
        Fact::known(pairs.into_iter().map(|(id, value)| (ground.word(id), value)))
    }

    fn table(&self, stops: &[&Stop], about: &About) -> Block {
        let word = |id: &str| self.ground.word(&format!("sheets-{id}"));
        let columns = vec![
            Column::wide(word("time"), 4),
            Column::wide(word("event"), 7),
            Column::wide(word("place"), 5),
            Column::wide(word("who"), 6),
            Column::wide(word("people"), 5),
            Column::narrow(word("done")),
        ];
        let rows = stops.iter().map(|stop| self.row(stop, about)).collect();
        Block::Table { caption: String::new(), columns, rows }
    }

    fn row(&self, stop: &Stop, about: &About) -> Row {
        let title = one_line(&stop.event.title);
        let (title, is_off) = match stop.state {
            StopState::On => (title, false),
            StopState::Cancelled => (format!("{} {title}", strong(&self.ground.word("sheets-cancelled"))), true),
            StopState::Postponed => (format!("{} {title}", strong(&self.ground.word("sheets-postponed"))), true),
        };
        let (who, people, tick) = if is_off {
            (self.hosts(stop), String::new(), String::new())
        } else {
            (self.who(stop, about), self.people(stop), TICK.to_owned())
        };
        let cells: Vec<Rich> =
            [self.time(stop, is_off), title, self.place(stop), who, people, tick].map(Rich::from).to_vec();
        Row { cells, stands_out: is_off, bar: None }
    }

    /// `10:00–11:30`, and from when the room has to be set up.
    fn time(&self, stop: &Stop, is_off: bool) -> String {
        let (ground, texts) = (self.ground, self.ground.texts);
        let Some((session, start)) = stop.session.and_then(|it| Some((it, it.starts_at?))) else {
            return ground.word("sheets-open_time");
        };
        if session.is_all_day {
            return ground.word("sheets-all_day");
        }
        if !session.is_time_known {
            return ground.word("sheets-open_time");
        }
        let times = match session.ends_at {
            Some(end) if end.date() == start.date() || end - start < TimeDelta::hours(12) => {
                texts.times(start.time(), end.time())
            }
            Some(end) => {
                let until = ground.say("sheets-until", &[("moment", &texts.moment(end))], &[]);
                [texts.time(start.time()), until].join(", ")
            }
            None => texts.time(start.time()),
        };
        let time = texts.on_day(times, start.date(), ground.day_end.day(session).unwrap_or(start.date()));
        let setup = stop.room.map_or(0, |room| room.setup_minutes);
        let from = TimeDelta::try_minutes(setup).and_then(|setup| start.checked_sub_signed(setup));
        match from.filter(|_| 0 < setup && !is_off) {
            Some(from) => {
                let from = ground.say("sheets-setup", &[("time", &texts.time(from.time()))], &[]);
                [time, from].join(", ")
            }
            None => time,
        }
    }

    /// The room where the sheet is of its venue, else both.
    fn place(&self, stop: &Stop) -> String {
        let venue = stop.venue.filter(|_| self.by != SheetBy::Venue).map(|venue| one_line(&venue.name));
        let room = stop.room.map(|room| one_line(&room.name));
        let names: Vec<String> = [venue, room].into_iter().flatten().filter(|name| !name.is_empty()).collect();
        if names.is_empty() && (self.by != SheetBy::Venue || stop.venue.is_none()) {
            return self.ground.word("sheets-no_place");
        }
        names.join(" · ")
    }

    fn hosts(&self, stop: &Stop) -> String {
        self.ground.host_names(&stop.event.id).join("; ")
    }

    /// Hosts, then helpers with their telephone numbers as far as others may be told; not the one whose sheet it is.
    fn who(&self, stop: &Stop, about: &About) -> String {
        let ground = self.ground;
        let helpers = self.helpers.get(stop.event.id.as_str()).map_or(&[][..], Vec::as_slice);
        let mut parts: Vec<String> = vec![self.hosts(stop)];
        for person in helpers.iter().filter(|person| person.may_be_named(ground.today)) {
            if matches!(about, About::Helper(own) if own.id == person.id) {
                continue;
            }
            // A number stays on one line, so that it can be rung at a glance.
            let (name, phone) = (one_line(&person.name), one_line(&person.phone).replace(' ', "\u{a0}"));
            parts.push(match phone.as_str() {
                "" => name,
                phone => ground.say("sheets-helper_phone", &[("name", &name), ("phone", phone)], &[]),
            });
        }
        let unnamed = helpers.iter().filter(|person| !person.may_be_named(ground.today)).count();
        if 0 < unnamed {
            parts.push(ground.say("sheets-not_named", &[], &[("count", count(unnamed))]));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }

    fn people(&self, stop: &Stop) -> String {
        let (ground, event) = (self.ground, stop.event);
        let number = |id: &str, name: &str, number: Option<i64>| {
            number.map(|number| ground.say(id, &[(name, &ground.texts.number(number))], &[]))
        };
        let booking =
            (event.booking != Booking::None).then(|| ground.word(&format!("sheets-booking-{}", event.booking.word())));
        let parts = [
            number("sheets-capacity", "places", event.capacity),
            number("sheets-registered", "registered", event.registered_count),
            booking,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}
