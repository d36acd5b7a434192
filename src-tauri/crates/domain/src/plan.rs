//! All records of a plan at one revision: what the rules, charts and documents look at.

use std::collections::HashMap;

use crate::*;

/// The whole plan in memory, rows in a stable order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub profile: Option<Profile>,
    pub neighbourhoods: Vec<Neighbourhood>,
    pub weeks: Vec<Week>,
    pub venues: Vec<Venue>,
    pub rooms: Vec<Room>,
    pub openings: Vec<Opening>,
    pub events: Vec<Event>,
    pub sessions: Vec<Session>,
    pub event_partners: Vec<EventPartner>,
    pub event_people: Vec<EventPerson>,
    pub partners: Vec<Partner>,
    pub people: Vec<Person>,
    pub frameworks: Vec<Framework>,
    pub levels: Vec<Level>,
    pub areas: Vec<Area>,
    pub features: Vec<Feature>,
    pub tags: Vec<Tag>,
    pub assessments: Vec<Assessment>,
    pub ratings: Vec<Rating>,
    pub meetings: Vec<Meeting>,
    pub papers: Vec<Paper>,
    pub recommendations: Vec<Recommendation>,
    pub paper_options: Vec<PaperOption>,
    pub risks: Vec<Risk>,
    pub milestones: Vec<Milestone>,
    pub accepted_problems: Vec<AcceptedProblem>,
    pub import_mappings: Vec<ImportMapping>,
    pub partner_roles: Vec<PartnerRole>,
    pub offers: Vec<Offer>,
    pub interactions: Vec<Interaction>,
    pub ties: Vec<Tie>,
    pub opinions: Vec<Opinion>,
    pub criteria: Vec<Criterion>,
    pub evidence: Vec<Evidence>,
    pub cross_links: Vec<CrossLink>,
    pub practices: Vec<Practice>,
    pub indicators: Vec<Indicator>,
    pub indicator_targets: Vec<IndicatorTarget>,
    pub readings: Vec<Reading>,
    pub goals: Vec<Goal>,
    pub actions: Vec<Action>,
    pub tasks: Vec<Task>,
    pub notes: Vec<Note>,
    pub budget_lines: Vec<BudgetLine>,
    pub agenda_items: Vec<AgendaItem>,
    pub decisions: Vec<Decision>,
    pub declarations: Vec<Declaration>,
    pub boards: Vec<Board>,
}

/// Finds records of a list by their id.
pub fn by_id<T: Record>(records: &[T]) -> HashMap<&str, &T> {
    records.iter().map(|record| (record.id(), record)).collect()
}

impl Plan {
    /// The pillars: areas of the main framework's columns, in their order.
    pub fn pillars(&self) -> Vec<&Area> {
        self.main_areas(TemplePart::Columns)
    }

    /// The areas of one part of the main framework, in their order.
    pub fn main_areas(&self, part: TemplePart) -> Vec<&Area> {
        let Some(framework) = self.frameworks.iter().find(|framework| framework.is_main) else {
            return Vec::new();
        };
        let mut areas: Vec<&Area> = self
            .levels
            .iter()
            .filter(|level| level.framework_id == framework.id && level.part == part)
            .flat_map(|level| self.areas.iter().filter(|area| area.level_id == level.id))
            .collect();
        areas.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.id.cmp(&b.id)));
        areas
    }

    /// The week that is planned now: the one asked for, else the last to start.
    pub fn week(&self, id: Option<&str>) -> Option<&Week> {
        match id {
            Some(id) => self.weeks.iter().find(|week| week.id == id),
            None => self.weeks.iter().max_by_key(|week| week.starts_on),
        }
    }

    /// The same plan with only the events of one week and what hangs on them; everything else stays.
    pub fn of_week(&self, week_id: &str) -> Plan {
        let mut plan = self.clone();
        plan.events.retain(|event| event.week_id.as_deref() == Some(week_id));
        let events: std::collections::HashSet<&str> = plan.events.iter().map(|event| event.id.as_str()).collect();
        plan.sessions.retain(|session| events.contains(session.event_id.as_str()));
        plan.event_partners.retain(|link| events.contains(link.event_id.as_str()));
        plan.event_people.retain(|link| events.contains(link.event_id.as_str()));
        plan.tags.retain(|tag| tag.subject != Subject::Event || events.contains(tag.subject_id.as_str()));
        plan
    }
}
