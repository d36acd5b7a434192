//! The sample city: readable tables of `assets/sample`, written into a new plan as one change.
//!
//! A table is a CSV file named after the record; its header names the fields. Ids are readable words from which
//! the ids of the plan derive, so the same sample has the same ids everywhere. Earlier weeks stand in files of their
//! own that end in `_past`. An empty cell is nothing, no, zero or an empty list, whatever the field can hold.

pub(crate) mod framework;
mod tables;

use std::path::Path;

use domain::*;
use store::{Label, PlanFile, StoreError, Surroundings, Tx, pair_id};
use uuid::Uuid;

use crate::Failure;
use crate::indicators::indicator::context;
use crate::programme::events::tag_id;
use crate::records::plain::reading_id;

/// The space in which the ids of the sample derive from words.
const SAMPLE: Uuid = Uuid::from_bytes(*b"paideia-sampleid");

/// The rows of a table that comes with the program, its header first.
pub(crate) use tables::parse as rows;

/// The id of a word.
pub(crate) fn slug_id(slug: &str) -> Id {
    Uuid::new_v5(&SAMPLE, slug.as_bytes()).to_string()
}

macro_rules! tables {
    ($($field:ident: $kind:ty = $($file:literal)and+),+ $(,)?) => {
        struct Tables { $($field: Vec<$kind>),+ }

        impl Tables {
            fn read() -> Result<Self, Failure> {
                Ok(Self { $($field: [$(tables::read::<$kind>(
                    $file,
                    include_str!(concat!("../../../../../assets/sample/", $file, ".csv")),
                )?),+].concat()),+ })
            }

            fn put(&self, tx: &mut Tx) -> Result<(), StoreError> {
                $(for record in &self.$field { tx.put(record)?; })+
                Ok(())
            }
        }
    };
}

tables! {
    profiles: Profile = "profile",
    neighbourhoods: Neighbourhood = "neighbourhood",
    weeks: Week = "week",
    partners: Partner = "partner",
    people: Person = "person",
    venues: Venue = "venue",
    rooms: Room = "room",
    openings: Opening = "opening",
    events: Event = "event" and "event_past",
    sessions: Session = "session" and "session_past",
    event_partners: EventPartner = "event_partner" and "event_partner_past",
    event_people: EventPerson = "event_person",
    tags: Tag = "tag" and "tag_past",
    assessments: Assessment = "assessment",
    ratings: Rating = "rating",
    meetings: Meeting = "meeting",
    papers: Paper = "paper",
    recommendations: Recommendation = "recommendation",
    paper_options: PaperOption = "paper_option",
    risks: Risk = "risk",
    milestones: Milestone = "milestone",
    partner_roles: PartnerRole = "partner_role",
    offers: Offer = "offer",
    interactions: Interaction = "interaction",
    ties: Tie = "tie",
    opinions: Opinion = "opinion",
    criteria: Criterion = "criterion",
    evidence: Evidence = "evidence",
    cross_links: CrossLink = "cross_link",
    practices: Practice = "practice",
    indicators: Indicator = "indicator",
    indicator_targets: IndicatorTarget = "indicator_target",
    readings: Reading = "reading",
    goals: Goal = "goal",
    actions: Action = "action",
    tasks: Task = "task",
    notes: Note = "note",
    budget_lines: BudgetLine = "budget_line",
    agenda_items: AgendaItem = "agenda_item",
    decisions: Decision = "decision",
    declarations: Declaration = "declaration",
    boards: Board = "board",
}

