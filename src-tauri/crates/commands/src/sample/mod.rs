//! The sample city: readable tables of `assets/sample`, written into a new plan as the changes of five years.
//!
//! A table is a CSV file named after the record; its header names the fields. Ids are readable words from which
//! the ids of the plan derive, so the same sample has the same ids everywhere. Earlier weeks stand in files of their
//! own that end in `_past`. An empty cell is nothing, no, zero or an empty list, whatever the field can hold.

mod dates;
pub(crate) mod framework;
mod steps;
mod tables;
mod years;

use std::path::Path;

use domain::*;
use store::{Label, PlanFile, Surroundings};
use uuid::Uuid;

use self::years::Clock;
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

            /// Holds every record of a file against the tables.
            #[cfg(test)]
            fn each(&self, file: &mut PlanFile) {
                file.command(Label::new("look"), |tx| {
                    $({
                        let (told, kept) = (tests::cells(&self.$field), tests::cells(&tx.all::<$kind>()?));
                        for (id, told) in &told {
                            assert_eq!(kept.get(id), Some(told), "{} {id}", stringify!($kind));
                        }
                    })+
                    Ok(())
                }).unwrap();
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
    status_steps: StatusStep = "status_step",
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
            link.id = domain::link_id(&[&link.event_id, &link.partner_id, link.role.word()]);
        }
        for link in &mut self.event_people {
            link.id = domain::link_id(&[&link.event_id, &link.person_id]);
        }
        for tag in &mut self.tags {
            tag.id = tag_id(&tag.subject_id, &tag.area_id, tag.feature_id.as_deref());
        }
        for rating in &mut self.ratings {
            rating.id = domain::link_id(&[&rating.assessment_id, &rating.feature_id]);
        }
        for target in &mut self.indicator_targets {
            target.id = domain::link_id(&[&target.indicator_id, &target.year.to_string()]);
        }
        for reading in &mut self.readings {
            reading.id = reading_id(reading);
        }
        for opinion in &mut self.opinions {
            opinion.id = domain::link_id(&[&opinion.assessment_id, &opinion.feature_id, &opinion.rater]);
        }
        for id in self.milestones.iter_mut().flat_map(|milestone| &mut milestone.after_ids) {
            *id = slug_id(id);
        }
        for criterion in &mut self.criteria {
            criterion.id = domain::link_id(&[&criterion.assessment_id, &criterion.feature_id]);
        }
        self.status_steps = steps::all(self);
    }
}

/// The name of the version that the sample starts with.
const FIRST_VERSION: &str = "Riverton 2027";

/// The frameworks of the sample, the main one first.
fn frameworks() -> Result<[framework::Records; 2], Failure> {
    Ok([framework::find("key-features")?.records(true, 0), framework::find("six-guidelines")?.records(false, 1)])
}

