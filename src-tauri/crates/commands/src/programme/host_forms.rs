//! Workbooks for one host, to be filled in without this program and sent back: its programme, or how many came.
//!
//! What comes back is an ordinary import, which knows each row again by the first column and shows what is different.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use domain::fields::{Meaning, meaning};
use domain::names::Names;
use domain::rules::missing::missing_details;
use domain::words::WordList;
use domain::{
    Booking, Event, EventKind, EventMode, EventStatus, Id, Partner, Plan, Record, Room, Session, Venue, Week, by_id,
};
use intake::{form_cell, form_head};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tables::{BookCell, FormBook, FormColumn, form_book};
use text::{DateStyle, Texts};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::programme::missing::details;
use crate::programme::rows::grouped;
use crate::records::drafts::need;
use crate::views::Exported;

/// What a host is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HostFormKind {
    /// What it offers in the week.
    Programme,
    /// How many came to what was held.
    Returns,
}

impl HostFormKind {
    fn word(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Returns => "returns",
        }
    }
}

/// A column: the field of the import that reads it (none: it is only shown), and where its cells come from.
struct Column {
    /// Its heading is `import-events-field-<name>`.
    name: &'static str,
    from: From,
    is_read: bool,
}

/// Where a cell comes from.
#[derive(Clone, Copy)]
enum From {
    /// A field of the event.
    Event,
    Day,
    Start,
    End,
    Venue,
    Room,
    /// What is missing, and what the team has asked.
    Asked,
}

const fn column(name: &'static str, from: From) -> Column {
    Column { name, from, is_read: true }
}

/// The column of what is missing, which nobody reads.
const ASKED: &str = "asked";

/// What a host is asked of its programme.
const PROGRAMME: &[Column] = &[
    column("title", From::Event),
    Column { name: ASKED, from: From::Asked, is_read: false },
    column("short_text", From::Event),
    column("long_text", From::Event),
    column("kind", From::Event),
    column("mode", From::Event),
    column("starts_on", From::Day),
    column("start_time", From::Start),
    column("end_time", From::End),
    column("venue", From::Venue),
    column("room", From::Room),
    column("audiences", From::Event),
    column("age_from", From::Event),
    column("age_to", From::Event),
    column("languages", From::Event),
    column("capacity", From::Event),
    column("booking", From::Event),
    column("booking_link", From::Event),
    column("is_free", From::Event),
    column("cost_note", From::Event),
    column("access_features", From::Event),
    column("access_note", From::Event),
    column("is_insured", From::Event),
    column("note", From::Event),
];

/// What a host is asked after the week.
const RETURNS: &[Column] = &[
    column("title", From::Event),
    Column { name: "starts_on", from: From::Day, is_read: false },
    column("registered_count", From::Event),
    column("attended_count", From::Event),
    column("first_time_count", From::Event),
    column("rating_count", From::Event),
    column("rating_average", From::Event),
    column("learner_words", From::Event),
    column("host_words", From::Event),
    column("note", From::Event),
];

/// Rows for events that the plan does not have yet.
const BLANK_ROWS: usize = 40;

/// Whose form it is, for the name of the file. Refuses a form without a row.
pub(crate) fn form_name(desk: &Desk, args: &Value) -> Result<String, Failure> {
    let shown = desk.shown()?;
    let id = args.get("partner_id").and_then(Value::as_str).unwrap_or_default();
    let kind = args.get("kind").cloned().and_then(|kind| serde_json::from_value(kind).ok());
    let kind: HostFormKind = kind.ok_or_else(|| Failure::invalid("bad_value", "kind"))?;
    made(desk, id, kind)?;
    let partner = need(&shown.plan.partners, id)?;
    Ok(desk.texts().format(&format!("host-form-name-{}", kind.word()), &[("partner", partner.name.as_str().into())]))
}

/// Writes the form of a host.
pub(crate) fn export_host_form(
    desk: &Desk,
    path: PathBuf,
    partner_id: Id,
    kind: HostFormKind,
) -> Result<Exported, Failure> {
    let made = made(desk, &partner_id, kind)?;
    save(desk, &path, FileKind::Workbook, |_| Ok(form_book(&made)?))
}

