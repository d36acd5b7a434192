//! One row of the file as an event that may become one: every cell read, or the row refused with its reason.
//!
//! Knows nothing of the plan's records; names stay names here.

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};

use domain::addresses::is_link;
use domain::*;

use crate::cells::clean::{clean_line, clean_text, title_state, without_lone_quote};
use crate::cells::contacts::{Contact, in_brackets};
use crate::cells::dates::DateReading;
use crate::cells::languages::languages_of;
use crate::cells::vocabulary::*;
use crate::cells::weekdays::Letters;
use crate::events::row_place::is_online;
use crate::events::schedule::Schedule;
use crate::source::form::HostForm;
use crate::source::timing::Timing;

/// How the cells of this file are read.
pub(crate) struct RowReading<'a> {
    pub(crate) columns: Columns<'a>,
    pub(crate) dates: DateReading,
    pub(crate) weekday_letters: Letters,
    pub(crate) week: &'a Week,
    /// Digits behind the main unit of the plan's currency.
    pub(crate) money_digits: u32,
    /// What a calendar says of time, by the line of the event.
    pub(crate) times: &'a HashMap<usize, Timing>,
    /// Steps that are left for following the rules of a calendar.
    pub(crate) steps: Cell<usize>,
    /// What a host's form says of its rows.
    pub(crate) form: Option<&'a HostForm>,
    /// Whether the kind of file has lists: then only lines part what stands in a cell.
    pub(crate) has_lists: bool,
}

/// The column of each field. A table has few, and each is asked for in every row: looking through them is quickest.
pub(crate) struct Columns<'a>(pub(crate) Vec<(&'a str, usize)>);

impl Columns<'_> {
    pub(crate) fn get(&self, field: &str) -> Option<usize> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, at)| *at)
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.get(field).is_some()
    }
}

/// Why a row is not imported.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) field: &'static str,
    pub(crate) value: String,
    pub(crate) reason: &'static str,
}

/// A venue as a row describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct VenueFacts {
    pub(crate) names: Vec<String>,
    pub(crate) room: String,
    pub(crate) address: String,
    pub(crate) postcode: String,
    pub(crate) neighbourhood: String,
    pub(crate) latitude: Option<f64>,
    pub(crate) longitude: Option<f64>,
    pub(crate) access: String,
}

/// A row that can be imported.
#[derive(Clone, Debug)]
pub(crate) struct RowDraft {
    pub(crate) line: usize,
    /// Only the fields in `given` mean anything.
    pub(crate) event: Event,
    pub(crate) given: BTreeSet<&'static str>,
    pub(crate) schedule: Schedule,
    pub(crate) venue: VenueFacts,
    pub(crate) organisers: Vec<String>,
    pub(crate) co_hosts: Vec<String>,
    pub(crate) facilitators: Vec<String>,
    pub(crate) contact: [String; 3],
    pub(crate) pillars: Vec<String>,
    /// The event of the plan that a host's form says it is.
    pub(crate) known: Option<Id>,
    /// The cell that named the status.
    pub(crate) status_written: String,
    /// Cells that were not taken, although the row comes in.
    pub(crate) told: Vec<Refusal>,
}

impl RowDraft {
    /// Names a cell that was not taken, or not as it stands.
    pub(crate) fn tell(&mut self, field: &'static str, value: &str, reason: &'static str) {
        self.told.push(Refusal { field, value: short(value), reason });
    }
}

fn short(value: &str) -> String {
    clean_line(value).chars().take(200).collect()
}

pub(crate) type Read<T> = Result<T, Refusal>;

pub(crate) fn refuse<T>(field: &'static str, value: &str, reason: &'static str) -> Read<T> {
    Err(Refusal { field, value: short(value), reason })
}

/// An event of which nothing is known yet.
pub(crate) fn blank_event() -> Event {
    Event {
        id: String::new(),
        week_id: None,
        external_id: String::new(),
        title: String::new(),
        short_text: String::new(),
        long_text: String::new(),
        kind: EventKind::Other,
        mode: EventMode::OnSite,
        status: EventStatus::Submitted,
        audiences: vec![],
        age_from: None,
        age_to: None,
        languages: vec![],
        level: String::new(),
        booking: Booking::None,
        booking_link: String::new(),
        booking_closes_on: None,
        capacity: None,
        is_free: true,
        cost_note: String::new(),
        money_asked_minor: None,
        money_granted_minor: None,
        access_features: vec![],
        access_note: String::new(),
        is_already_planned: false,
        is_insured: false,
        received_on: None,
        recurrence_rule: String::new(),
        span_starts_on: None,
        span_ends_on: None,
        excluded_dates: vec![],
        link: String::new(),
        note: String::new(),
        umbrella_id: None,
        source: String::new(),
        ..Event::default()
    }
}

