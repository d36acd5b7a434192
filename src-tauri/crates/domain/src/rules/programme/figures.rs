//! The numbers of a week that the overview, the paper and the terminal show.
//!
//! Planned, held and cancelled are different counts, and no field mixes them.

use chrono::{Datelike, NaiveDate};

use super::schedule::Schedule;
use crate::maps::FastSet;
use crate::{EventStatus, PartnerStatus, Plan, Problem, Severity, Week};

/// The numbers of one week.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct Figures {
    /// Events that are live: neither declined, withdrawn, cancelled nor postponed.
    pub planned: usize,
    /// Live events without a session that has a date.
    pub unscheduled: usize,
    /// Sessions of live events that have a date and are not cancelled.
    pub sessions: usize,
    pub drafts: usize,
    pub submitted: usize,
    pub needs_information: usize,
    pub accepted: usize,
    pub confirmed: usize,
    pub held: usize,
    pub declined: usize,
    pub withdrawn: usize,
    pub cancelled: usize,
    pub postponed: usize,
    /// Places offered, summed over sessions; events that do not say how many count nothing.
    #[ts(type = "number")]
    pub places: i64,
    /// Of the city, else of its neighbourhoods together.
    #[ts(type = "number | null")]
    pub residents: Option<i64>,
    /// Partners that were invited, whatever came of it.
    pub partners_invited: usize,
    pub partners_committed: usize,
    /// Committed partners that take part for the first time in the week's year.
    pub partners_new: usize,
    /// Asked for live events, in the smallest unit of the plan's currency.
    #[ts(type = "number")]
    pub money_asked_minor: i64,
    #[ts(type = "number")]
    pub money_granted_minor: i64,
    /// Problems nobody has accepted.
    pub problems_open: usize,
    pub problems_blocking: usize,
    pub rooms_used: usize,
    pub venues_used: usize,
}

/// The numbers of a week on a day. Runs all rules; who has their answer already calls [`figures_with`].
pub fn figures(plan: &Plan, week: &Week, today: NaiveDate) -> Figures {
    figures_with(plan, week, &super::problems(plan, week, today))
}

/// The numbers of a week whose problems are known.
pub fn figures_with<'p>(plan: &Plan, week: &Week, problems: impl IntoIterator<Item = &'p Problem>) -> Figures {
    let mut figures = Figures { residents: residents(plan), ..Figures::default() };
    for event in plan.events.iter().filter(|event| event.week_id.as_ref() == Some(&week.id)) {
        *figures.of_status(event.status) += 1;
    }
    figures.count_schedule(&Schedule::new(plan, week));
    for partner in &plan.partners {
        let is_committed = partner.status.is_committed();
        let was_invited = !matches!(partner.status, PartnerStatus::Prospect | PartnerStatus::Former);
        let is_new = is_committed && partner.first_year == Some(i64::from(week.starts_on.year()));
        figures.partners_invited += usize::from(was_invited);
        figures.partners_committed += usize::from(is_committed);
        figures.partners_new += usize::from(is_new);
    }
    for problem in problems.into_iter().filter(|problem| problem.accepted.is_none()) {
        figures.problems_open += 1;
        figures.problems_blocking += usize::from(problem.severity == Severity::Blocks);
    }
    figures
}

impl Figures {
    /// The count of a status.
    fn of_status(&mut self, status: EventStatus) -> &mut usize {
        match status {
            EventStatus::Draft => &mut self.drafts,
            EventStatus::Submitted => &mut self.submitted,
            EventStatus::NeedsInformation => &mut self.needs_information,
            EventStatus::Accepted => &mut self.accepted,
            EventStatus::Confirmed => &mut self.confirmed,
            EventStatus::Held => &mut self.held,
            EventStatus::Declined => &mut self.declined,
            EventStatus::Withdrawn => &mut self.withdrawn,
            EventStatus::Cancelled => &mut self.cancelled,
            EventStatus::Postponed => &mut self.postponed,
        }
    }

    fn count_schedule(&mut self, schedule: &Schedule) {
        let mut rooms = FastSet::default();
        let mut venues = FastSet::default();
        for occasion in &schedule.occasions {
            self.places = self.places.saturating_add(occasion.event.capacity.unwrap_or(0).max(0));
            rooms.extend(occasion.room.map(|room| &room.id));
            venues.extend(occasion.venue.filter(|venue| !venue.is_online).map(|venue| &venue.id));
        }
        for (event, occasions) in schedule.by_event() {
            self.unscheduled += usize::from(occasions.is_empty());
            self.money_asked_minor = self.money_asked_minor.saturating_add(event.money_asked_minor.unwrap_or(0));
            self.money_granted_minor = self.money_granted_minor.saturating_add(event.money_granted_minor.unwrap_or(0));
        }
        self.planned = schedule.events.len();
        self.sessions = schedule.occasions.len();
        self.rooms_used = rooms.len();
        self.venues_used = venues.len();
    }
}

/// Residents of the city, else of its neighbourhoods together; `None`: nobody has said.
pub fn residents(plan: &Plan) -> Option<i64> {
    let of_city = plan.profile.as_ref().and_then(|profile| profile.population);
    let of_parts = plan.neighbourhoods.iter().filter_map(|place| place.population);
    of_city.or_else(|| of_parts.reduce(i64::saturating_add))
}