fn made(desk: &Desk, partner_id: &str, kind: HostFormKind) -> Result<FormBook, Failure> {
    let shown = desk.shown()?;
    let (plan, week, texts) = (&*shown.plan, shown.need_week()?, desk.texts());
    let partner = need(&plan.partners, partner_id)?;
    let missing = missing_details(plan, week, shown.problems());
    let events = missing.iter().filter(|host| host.partner_id.as_deref() == Some(partner_id)).flat_map(|it| &it.events);
    let asked = events.map(|event| (event.event_id.as_str(), details(event, &texts))).collect();
    let today = shown.today(desk.now());
    let form = FormMaker { plan, week, texts: &texts, names: Names::new(plan), today, asked };
    let made = form.of(partner, kind);
    if kind == HostFormKind::Returns && made.rows.is_empty() {
        return Err(Failure::new("nothing_to_return").with("partner", &partner.name));
    }
    Ok(made)
}

struct FormMaker<'a> {
    plan: &'a Plan,
    week: &'a Week,
    texts: &'a Texts,
    names: Names<'a>,
    today: NaiveDate,
    /// What is missing of each event.
    asked: HashMap<&'a str, String>,
}

/// One row: an event, and one of its sessions.
struct Row<'a> {
    event: &'a Event,
    session: Option<&'a Session>,
    venue: Option<&'a Venue>,
    room: Option<&'a Room>,
}

impl<'a> FormMaker<'a> {
    fn of(&self, partner: &Partner, kind: HostFormKind) -> FormBook {
        let (columns, blank_rows) = match kind {
            HostFormKind::Programme => (PROGRAMME, BLANK_ROWS),
            HostFormKind::Returns => (RETURNS, 0),
        };
        let fields: Vec<&str> = columns.iter().map(|it| if it.is_read { it.name } else { "" }).collect();
        let rows = self.rows(partner, kind).into_iter().map(|row| {
            let starts_at = row.session.and_then(|session| session.starts_at);
            let own = match kind {
                HostFormKind::Programme => form_cell(&row.event.id, starts_at),
                HostFormKind::Returns => form_cell(&row.event.id, None),
            };
            (own, columns.iter().map(|column| self.cell(column, &row)).collect())
        });
        let get = |id: &str| self.texts.get(id);
        FormBook {
            name: get("host-form-sheet"),
            how_name: get("host-form-how"),
            choices_name: get("host-form-choices"),
            how: self.how(partner, kind),
            mark: form_head(&partner.id, &fields),
            columns: columns.iter().map(|column| self.column(column, kind)).collect(),
            rows: rows.collect(),
            blank_rows,
            choice_hint: get("host-form-choice_hint"),
        }
    }

