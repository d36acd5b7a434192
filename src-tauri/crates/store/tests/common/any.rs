//! Made-up records of every kind, so that tests need not name a table to cover it.

use domain::references::REFERENCES;
use domain::*;
use store::{PlanFile, StoreError, Tx};

macro_rules! every_record {
    ($($list:ident: $record:ident),+ $(,)?) => {
        /// The name of every table but the profile's.
        pub const TABLES: &[&str] = &[$($record::TABLE),+];

        /// A list that is missing above does not compile here.
        pub fn count(plan: &Plan) -> usize {
            let Plan { profile: _, $($list),+ } = plan;
            0 $(+ $list.len())+
        }

        /// Writes a made-up record of a table.
        pub fn put_any(tx: &mut Tx, table: &str, id: &str, seed: usize) -> Result<(), StoreError> {
            match table {
                $($record::TABLE => tx.put(&made_up::<$record>(id, seed)),)+
                _ => panic!("{table}"),
            }
        }

        /// Whether a plan holds a record.
        pub fn holds(plan: &Plan, table: &str, id: &str) -> bool {
            match table {
                $($record::TABLE => plan.$list.iter().any(|record| record.id == id),)+
                _ => panic!("{table}"),
            }
        }

        /// Fields of a record that name others: the field, the subject of the record if it has one, and the id.
        pub fn references_of(plan: &Plan, table: &str, id: &str) -> Vec<(String, Option<String>, String)> {
            match table {
                $($record::TABLE => plan.$list.iter().filter(|record| record.id == id).flat_map(references).collect(),)+
                _ => panic!("{table}"),
            }
        }

        /// Tells every cell of a plan: table, id, field and value.
        pub fn each_cell(plan: &Plan, mut tell: impl FnMut(&str, &str, &str, Cell)) {
            $(for record in &plan.$list {
                for (field, cell) in $record::FIELDS.iter().zip(record.cells()) {
                    tell($record::TABLE, &record.id, field, cell);
                }
            })+
        }

        /// Makes every record that names one record name another, as merging the two does; says how many fields.
        pub fn redirect(tx: &mut Tx, target: &str, from: &str, to: &str) -> Result<usize, StoreError> {
            let mut count = 0;
            $(count += redirect_each::<$record>(tx, target, from, to)?;)+
            Ok(count)
        }

        /// Every field of every record that names another of some table: where it stands, and the id.
        pub fn named(plan: &Plan, target: &str) -> Vec<(String, String)> {
            let mut named = Vec::new();
            $(for record in &plan.$list { names(record, target, &mut named); })+
            named
        }
    };
}

every_record! {
    neighbourhoods: Neighbourhood, weeks: Week, releases: Release, venues: Venue, rooms: Room, openings: Opening,
    events: Event, sessions: Session, event_partners: EventPartner, event_people: EventPerson,
    status_steps: StatusStep, partners: Partner, people: Person,
    frameworks: Framework, levels: Level, areas: Area, features: Feature, tags: Tag, assessments: Assessment,
    ratings: Rating, meetings: Meeting, papers: Paper, recommendations: Recommendation, paper_options: PaperOption,
    risks: Risk, milestones: Milestone, accepted_problems: AcceptedProblem, problem_owners: ProblemOwner,
    import_mappings: ImportMapping,
    partner_roles: PartnerRole, offers: Offer, interactions: Interaction, ties: Tie, opinions: Opinion,
    criteria: Criterion, evidence: Evidence, cross_links: CrossLink, practices: Practice, indicators: Indicator,
    indicator_targets: IndicatorTarget, readings: Reading, goals: Goal, actions: Action, tasks: Task, notes: Note,
    budget_lines: BudgetLine, agenda_items: AgendaItem, decisions: Decision, declarations: Declaration, boards: Board,
    saved_filters: SavedFilter, letter_texts: LetterText, publications: Publication,
    council_templates: CouncilTemplate, house_styles: HouseStyle,
    own_fields: OwnField, own_values: OwnValue,
}