impl RowReading<'_> {
    /// Reads a row.
    pub(crate) fn read(&self, line: usize, cells: &[String]) -> Read<RowDraft> {
        let row = Row { reading: self, cells };
        let mut draft = RowDraft {
            line,
            event: blank_event(),
            given: BTreeSet::new(),
            schedule: Schedule::default(),
            venue: row.venue(),
            organisers: values_kept(row.raw("organiser")),
            co_hosts: values(row.raw("co_hosts")),
            facilitators: self.list(row.raw("facilitators")),
            contact: Default::default(),
            pillars: self.list(row.raw("pillars")),
            known: None,
            status_written: String::new(),
            told: Vec::new(),
        };
        let is_known = self.form.is_some_and(|form| form.rows.contains_key(&line));
        row.words(&mut draft, is_known)?;
        row.contact(&mut draft);
        row.choices(&mut draft);
        row.cost(&mut draft);
        row.numbers(&mut draft);
        row.dates(&mut draft);
        match self.times.get(&line).filter(|_| self.columns.has("starts_on")) {
            Some(timing) => row.occasions(timing, &mut draft)?,
            None => row.time(&mut draft)?,
        }
        Ok(draft)
    }
}

impl RowReading<'_> {
    fn list(&self, cell: &str) -> Vec<String> {
        if !self.has_lists {
            return values(cell);
        }
        cell.lines().map(clean_line).filter(|part| !is_nothing(part)).collect()
    }
}

/// An organiser's name may hold commas; only lines and semicolons part them.
fn values_kept(cell: &str) -> Vec<String> {
    let names = cell.split([';', '\n', '|']).map(clean_line).map(|name| without_lone_quote(&name).to_owned());
    names.filter(|name| !is_nothing(name)).collect()
}

/// The cells of one row under the names of fields.
pub(crate) struct Row<'a> {
    pub(crate) reading: &'a RowReading<'a>,
    cells: &'a [String],
}

