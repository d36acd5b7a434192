//! When and where the events of a week are, and who answers for them, in words: for letters and sheets.
//!
//! Looks up each list once, so that some hundred letters cost no more than one.

use chrono::NaiveDate;
use domain::maps::FastMap;
use domain::rules::festival_day::DayEnd;
use domain::rules::letters::template::one_line;
use domain::{Event, Partner, Plan, Room, Session, Venue, Week, by_id};
use text::{Arg, DateStyle, Texts};

/// Sessions of one event that are written out.
const MOST_SESSIONS: usize = 6;

/// The plan of a week with what is looked up in it, and the words for it.
pub(crate) struct Ground<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) week: &'a Week,
    pub(crate) today: NaiveDate,
    pub(crate) texts: &'a Texts,
    pub(crate) events: FastMap<&'a str, &'a Event>,
    pub(crate) hosts: FastMap<&'a str, Vec<&'a Partner>>,
    pub(crate) day_end: DayEnd,
    venues: FastMap<&'a str, &'a Venue>,
    rooms: FastMap<&'a str, &'a Room>,
    sessions: FastMap<&'a str, Vec<&'a Session>>,
}

impl<'a> Ground<'a> {
    pub(crate) fn new(plan: &'a Plan, week: &'a Week, today: NaiveDate, texts: &'a Texts) -> Self {
        let mut sessions: FastMap<&str, Vec<&Session>> = FastMap::default();
        for session in plan.sessions.iter().filter(|session| !session.is_cancelled) {
            sessions.entry(&session.event_id).or_default().push(session);
        }
        sessions.values_mut().for_each(|its| its.sort_by_key(|it| (it.starts_at.is_none(), it.starts_at, &it.id)));
        Self {
            plan,
            week,
            today,
            texts,
            events: by_id(&plan.events),
            hosts: domain::rules::sheets::hosts(plan),
            day_end: DayEnd::of(plan),
            venues: by_id(&plan.venues),
            rooms: by_id(&plan.rooms),
            sessions,
        }
    }

    /// A message with finished texts and with counts; a count comes as `name`, and plain as `name_raw` for plurals.
    pub(crate) fn say(&self, id: &str, texts: &[(&str, &str)], counts: &[(&str, i64)]) -> String {
        let raw: Vec<String> = counts.iter().map(|(name, _)| format!("{name}_raw")).collect();
        let mut args: Vec<(&str, Arg)> = texts.iter().map(|(name, text)| (*name, Arg::from(*text))).collect();
        for ((name, count), raw) in counts.iter().zip(&raw) {
            args.push((name, self.texts.number(*count).into()));
            args.push((raw, (*count).into()));
        }
        self.texts.format(id, &args)
    }

    pub(crate) fn word(&self, id: &str) -> String {
        self.texts.get(id)
    }

    pub(crate) fn date(&self, date: NaiveDate) -> String {
        self.texts.date(date, DateStyle::Long)
    }

    /// The city; empty when the plan does not say.
    pub(crate) fn city(&self) -> String {
        self.plan.profile.as_ref().map(|profile| one_line(&profile.city)).unwrap_or_default()
    }

    /// The office that keeps the plan, or what stands for it.
    pub(crate) fn office(&self) -> String {
        let office = self.plan.profile.as_ref().map(|profile| one_line(&profile.organisation)).unwrap_or_default();
        if office.is_empty() { self.word("letters-no_office") } else { office }
    }

    /// The title of the week with its days.
    pub(crate) fn week_line(&self) -> String {
        let dates = self.texts.date_range(self.week.starts_on, self.week.ends_on);
        match one_line(&self.week.title).as_str() {
            "" => dates,
            title => self.say("sheets-week", &[("week", title), ("dates", &dates)], &[]),
        }
    }

    /// The sessions of an event that are not cancelled, in the order of time.
    pub(crate) fn sessions(&self, event_id: &str) -> &[&'a Session] {
        self.sessions.get(event_id).map_or(&[], Vec::as_slice)
    }

    /// When a session is, such as `Tue 4 May, 10:00–11:30`.
    pub(crate) fn when(&self, session: &Session) -> String {
        match (session.starts_at, session.ends_at) {
            (None, _) => self.word("letters-unscheduled"),
            (Some(start), _) if session.is_all_day || !session.is_time_known => {
                self.texts.date(start.date(), DateStyle::Short)
            }
            (Some(start), Some(end)) if start < end => self.texts.span(start, end),
            (Some(start), _) => self.texts.moment(start),
        }
    }

    /// Where a session is, such as `Town Hall · Room 2`.
    pub(crate) fn place(&self, session: &Session) -> String {
        let room = session.room_id.as_deref().and_then(|id| self.rooms.get(id));
        let venue_id = room.map(|room| &room.venue_id).or(session.venue_id.as_ref());
        let venue = venue_id.and_then(|id| self.venues.get(id.as_str()));
        let names = [venue.map(|venue| one_line(&venue.name)), room.map(|room| one_line(&room.name))];
        let names: Vec<String> = names.into_iter().flatten().filter(|name| !name.is_empty()).collect();
        if names.is_empty() { self.word("letters-no_place") } else { names.join(" · ") }
    }

    /// When all sessions of an event are, one after the other.
    pub(crate) fn when_all(&self, event_id: &str) -> String {
        self.all(event_id, "letters-unscheduled", |session| self.when(session))
    }

    /// Where they are; a place for several is named once.
    pub(crate) fn places(&self, event_id: &str) -> String {
        self.all(event_id, "letters-no_place", |session| self.place(session))
    }

    fn all(&self, event_id: &str, none: &str, of: impl Fn(&Session) -> String) -> String {
        let mut told: Vec<String> = Vec::new();
        for session in self.sessions(event_id) {
            let it = of(session);
            if !told.contains(&it) {
                told.push(it);
            }
        }
        let more = told.len().saturating_sub(MOST_SESSIONS);
        told.truncate(MOST_SESSIONS);
        if 0 < more {
            told.push(self.say("letters-more", &[], &[("count", crate::facts::count(more))]));
        }
        if told.is_empty() { self.word(none) } else { told.join("; ") }
    }

    /// The names of an event's hosts.
    pub(crate) fn host_names(&self, event_id: &str) -> Vec<String> {
        self.hosts.get(event_id).into_iter().flatten().map(|partner| one_line(&partner.name)).collect()
    }
}