/// Makes the sample city in a new file, in dated steps over its five years.
pub(crate) fn create(path: &Path, surroundings: &Surroundings) -> Result<PlanFile, Failure> {
    let mut tables = Tables::read()?;
    tables.settle();
    let profile = tables.profiles.first().ok_or_else(|| Failure::new("sample_broken").with("detail", "profile"))?;
    let frameworks = frameworks()?;
    let (clock, dated) = Clock::over(surroundings);
    clock.set(dates::begun(), 0);
    let mut file = PlanFile::create(path, &dated, profile)?;
    file.command(Label::new("sample_plan").with("city", &profile.city), |tx| {
        frameworks.iter().try_for_each(|framework| framework.put(tx))
    })?;
    dates::years(&tables, context(&text::Texts::new("en"))).write(&mut file, &clock, &dates::versions(&tables))?;
    clock.let_go();
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

    #[test]
    fn the_texts_say_of_last_year_what_its_events_say() {
        let tables = Tables::read().unwrap();
        let plan = Plan { weeks: tables.weeks, events: tables.events, ..Plan::default() };
        let year = slug_id("week-2026");
        let results = domain::rules::spread::week_results(&plan);
        let of_year: Vec<&Event> = plan.events.iter().filter(|it| it.week_id.as_ref() == Some(&year)).collect();
        let last = results.iter().find(|it| it.year == 2026).unwrap();
        let said = format!("The week of 2026 held {} of the {} events that were announced", last.held, last.announced);
        assert!(tables.papers[0].background.contains(&said), "{said}");
        let counted = of_year.iter().filter_map(|it| it.registered_count.zip(it.attended_count));
        let (booked, came) = counted.fold((0, 0), |(booked, came), (one, two)| (booked + one, came + two));
        let empty = (100.0 * (booked - came) as f64 / booked as f64).round();
        let said = format!("Last year {empty} of 100 booked places stayed empty.");
        assert!(tables.risks.iter().any(|risk| risk.answer.contains(&said)), "{said}");
        assert!(tables.actions.iter().any(|it| it.measure.starts_with(&format!("From {empty} to "))), "{empty}");
        let first_time: i64 = of_year.iter().filter_map(|it| it.first_time_count).sum();
        let attended = last.attended.unwrap();
        let said = format!(
            "{} events announced, {} held; hosts of {} counted {},{:03} people, {first_time} of them first-time learners.",
            last.announced,
            last.held,
            last.returned,
            attended / 1000,
            attended % 1000
        );
        assert!(tables.evidence.iter().any(|it| it.note == said), "{said}");
    }

    fn made(folder: &Path, now: &str) -> PlanFile {
        let now: chrono::DateTime<chrono::Utc> = now.parse().unwrap();
        let surroundings = Surroundings {
            clock: std::sync::Arc::new(move || now),
            random: std::sync::Arc::new(|| [7; 16]),
            home: folder.join("home"),
            author: "Ann".to_owned(),
            holder: "ann@desk".to_owned(),
        };
        create(&folder.join("s.paideia"), &surroundings).unwrap()
    }

    /// Every record of a kind, by id, in a form that can be compared.
    pub(super) fn cells<R: Record>(records: &[R]) -> std::collections::BTreeMap<String, Vec<domain::Cell>> {
        records.iter().map(|record| (record.id().to_owned(), record.cells())).collect()
    }

    #[test]
    fn five_years_end_as_the_tables_say() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = made(folder.path(), "2026-11-24T09:00:00Z");
        let mut tables = Tables::read().unwrap();
        tables.settle();
        tables.each(&mut file);
        let history = file.history(None, 2_000).unwrap();
        assert!(100 < history.len(), "{} changes", history.len());
        assert!(history.iter().rev().is_sorted_by_key(|change| change.at), "the changes stand in the order of time");
        let texts = text::Texts::new("en");
        let unsaid: Vec<String> =
            history.iter().map(|change| format!("change-{}", change.label.code)).filter(|id| !texts.has(id)).collect();
        assert!(unsaid.is_empty(), "changes without a text: {unsaid:?}");
    }

    #[test]
    fn each_council_meeting_can_be_looked_back_to() {
        let folder = tempfile::tempdir().unwrap();
        let file = made(folder.path(), "2026-11-24T09:00:00Z");
        let versions = file.versions().unwrap();
        let meetings = Tables::read().unwrap().meetings;
        let held = meetings.iter().filter(|it| it.body == "City Council" && it.held_on <= dates::told_until());
        assert_eq!(versions.len(), held.count() + 1, "one for each meeting and one for now");
        let mut before = 0;
        for version in versions.iter().rev() {
            let plan = file.at(&store::VersionRef::Named(version.id.clone())).unwrap();
            let count = plan.events.len() + plan.readings.len() + plan.decisions.len() + plan.partners.len();
            assert!(before < count, "{} holds {count} records, the one before {before}", version.name);
            before = count;
            let events: HashSet<&str> = plan.events.iter().map(Record::id).collect();
            assert!(plan.sessions.iter().all(|it| events.contains(it.event_id.as_str())), "{}", version.name);
            let partners: HashSet<&str> = plan.partners.iter().map(Record::id).collect();
            assert!(plan.event_partners.iter().all(|it| partners.contains(it.partner_id.as_str())), "{}", version.name);
            let meetings: HashSet<&str> = plan.meetings.iter().map(Record::id).collect();
            assert!(plan.decisions.iter().all(|it| meetings.contains(it.meeting_id.as_str())), "{}", version.name);
        }
    }

    #[test]
    fn a_clock_of_the_past_is_never_overtaken() {
        let folder = tempfile::tempdir().unwrap();
        let file = made(folder.path(), "2024-06-01T09:00:00Z");
        let now = "2024-06-01T09:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        assert!(file.history(None, 2_000).unwrap().iter().all(|change| change.at <= now));
    }
}
