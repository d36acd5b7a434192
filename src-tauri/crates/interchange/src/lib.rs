//! Calendars, programmes and open data for other systems: iCalendar, schedule.xml and schedule.json, schema.org,
//! GeoJSON, Open SDG; the programme as a table for newspapers.
//!
//! Every function takes a plan and gives text with notices on what could not be said in a format; nothing is left out
//! without a word. Which events go out to the public stands in one place, [`public_events`] and [`announced`], which all
//! formats ask. Reads no clock and no file, and names nobody who is not an organisation: plans do not say of a person
//! that the name may be shown.

mod calendar;
mod event_files;
mod indicators;
mod letters;
mod linked;
mod links;
mod listing;
mod moments;
mod news;
mod outgoing;
mod public;
mod schedule;
mod venues;
mod wording;

pub use calendar::calendar;
pub use event_files::EventFiles;
pub use indicators::{NamedText, OpenData, open_sdg};
pub use letters::{clean_lines, clean_text, web_link};
pub use linked::{json_ld, script_safe};
pub use listing::{ProgrammeTable, programme_table};
pub use moments::Clock;
pub use news::{Announced, Fate, announced};
pub use outgoing::{InterchangeError, Notice, Outgoing, Output, Scope};
pub use public::{PublicEvent, PublicSession, public_events};
pub use schedule::{schedule_json, schedule_xml};
pub use venues::venues_geojson;
