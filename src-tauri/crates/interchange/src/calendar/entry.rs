//! One entry of a calendar: a VEVENT with everything that is said of it.

use chrono::NaiveDateTime;
use text::Texts;

use crate::calendar::clocks::{Clocks, local, midnight};
use crate::calendar::lines::Lines;
use crate::letters::clean_text;
use crate::links;
use crate::news::Fate;
use crate::public::{PublicEvent, PublicSession};
use crate::wording;

/// What every entry of a calendar shares.
pub(crate) struct Sheet<'a> {
    pub(crate) texts: &'a Texts,
    pub(crate) clocks: Clocks,
    pub(crate) written_at: NaiveDateTime,
}

/// When an entry is, and who it is.
pub(crate) struct Entry<'a> {
    pub(crate) uid: &'a str,
    pub(crate) sequence: i64,
    pub(crate) session: PublicSession<'a>,
    /// Its own beginning, or the first one of a series.
    pub(crate) starts_at: NaiveDateTime,
    /// The time of its series for which it stands.
    pub(crate) stands_for: Option<(NaiveDateTime, bool)>,
    pub(crate) rule: Option<&'a str>,
    pub(crate) excluded: &'a [NaiveDateTime],
    pub(crate) fate: Fate,
    pub(crate) is_off: bool,
}

impl Sheet<'_> {
    /// Writes an entry.
    pub(crate) fn put(&self, lines: &mut Lines, public: &PublicEvent, entry: &Entry) {
        let (texts, session) = (self.texts, &entry.session);
        let is_day = session.is_of_days();
        let is_off = entry.is_off || entry.fate != Fate::On;
        lines.plain("BEGIN", "VEVENT");
        lines.words("UID", entry.uid);
        lines.plain("DTSTAMP", &format!("{}Z", local(self.written_at)));
        lines.plain("SEQUENCE", &entry.sequence.to_string());
        if let Some((at, is_day)) = entry.stands_for {
            self.clocks.put(lines, "RECURRENCE-ID", at, is_day);
        }
        self.clocks.put(lines, "DTSTART", entry.starts_at, is_day);
        if is_day {
            let (first, behind) = session.days();
            let end = entry.starts_at + (midnight(behind) - midnight(first));
            self.clocks.put(lines, "DTEND", end, true);
        } else if let Some(ends_at) = session.ends_at {
            self.clocks.put(lines, "DTEND", entry.starts_at + (ends_at - session.starts_at), false);
        }
        if let Some(rule) = entry.rule {
            lines.plain("RRULE", rule);
        }
        for at in entry.excluded {
            self.clocks.put(lines, "EXDATE", *at, is_day);
        }
        lines.words("SUMMARY", &wording::title(public.event, texts));
        let remark = wording::remark(session, entry.fate, entry.is_off, texts);
        let facts = wording::facts(public, texts).join("\n");
        let about = [remark.unwrap_or_default(), wording::texts_of(public.event), facts];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        lines.words("DESCRIPTION", &about.join("\n\n"));
        lines.words("LOCATION", &location(session, texts));
        if let Some((latitude, longitude)) = session.venue.and_then(crate::venues::position) {
            lines.plain("GEO", &format!("{latitude:.6};{longitude:.6}"));
        }
        lines.list("CATEGORIES", &wording::keywords(public, texts));
        let status = match (is_off, public.event.status.is_confirmed()) {
            (true, _) => "CANCELLED",
            (false, true) => "CONFIRMED",
            (false, false) => "TENTATIVE",
        };
        lines.plain("STATUS", status);
        lines.plain("TRANSP", if is_day { "TRANSPARENT" } else { "OPAQUE" });
        if let Some(link) = links::link(public.event) {
            lines.plain("URL", &link);
        }
        lines.plain("END", "VEVENT");
    }
}

/// Venue, room and address in one line.
fn location(session: &PublicSession, texts: &Texts) -> String {
    let Some(venue) = session.venue else { return String::new() };
    let place = wording::place(session, texts).unwrap_or_default();
    let address = [clean_text(&venue.address), clean_text(&venue.postcode)];
    let parts = [place].into_iter().chain(address).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}
