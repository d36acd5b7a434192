//! The public programme as a schedule for conference programs: schedule.xml (the dialect of frab) and schedule.json.
//!
//! Both are written from one description, [`Schedule`], so that they say the same. A session is an event of the
//! schedule. The formats know neither all day nor an unknown time: such a session stands from the beginning of each of
//! its days to the end, with a note. They have no word for what was called off.

mod days;
mod json;
mod signs;
mod xml;

use chrono::{DateTime, FixedOffset, NaiveDate};
use text::Texts;

use crate::InterchangeError;
use crate::outgoing::{Outgoing, Output};

/// Schedule.xml, valid against the schema of the CCC's video team.
pub fn schedule_xml(outgoing: &Outgoing, texts: &Texts) -> Result<Output, InterchangeError> {
    let (schedule, notices) = days::schedule(outgoing, texts)?;
    Ok(Output { text: xml::written(&schedule), notices })
}

/// Schedule.json, valid against the schema of the same.
pub fn schedule_json(outgoing: &Outgoing, texts: &Texts) -> Result<Output, InterchangeError> {
    let (schedule, notices) = days::schedule(outgoing, texts)?;
    Ok(Output { text: json::written(&schedule), notices })
}

/// A programme by day and room.
struct Schedule {
    version: String,
    /// Lower-case letters, digits and no sign between them; at least four.
    acronym: String,
    title: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    zone: &'static str,
    tracks: Vec<String>,
    rooms: Vec<Room>,
    days: Vec<Day>,
}

struct Room {
    name: String,
    guid: String,
    capacity: Option<i64>,
}

struct Day {
    index: usize,
    date: NaiveDate,
    starts_at: DateTime<FixedOffset>,
    ends_at: DateTime<FixedOffset>,
    /// Places in the list of rooms, each with what happens there in the order of time.
    rooms: Vec<(usize, Vec<Talk>)>,
}

/// What a schedule calls an event.
struct Talk {
    guid: String,
    /// Positive and found once.
    id: i64,
    /// Six letters and digits, found once.
    code: String,
    slug: String,
    starts_at: DateTime<FixedOffset>,
    ends_at: DateTime<FixedOffset>,
    minutes: i64,
    title: String,
    /// What the format cannot say.
    remark: Option<String>,
    track: Option<String>,
    kind: String,
    language: Option<String>,
    short: String,
    long: String,
    /// Id and name of organisations.
    hosts: Vec<(String, String)>,
    link: Option<String>,
    booking: Option<String>,
}

impl Talk {
    /// Hours and minutes.
    fn duration(&self) -> String {
        format!("{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}