impl Row<'_> {
    /// The cell as it stands.
    fn cell(&self, field: &str) -> &str {
        let column = self.reading.columns.get(field);
        column.and_then(|column| self.cells.get(column)).map_or("", |cell| cell.trim())
    }

    /// The cell, empty where it holds a word for nothing.
    pub(crate) fn raw(&self, field: &str) -> &str {
        let cell = self.cell(field);
        if is_nothing(cell) { "" } else { cell }
    }

    pub(crate) fn line(&self, field: &str) -> String {
        clean_line(self.raw(field))
    }

    /// An event that is known needs no title.
    fn words(&self, draft: &mut RowDraft, is_known: bool) -> Read<()> {
        // `None`, `NA` and `Null` can be titles.
        let (title, state) = title_state(&clean_line(self.cell("title")));
        if !matches!(title.as_str(), "" | "-" | "–" | "—") {
            draft.event.title = title;
            draft.given.insert("title");
        } else if !is_known {
            return refuse("title", self.raw("title"), "title_missing");
        }
        if let Some(status) = state {
            draft.event.status = status;
            draft.status_written = self.raw("title").to_owned();
            draft.given.insert("status");
        }
        let event = &mut draft.event;
        let texts: [(&'static str, &mut String, bool); 11] = [
            ("external_id", &mut event.external_id, false),
            ("short_text", &mut event.short_text, true),
            ("long_text", &mut event.long_text, true),
            ("level", &mut event.level, false),
            ("booking_link", &mut event.booking_link, false),
            ("cost_note", &mut event.cost_note, false),
            ("access_note", &mut event.access_note, true),
            ("link", &mut event.link, false),
            ("note", &mut event.note, true),
            ("learner_words", &mut event.learner_words, true),
            ("host_words", &mut event.host_words, true),
        ];
        let mut told = Vec::new();
        for (field, place, has_lines) in texts {
            *place = if has_lines { clean_text(self.raw(field)) } else { self.line(field) };
            if matches!(field, "booking_link" | "link") {
                *place = in_brackets(place).to_owned();
                // Kept as it is: `ask at the desk` helps more than nothing.
                if !place.is_empty() && !is_link(place) {
                    told.push(field);
                }
            }
            if !place.is_empty() {
                draft.given.insert(field);
            }
        }
        told.into_iter().for_each(|field| draft.tell(field, self.raw(field), "link_unreadable"));
        Ok(())
    }

    /// Name, address and number of the person; each is taken out of what stands around it.
    fn contact(&self, draft: &mut RowDraft) {
        let written = self.line("contact_email");
        let read = Contact::read(&self.line("contact_name"), &written, &self.line("contact_phone"));
        for address in &read.other_emails {
            draft.tell("contact_email", address, "another_address");
        }
        for number in &read.other_phones {
            draft.tell("contact_phone", number, "another_number");
        }
        if read.email.is_empty() && !written.is_empty() {
            draft.tell("contact_email", &written, "email_unreadable");
        }
        draft.contact = [read.name, read.email, read.phone];
    }

    fn choices(&self, draft: &mut RowDraft) {
        let (languages, unknown) = languages_of(self.raw("languages"));
        if !unknown.is_empty() {
            draft.tell("languages", &unknown.join(", "), "language_unknown");
        }
        let event = &mut draft.event;
        let lists: [(&'static str, &mut Vec<String>, Vec<String>); 3] = [
            ("audiences", &mut event.audiences, audiences_of(self.raw("audiences"))),
            ("languages", &mut event.languages, languages),
            ("access_features", &mut event.access_features, access_of(self.raw("access_features"))),
        ];
        for (field, place, found) in lists {
            if !found.is_empty() {
                *place = found;
                draft.given.insert(field);
            }
        }
        let access = clean_text(self.raw("access_features"));
        if event.access_features.is_empty() && !access.is_empty() && event.access_note.is_empty() {
            event.access_note = access;
            draft.given.insert("access_note");
        }
        let place = draft.venue.names.first().map(String::as_str).unwrap_or_default();
        if let Some(mode) = mode_of(self.raw("mode")).or_else(|| is_online(place).then_some(EventMode::Online)) {
            event.mode = mode;
            draft.given.insert("mode");
        }
        let status = self.raw("status");
        if !status.is_empty() && !draft.given.contains("status") {
            match status_of(status) {
                Some(found) => {
                    event.status = found;
                    status.clone_into(&mut draft.status_written);
                    draft.given.insert("status");
                }
                None => draft.tell("status", status, "word_unknown"),
            }
        }
        self.kind(draft);
        self.answers(draft);
    }

    /// A word that is not known says nothing of the kind: a new event is `Other`, one of the plan keeps its own.
    fn kind(&self, draft: &mut RowDraft) {
        let cell = self.line("kind");
        match kind_of(&cell) {
            _ if cell.is_empty() => {}
            Some(kind) => {
                draft.event.kind = kind;
                draft.given.insert("kind");
            }
            None => draft.tell("kind", &cell, "word_unknown"),
        }
    }

    fn answers(&self, draft: &mut RowDraft) {
        let event = &mut draft.event;
        let mut told: Vec<(&'static str, &'static str)> = Vec::new();
        let booking = self.line("booking");
        if !booking.is_empty() {
            if booking.contains("://") || booking.starts_with("www.") {
                event.booking = Booking::Required;
                event.booking_link.clone_from(&booking);
                draft.given.extend(["booking", "booking_link"]);
            } else if let Some(found) = booking_of(&booking) {
                event.booking = found;
                draft.given.insert("booking");
            } else {
                told.push(("booking", "word_unknown"));
            }
        }
        for (field, place) in
            [("is_already_planned", &mut event.is_already_planned), ("is_insured", &mut event.is_insured)]
        {
            let cell = self.raw(field);
            if !cell.is_empty() {
                match yes_or_no(cell) {
                    Some(answer) => {
                        *place = answer;
                        draft.given.insert(field);
                    }
                    None => told.push((field, "yes_or_no_unreadable")),
                }
            }
        }
        for (field, reason) in told {
            draft.tell(field, self.raw(field), reason);
        }
    }

    fn dates(&self, draft: &mut RowDraft) {
        for field in ["booking_closes_on", "received_on"] {
            let day = match self.date(field) {
                Ok(Some(day)) => Some(day.on),
                Ok(None) => continue,
                Err(refusal) => {
                    draft.told.push(refusal);
                    continue;
                }
            };
            match field {
                "received_on" => draft.event.received_on = day,
                _ => draft.event.booking_closes_on = day,
            }
            draft.given.insert(field);
        }
    }
}
