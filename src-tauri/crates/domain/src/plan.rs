//! All records of a plan at one revision: what the rules, charts and documents look at.

use crate::maps::FastMap;
use crate::*;

/// Looks at the records of every table of a plan, one table after the other.
pub trait Visitor {
    /// The records of one table.
    fn visit<R: Record>(&mut self, records: &[R]);
}

/// Changes the records of every table.
pub trait VisitorMut {
    /// The records of one table.
    fn visit<R: Record>(&mut self, records: &mut [R]);
}

/// Looks at every kind of record there is.
pub trait KindVisitor {
    /// One kind.
    fn visit<R: Record>(&mut self);
}

/// Declares the plan and walks its tables, so that a new one is in every walk.
macro_rules! plan {
    ($($list:ident: $record:ident),+ $(,)?) => {
        /// The whole plan in memory, rows in a stable order.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Plan {
            pub profile: Option<Profile>,
            $(pub $list: Vec<$record>,)+
        }

        impl Plan {
            /// Shows every table to a visitor, in the order of the list.
            pub fn visit(&self, visitor: &mut impl Visitor) {
                visitor.visit(self.profile.as_slice());
                $(visitor.visit(&self.$list);)+
            }

            /// The same, for whoever changes what it finds.
            pub fn visit_mut(&mut self, visitor: &mut impl VisitorMut) {
                visitor.visit(self.profile.as_mut_slice());
                $(visitor.visit(&mut self.$list);)+
            }

            /// Shows every kind of record to a visitor, in the order of the list.
            pub fn visit_kinds(visitor: &mut impl KindVisitor) {
                visitor.visit::<Profile>();
                $(visitor.visit::<$record>();)+
            }
        }
    };
}

plan! {
    neighbourhoods: Neighbourhood,
    weeks: Week,
    releases: Release,
    venues: Venue,
    rooms: Room,
    openings: Opening,
    events: Event,
    sessions: Session,
    event_partners: EventPartner,
    event_people: EventPerson,
    status_steps: StatusStep,
    partners: Partner,
    people: Person,
    frameworks: Framework,
    levels: Level,
    areas: Area,
    features: Feature,
    tags: Tag,
    assessments: Assessment,
    ratings: Rating,
    meetings: Meeting,
    papers: Paper,
    recommendations: Recommendation,
    paper_options: PaperOption,
    risks: Risk,
    milestones: Milestone,
    accepted_problems: AcceptedProblem,
    problem_owners: ProblemOwner,
    import_mappings: ImportMapping,
    partner_roles: PartnerRole,
    offers: Offer,
    interactions: Interaction,
    ties: Tie,
    opinions: Opinion,
    criteria: Criterion,
    evidence: Evidence,
    cross_links: CrossLink,
    practices: Practice,
    indicators: Indicator,
    indicator_targets: IndicatorTarget,
    readings: Reading,
    goals: Goal,
    actions: Action,
    tasks: Task,
    notes: Note,
    budget_lines: BudgetLine,
    agenda_items: AgendaItem,
    decisions: Decision,
    declarations: Declaration,
    boards: Board,
    saved_filters: SavedFilter,
    publications: Publication,
    council_templates: CouncilTemplate,
    letter_texts: LetterText,
    house_styles: HouseStyle,
    own_fields: OwnField,
    own_values: OwnValue,
}

/// Finds records of a list by their id.
pub fn by_id<T: Record>(records: &[T]) -> FastMap<&str, &T> {
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
        plan.status_steps.retain(|step| events.contains(step.event_id.as_str()));
        plan.tags.retain(|tag| tag.subject != Subject::Event || events.contains(tag.subject_id.as_str()));
        plan.own_values.retain(|it| it.subject != Subject::Event || events.contains(it.subject_id.as_str()));
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{self, monday};

    #[test]
    fn the_week_that_is_planned_is_the_one_asked_for_else_the_last_to_start() {
        let week = |id: &str, days: i64| Week {
            id: id.to_owned(),
            starts_on: monday() + chrono::TimeDelta::days(days),
            ..Week::default()
        };
        let plan = Plan { weeks: vec![week("old", -365), week("new", 365), week("now", 0)], ..Plan::default() };
        let id = |asked: Option<&str>| plan.week(asked).map(|week| week.id.as_str());
        assert_eq!((id(None), id(Some("now")), id(Some("gone"))), (Some("new"), Some("now"), None));
        assert_eq!(Plan::default().week(None), None);
    }

    #[test]
    fn a_plan_of_one_week_leaves_out_the_events_of_others_and_what_hangs_on_them() {
        let mut plan = testing::plan("Hall 10-11 @Ana, Annex 10-11 @Ana, - 10-11");
        plan.events[1].week_id = Some("other".to_owned());
        plan.events[2].week_id = None;
        for event in ["00", "01"] {
            plan.status_steps.push(StatusStep {
                id: event.to_owned(),
                event_id: event.to_owned(),
                ..StatusStep::default()
            });
            for (id, subject) in [("of event", Subject::Event), ("of venue", Subject::Venue)] {
                plan.own_values.push(OwnValue {
                    id: format!("{id} {event}"),
                    subject,
                    subject_id: event.to_owned(),
                    ..OwnValue::default()
                });
            }
        }
        let goal = Tag { id: "of goal".to_owned(), subject: Subject::Goal, ..plan.tags[1].clone() };
        plan.tags.push(goal);
        let mut expected = plan.clone();
        expected.events.truncate(1);
        expected.sessions.truncate(1);
        expected.event_partners.truncate(1);
        expected.event_people.truncate(1);
        expected.status_steps.truncate(1);
        expected.tags = vec![plan.tags[0].clone(), plan.tags[3].clone()];
        expected.own_values.retain(|it| it.id != "of event 01");
        assert_eq!(plan.of_week("week"), expected);
        let nothing = plan.of_week("gone");
        assert_eq!((nothing.events.len(), nothing.sessions.len(), nothing.venues.len()), (0, 0, 1));
    }

    #[test]
    fn areas_of_a_part_are_those_of_the_main_framework_in_their_order() {
        let framework = |id: &str, is_main| Framework { id: id.to_owned(), is_main, ..Framework::default() };
        let level = |id: &str, framework_id: &str, part: TemplePart| Level {
            id: id.to_owned(),
            framework_id: framework_id.to_owned(),
            part,
            ..Level::default()
        };
        let area = |id: &str, level_id: &str, position: &str| Area {
            id: id.to_owned(),
            level_id: level_id.to_owned(),
            position: position.to_owned(),
            ..Area::default()
        };
        let mut plan = Plan {
            frameworks: vec![framework("other", false), framework("main", true)],
            levels: vec![
                level("columns", "main", TemplePart::Columns),
                level("roof", "main", TemplePart::Pediment),
                level("other columns", "other", TemplePart::Columns),
            ],
            areas: vec![
                area("c", "columns", "a1"),
                area("b", "columns", "a1"),
                area("a", "roof", "a0"),
                area("o", "other columns", "a0"),
                area("d", "columns", "a0"),
            ],
            ..Plan::default()
        };
        let ids = |areas: Vec<&Area>| areas.into_iter().map(|area| area.id.clone()).collect::<String>();
        assert_eq!(ids(plan.pillars()), "dbc");
        assert_eq!(ids(plan.main_areas(TemplePart::Pediment)), "a");
        plan.frameworks.pop();
        assert_eq!(ids(plan.pillars()), "");
    }
}
