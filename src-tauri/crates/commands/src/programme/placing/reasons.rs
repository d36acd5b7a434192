//! Why a session goes to a place, in words: what was wrong before, what the place offers, and what it does for the week.
//!
//! What it does for the week is the difference of two counts of the whole placement, with the session and without, so
//! that the words say what the search saw.

use std::collections::HashSet;

use domain::{Plan, Room};
use placement::{Place, Row, Soft, Solution, evaluate};

use super::asked::Open;
use super::city::needs;
use super::ground::{Ground, wished_hours};
use crate::views::Label;

/// Tells why, for one placement.
pub(super) struct Teller<'g, 'a> {
    pub plan: &'a Plan,
    pub ground: &'g Ground<'a>,
    /// The whole placement, with the session that is asked about.
    pub whole: &'g Solution,
    pub soft: Soft,
}

/// What is said of one session.
struct Said(Vec<Label>);

impl Said {
    fn say(&mut self, code: &str, values: &[(&str, &str)]) {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.0.push(Label { code: code.to_owned(), values });
    }
}

impl<'g, 'a> Teller<'g, 'a> {
    pub fn new(plan: &'a Plan, ground: &'g Ground<'a>, whole: &'g Solution) -> Self {
        Self { plan, ground, whole, soft: evaluate(&ground.instance, whole).soft }
    }

    /// Why a session goes where the placement has it.
    pub fn reasons(&self, open: &Open, row: &Row) -> Vec<Label> {
        let mut said = Said(Vec::new());
        self.tell_clashes(open, &mut said);
        self.tell_place(open, &row.place, &mut said);
        self.tell_wishes(open, &row.place, &mut said);
        self.tell_week(open, row, &mut said);
        if open.is_length_assumed {
            said.say("length_assumed", &[("length_minutes", &open.minutes.to_string())]);
        }
        said.0
    }

    /// What was wrong where it stood.
    fn tell_clashes(&self, open: &Open, said: &mut Said) {
        let mut told = HashSet::new();
        for problem in open.clashes.iter().filter(|problem| told.insert(&problem.code)) {
            let person = problem.values.get("person").map_or("", String::as_str);
            said.say(&format!("ends_{}", problem.code), &[("person", person)]);
        }
    }

    /// What the place is: free, large enough, with what is needed; and what stays the same.
    fn tell_place(&self, open: &Open, place: &Place, said: &mut Said) {
        let Some((venue, room)) = self.ground.place(&place.room) else { return };
        let old = open.session.and_then(|session| session.room_id.as_ref()).filter(|_| open.stands);
        let old = old.and_then(|id| self.plan.rooms.iter().find(|room| room.id == *id));
        let name = room.map_or(venue.name.as_str(), |room| room.name.as_str());
        let is_same = old.map(|old| &old.id) == room.map(|room| &room.id);
        said.say(if is_same { "same_room_free" } else { "room_free" }, &[("room", name)]);
        let more = open.event.capacity.and_then(|wanted| more_can_come(wanted, old?, room?));
        match (more, open.event.capacity, room.and_then(|room| room.capacity)) {
            (Some(more), ..) => said.say("more_can_come", &[("more_count", &more.to_string())]),
            (None, Some(wanted), Some(holds)) => {
                said.say("holds", &[("room_count", &holds.to_string()), ("places_count", &wanted.to_string())]);
            }
            (None, None, _) | (None, Some(_), None) => {}
        }
        for feature in needs(&open.event.access_features) {
            said.say("access", &[("feature", feature.word())]);
        }
        if open.venue.is_some() {
            said.say("venue_chosen", &[("venue", &venue.name)]);
        }
    }

    /// What the host wished, and what was announced.
    fn tell_wishes(&self, open: &Open, place: &Place, said: &mut Said) {
        let event = open.event;
        let on = self.day(place).unwrap_or_default();
        let mut tell = |is_so: bool, yes: &str, no: &str| said.say(if is_so { yes } else { no }, &[("day_on", &on)]);
        if !event.wished_dates.is_empty() {
            tell(event.wished_dates.contains(&on), "day_wished", "day_not_wished");
        }
        if let Some((from, to)) = wished_hours(event.wished_from, event.wished_to) {
            tell(from <= place.start && place.start + open.minutes <= to, "time_wished", "time_not_wished");
        }
        if let Some(wished) =
            event.wished_venue_id.as_ref().and_then(|id| self.plan.venues.iter().find(|it| it.id == *id))
        {
            let is_there = self.ground.place(&place.room).is_some_and(|(venue, _)| venue.id == wished.id);
            said.say(if is_there { "venue_wished" } else { "venue_not_wished" }, &[("venue", &wished.name)]);
        }
        let announced = open.session.filter(|_| open.stands && event.status.is_in_programme());
        if let Some(session) = announced {
            let starts_at = self.ground.slot(place, open.minutes).starts_at;
            said.say(if starts_at == session.starts_at { "announced_stays" } else { "announced_moves" }, &[]);
        }
    }

    /// The day of a place.
    fn day(&self, place: &Place) -> Option<String> {
        let on = usize::try_from(place.day).ok().and_then(|day| self.ground.days.get(day))?;
        Some(on.to_string())
    }

    /// What it does for days, neighbourhoods, pillars, audiences and hosts.
    fn tell_week(&self, open: &Open, row: &Row, said: &mut Said) {
        let without = Solution {
            instance: self.whole.instance.clone(),
            sessions: self.whole.sessions.iter().filter(|other| *other != row).cloned().collect(),
        };
        let (with, without) = (self.soft, evaluate(&self.ground.instance, &without).soft);
        let on = self.day(&row.place).unwrap_or_default();
        let venue = self.ground.place(&row.place.room).map(|(venue, _)| venue);
        let neighbourhood = venue.and_then(|venue| venue.neighbourhood_id.as_ref());
        let neighbourhood = neighbourhood.and_then(|id| self.plan.neighbourhoods.iter().find(|it| it.id == *id));
        if let Some(place) = neighbourhood.filter(|_| with.neighbourhood_spread < without.neighbourhood_spread) {
            said.say("neighbourhood_short", &[("neighbourhood", &place.name)]);
        }
        match with.day_spread - without.day_spread {
            ..0 => said.say("day_short", &[("day_on", &on)]),
            0 => {}
            1.. => said.say("day_full", &[("day_on", &on)]),
        }
        if with.pillar_balance < without.pillar_balance {
            said.say("pillar_short", &[("day_on", &on)]);
        }
        match with.audience_clash - without.audience_clash {
            ..=0 if open.event.audiences.is_empty() => {}
            ..=0 => said.say("audience_free", &[]),
            1.. => said.say("audience_shared", &[]),
        }
        if without.host_clash < with.host_clash {
            said.say("host_elsewhere", &[]);
        }
        let own = self.ground.own_days.get(open.event.id.as_str());
        if without.same_day < with.same_day || own.is_some_and(|own| own.contains(&row.place.day)) {
            said.say("same_day", &[]);
        }
    }
}

/// How many more can come than could in a room that was too small.
fn more_can_come(wanted: i64, old: &Room, new: &Room) -> Option<i64> {
    let more = new.capacity?.min(wanted) - old.capacity?.min(wanted);
    (0 < more).then_some(more)
}