impl Tables {
    /// Links have the ids that the forms would give them.
    fn settle(&mut self) {
        for link in &mut self.event_partners {
            link.id = pair_id(&[&link.event_id, &link.partner_id, link.role.word()]);
        }
        for link in &mut self.event_people {
            link.id = pair_id(&[&link.event_id, &link.person_id]);
        }
        for tag in &mut self.tags {
            tag.id = tag_id(&tag.subject_id, &tag.area_id, tag.feature_id.as_deref());
        }
        for rating in &mut self.ratings {
            rating.id = pair_id(&[&rating.assessment_id, &rating.feature_id]);
        }
        for target in &mut self.indicator_targets {
            target.id = pair_id(&[&target.indicator_id, &target.year.to_string()]);
        }
        for reading in &mut self.readings {
            reading.id = reading_id(reading);
        }
        for opinion in &mut self.opinions {
            opinion.id = pair_id(&[&opinion.assessment_id, &opinion.feature_id, &opinion.rater]);
        }
        for id in self.milestones.iter_mut().flat_map(|milestone| &mut milestone.after_ids) {
            *id = slug_id(id);
        }
        for criterion in &mut self.criteria {
            criterion.id = pair_id(&[&criterion.assessment_id, &criterion.feature_id]);
        }
    }
}

/// The name of the version that the sample starts with.
const FIRST_VERSION: &str = "Riverton 2027";

/// The frameworks of the sample, the main one first.
fn frameworks() -> Result<[framework::Records; 2], Failure> {
    Ok([framework::find("key-features")?.records(true, 0), framework::find("six-guidelines")?.records(false, 1)])
}

/// Makes the sample city in a new file.
pub(crate) fn create(path: &Path, surroundings: &Surroundings) -> Result<PlanFile, Failure> {
    let mut tables = Tables::read()?;
    tables.settle();
    let profile = tables.profiles.first().ok_or_else(|| Failure::new("sample_broken").with("detail", "profile"))?;
    let frameworks = frameworks()?;
    let mut file = PlanFile::create(path, surroundings, profile)?;
    file.command(Label::new("sample_plan").with("city", &profile.city), |tx| {
        frameworks.iter().try_for_each(|framework| framework.put(tx))?;
        tables.put(tx)?;
        let (indicators, readings) = context();
        indicators.iter().try_for_each(|indicator| tx.put(indicator))?;
        readings.iter().try_for_each(|reading| tx.put(reading))
    })?;
    file.save_version(FIRST_VERSION)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_table_reads_and_every_reference_leads_somewhere() {
        let tables = Tables::read().unwrap();
        let frameworks = frameworks().unwrap();
        let ids = |records: &[&str]| records.iter().map(|id| (*id).to_owned()).collect::<HashSet<String>>();
        let events = ids(&tables.events.iter().map(Record::id).collect::<Vec<_>>());
        let rooms = ids(&tables.rooms.iter().map(Record::id).collect::<Vec<_>>());
        let areas = ids(&frameworks.iter().flat_map(|it| &it.areas).map(Record::id).collect::<Vec<_>>());
        let features = ids(&frameworks.iter().flat_map(|it| &it.features).map(Record::id).collect::<Vec<_>>());
        assert!(tables.sessions.iter().all(|session| events.contains(&session.event_id)), "a session without event");
        assert!(tables.sessions.iter().flat_map(|it| &it.room_id).all(|id| rooms.contains(id)), "an unknown room");
        assert!(tables.tags.iter().all(|tag| areas.contains(&tag.area_id)), "a tag to an unknown area");
        assert!(tables.ratings.iter().all(|rating| features.contains(&rating.feature_id)), "an unknown feature");
        let rated =
            tables.opinions.iter().map(|it| &it.feature_id).chain(tables.criteria.iter().map(|it| &it.feature_id));
        assert!(rated.chain(tables.tags.iter().flat_map(|it| &it.feature_id)).all(|id| features.contains(id)));
        let ends = tables.cross_links.iter().flat_map(|it| [&it.from_area_id, &it.to_area_id]);
        assert!(ends.chain(tables.tags.iter().map(|it| &it.area_id)).all(|id| areas.contains(id)), "a link to nowhere");
        assert!(300 <= tables.events.len(), "{} events", tables.events.len());
    }
}