    /// The host's events of the week with their sessions, in the order of time: all that may still be held, or all of
    /// which it can be said how many came.
    fn rows(&self, partner: &Partner, kind: HostFormKind) -> Vec<Row<'a>> {
        let hosted = self.plan.event_partners.iter().filter(|it| it.partner_id == partner.id && it.role.is_host());
        let hosted: std::collections::HashSet<&str> = hosted.map(|link| link.event_id.as_str()).collect();
        let sessions = grouped(&self.plan.sessions, |session| &session.event_id);
        let (venues, rooms) = (by_id(&self.plan.venues), by_id(&self.plan.rooms));
        let mut rows = Vec::new();
        let ours = |event: &&Event| {
            hosted.contains(event.id.as_str()) && event.week_id.as_deref().is_none_or(|id| id == self.week.id)
        };
        for event in self.plan.events.iter().filter(ours) {
            let held = sessions.get(event.id.as_str()).into_iter().flatten().filter(|it| !it.is_cancelled);
            let mut held: Vec<&Session> = held.copied().collect();
            held.sort_by_key(|session| (session.starts_at.is_none(), session.starts_at, &session.id));
            let row = |session: Option<&'a Session>| {
                let room = session.and_then(|it| rooms.get(it.room_id.as_deref()?).copied());
                let venue = room.map(|room| &room.venue_id).or(session.and_then(|it| it.venue_id.as_ref()));
                Row { event, session, venue: venue.and_then(|id| venues.get(id.as_str()).copied()), room }
            };
            match kind {
                HostFormKind::Programme if !event.status.is_live() => {}
                HostFormKind::Programme if held.is_empty() => rows.push(row(None)),
                HostFormKind::Programme => rows.extend(held.into_iter().map(|session| row(Some(session)))),
                HostFormKind::Returns if self.is_over(event, &held) => rows.push(row(held.first().copied())),
                HostFormKind::Returns => {}
            }
        }
        let start = |row: &Row| row.session.and_then(|session| session.starts_at);
        rows.sort_by(|a, b| {
            let key = |row: &Row<'a>| (start(row).is_none(), start(row));
            key(a).cmp(&key(b)).then_with(|| (&a.event.title, &a.event.id).cmp(&(&b.event.title, &b.event.id)))
        });
        rows
    }

    /// Held, or in the programme with its last day behind.
    fn is_over(&self, event: &Event, sessions: &[&Session]) -> bool {
        let last = sessions.iter().filter_map(|session| session.starts_at).max();
        event.status == EventStatus::Held
            || event.status.is_in_programme() && last.is_some_and(|at| at.date() < self.today)
    }

    fn cell(&self, column: &Column, row: &Row) -> BookCell {
        let time = |at: Option<NaiveDateTime>| {
            let timed = row.session.filter(|session| session.is_time_known && !session.is_all_day);
            BookCell::text(timed.and(at).map(|at| at.format("%H:%M").to_string()).unwrap_or_default())
        };
        match column.from {
            From::Event => self.field(row.event, column.name),
            From::Day => BookCell::date(row.session.and_then(|session| session.starts_at).map(|at| at.date())),
            From::Start => time(row.session.and_then(|session| session.starts_at)),
            From::End => time(row.session.and_then(|session| session.ends_at)),
            From::Venue => BookCell::text(row.venue.map(|venue| venue.name.clone()).unwrap_or_default()),
            From::Asked => BookCell::text(self.asked.get(row.event.id.as_str()).cloned().unwrap_or_default()),
            From::Room => BookCell::text(row.room.map(|room| room.name.clone()).unwrap_or_default()),
        }
    }

    /// A field of an event as a person writes it, so that it is read again as what it was.
    fn field(&self, event: &Event, name: &str) -> BookCell {
        let at = Event::FIELDS.iter().position(|field| *field == name);
        let stored = at.and_then(|at| event.cells().into_iter().nth(at)).map(|cell| cell.plain()).unwrap_or_default();
        let told = |value: &str| self.texts.value(&self.names, "", Event::TABLE, name, value);
        match meaning(Event::TABLE, name) {
            Some(Meaning::Count | Meaning::Number) => BookCell::number(stored.parse().ok()),
            Some(Meaning::WordList(_) | Meaning::WordsList | Meaning::Languages) => {
                let items: Vec<String> = serde_json::from_str(&stored).unwrap_or_default();
                let items = items.iter().map(|item| told(&serde_json::json!([item]).to_string()));
                BookCell::text(items.collect::<Vec<_>>().join(", "))
            }
            Some(_) | None => BookCell::text(told(&stored)),
        }
    }

    fn column(&self, column: &Column, kind: HostFormKind) -> FormColumn {
        let words = |list: WordList| list.words.iter().map(|word| self.texts.word(list, word)).collect();
        let choices = match column.name {
            "kind" => words(EventKind::LIST),
            "mode" => words(EventMode::LIST),
            "booking" => words(Booking::LIST),
            "is_free" | "is_insured" => vec![self.texts.get("value-yes"), self.texts.get("value-no")],
            "venue" => self.plan.venues.iter().map(|venue| venue.name.clone()).collect(),
            _ => Vec::new(),
        };
        let title = match column.from {
            From::Asked => "host-form-asked".to_owned(),
            From::Event | From::Day | From::Start | From::End | From::Venue | From::Room => {
                format!("import-events-field-{}", column.name)
            }
        };
        FormColumn {
            title: self.texts.get(&title),
            choices,
            is_locked: !column.is_read || (kind == HostFormKind::Returns && column.name == "title"),
            width: match column.name {
                "title" => 32.0,
                "short_text" | "long_text" | "note" | "access_note" | "learner_words" | "host_words" | ASKED => 40.0,
                "venue" | "audiences" | "access_features" | "booking_link" => 24.0,
                _ => 14.0,
            },
        }
    }

    fn how(&self, partner: &Partner, kind: HostFormKind) -> Vec<String> {
        let dates = self.texts.date_range(self.week.starts_on, self.week.ends_on);
        let due_on = self.week.returns_due_on.map(|on| self.texts.date(on, DateStyle::Long)).unwrap_or_default();
        let organisation = self.plan.profile.as_ref().map(|profile| profile.organisation.clone()).unwrap_or_default();
        let args = [
            ("partner", partner.name.as_str().into()),
            ("week", self.week.title.as_str().into()),
            ("dates", dates.as_str().into()),
            ("due_on", due_on.as_str().into()),
            ("organisation", organisation.as_str().into()),
        ];
        let is_due = kind == HostFormKind::Programme || self.week.returns_due_on.is_some();
        let parts = ["title", "fill", "rows", "leave", "back"].into_iter().filter(|part| is_due || *part != "leave");
        parts.map(|part| self.texts.format(&format!("host-form-{}-{part}", kind.word()), &args)).collect()
    }
}