/// Everything as a fresh reading of all tables has it; leaves no change.
pub fn read_whole(file: &mut PlanFile) -> Plan {
    file.command(super::label("look"), |tx| tx.plan()).unwrap()
}

fn references<R: Record>(record: &R) -> Vec<(String, Option<String>, String)> {
    let cells = record.cells();
    let subject = R::FIELDS.iter().position(|field| *field == "subject").map(|at| cells[at].plain());
    let ids = R::FIELDS.iter().zip(&cells).filter(|(field, cell)| field.ends_with("_id") && **cell != Cell::Null);
    ids.map(|(field, cell)| ((*field).to_owned(), subject.clone(), cell.plain())).collect()
}

fn redirect_each<R: Record>(tx: &mut Tx, target: &str, from: &str, to: &str) -> Result<usize, StoreError> {
    let mut count = 0;
    for record in tx.all::<R>()? {
        let mut cells = record.cells();
        let at = |name: &str| R::FIELDS.iter().position(|field| *field == name);
        let mut fields: Vec<usize> = REFERENCES
            .iter()
            .filter(|it| it.table == R::TABLE && it.target == target)
            .filter_map(|it| at(it.field))
            .collect();
        if at("subject").is_some_and(|at| cells[at].plain() == target) {
            fields.extend(at("subject_id"));
        }
        fields.retain(|at| cells[*at] == Cell::Text(from.to_owned()));
        for at in &fields {
            cells[*at] = Cell::Text(to.to_owned());
        }
        count += fields.len();
        if !fields.is_empty() {
            tx.put(&R::from_cells(&cells).unwrap())?;
        }
    }
    Ok(count)
}

fn names<R: Record>(record: &R, target: &str, named: &mut Vec<(String, String)>) {
    let cells = record.cells();
    let value = |name: &str| R::FIELDS.iter().position(|field| *field == name).map(|at| cells[at].plain());
    for reference in REFERENCES.iter().filter(|it| it.table == R::TABLE && it.target == target) {
        let id = value(reference.field).filter(|id| !id.is_empty());
        named.extend(id.map(|id| (format!("{}.{}", R::TABLE, reference.field), id)));
    }
    if value("subject").as_deref() == Some(target) {
        named.extend(value("subject_id").map(|id| (format!("{}.subject_id", R::TABLE), id)));
    }
}

/// What a cell can be; a field takes those that fit it.
const VALUES: &[&str] =
    &["", "Hall", "Loft", "2027-05-03", "2026-11-24", "2027-05-03T10:00:00", "[]", "[\"en\",\"ga\"]"];

/// A record of few ids and few values, so that records meet.
fn made_up<R: Record + Default>(id: &str, seed: usize) -> R {
    let mut cells = R::default().cells();
    // Numbers that look random and are the same for the same seed.
    let mut state = (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d;
    let mut next = |below: usize| {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (state >> 33) as usize % below
    };
    for (at, field) in R::FIELDS.iter().enumerate() {
        let cell = match *field {
            "id" => Cell::Text(id.to_owned()),
            "subject" => Cell::Text(Subject::ALL[next(Subject::ALL.len())].word().to_owned()),
            field if field.ends_with("_id") => Cell::Text(next(3).to_string()),
            _ => match next(4) {
                0 => Cell::Null,
                1 => Cell::Integer(next(3) as i64),
                2 => Cell::Real(next(3) as f64 + 0.5),
                _ => Cell::Text(VALUES[next(VALUES.len())].to_owned()),
            },
        };
        let before = std::mem::replace(&mut cells[at], cell);
        let fits = R::from_cells(&cells).is_ok_and(|record| domain::bounds::check(&record).is_none());
        if !fits {
            cells[at] = before;
        }
    }
    R::from_cells(&cells).unwrap()
}
