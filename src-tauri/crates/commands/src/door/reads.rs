//! What answers depend on: the tables of the plan, and names for sets of them, so that a line of the table of commands
//! stays short.
//!
//! Which tables an answer really depends on is held by a test that changes all others, see `reads_tests.rs`.

use domain::*;

/// Sets of tables by the word that stands for them in the table of commands.
const SETS: &[(&str, &[&str])] = &[
    // What the rules of the programme look at.
    (
        "PROBLEMS",
        &[
            "accepted_problem",
            "area",
            "event",
            "event_partner",
            "event_person",
            "feature",
            "framework",
            "indicator",
            "level",
            "neighbourhood",
            "opening",
            "own_field",
            "own_value",
            "partner",
            "person",
            "profile",
            "room",
            "session",
            "tag",
            "venue",
            "week",
        ],
    ),
    // What of the programme is printed, and the states of it that went out.
    ("RELEASES", &["event", "event_partner", "partner", "release", "room", "session", "venue", "week"]),
    // Whom hosts are written to about what, and with which text.
    (
        "LETTERS",
        &[
            "accepted_problem",
            "area",
            "event",
            "event_partner",
            "event_person",
            "feature",
            "framework",
            "interaction",
            "letter_text",
            "level",
            "neighbourhood",
            "opening",
            "partner",
            "person",
            "profile",
            "release",
            "room",
            "session",
            "status_step",
            "tag",
            "venue",
            "week",
        ],
    ),
    // What any chart shows.
    (
        "CHARTS",
        &[
            "action",
            "area",
            "assessment",
            "budget_line",
            "criterion",
            "event",
            "event_partner",
            "event_person",
            "feature",
            "framework",
            "goal",
            "indicator",
            "indicator_target",
            "interaction",
            "level",
            "meeting",
            "milestone",
            "neighbourhood",
            "offer",
            "opening",
            "opinion",
            "partner",
            "partner_role",
            "person",
            "profile",
            "rating",
            "reading",
            "risk",
            "room",
            "session",
            "tag",
            "task",
            "tie",
            "venue",
            "week",
        ],
    ),
    // Ratings with all that they are put together from.
    (
        "ROUNDS",
        &["area", "assessment", "criterion", "feature", "framework", "level", "neighbourhood", "opinion", "rating"],
    ),
    // Readings and targets, and what indicators count in the plan themselves.
    (
        "INDICATORS",
        &[
            "area",
            "assessment",
            "budget_line",
            "event",
            "event_partner",
            "event_person",
            "feature",
            "framework",
            "indicator",
            "indicator_target",
            "level",
            "neighbourhood",
            "partner",
            "partner_role",
            "person",
            "rating",
            "reading",
            "session",
            "tag",
            "venue",
            "week",
        ],
    ),
    // What decides which charts there are.
    ("LISTED", &["assessment", "framework", "indicator", "reading"]),
    // A paper with what is written in it.
    ("PAPERS", &["meeting", "paper", "paper_option", "recommendation", "risk"]),
    // Partners, people, venues and events, and what tells those of one name apart.
    (
        "TWINS",
        &[
            "accepted_problem",
            "event",
            "event_partner",
            "event_person",
            "interaction",
            "neighbourhood",
            "offer",
            "opening",
            "partner",
            "person",
            "room",
            "session",
            "venue",
            "week",
        ],
    ),
    // What tags, tasks and notes can be about.
    (
        "SUBJECTS",
        &[
            "action",
            "decision",
            "declaration",
            "event",
            "goal",
            "indicator",
            "meeting",
            "milestone",
            "offer",
            "paper",
            "partner",
            "practice",
            "risk",
            "venue",
            "week",
        ],
    ),
];

/// Stands for every table of the plan.
const ALL: &str = "ALL";

macro_rules! plan_tables {
    ($($list:ident: $record:ident),+ $(,)?) => {
        /// Every table of the plan.
        pub(crate) const TABLES: &[&str] = &[Profile::TABLE, $($record::TABLE),+];

        /// The same plan without some of its tables.
        #[cfg(test)]
        pub(crate) fn without(plan: &Plan, tables: &[&str]) -> Plan {
            // A table that is forgotten here does not compile.
            let Plan { profile: _, $($list: _),+ } = plan;
            let mut plan = plan.clone();
            if tables.contains(&Profile::TABLE) {
                plan.profile = None;
            }
            $(if tables.contains(&$record::TABLE) {
                plan.$list.clear();
            })+
            plan
        }

        /// How many records each table has.
        #[cfg(test)]
        pub(crate) fn counts(plan: &Plan) -> Vec<(&'static str, usize)> {
            vec![(Profile::TABLE, usize::from(plan.profile.is_some())), $(($record::TABLE, plan.$list.len())),+]
        }
    };
}

plan_tables! {
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

/// The tables that some words of the table of commands stand for.
pub(crate) fn tables(words: &[&'static str]) -> Vec<&'static str> {
    let mut tables: Vec<&'static str> = Vec::new();
    for word in words {
        match SETS.iter().find(|(set, _)| set == word) {
            Some((_, set)) => tables.extend(*set),
            None if *word == ALL => tables.extend(TABLES),
            None => tables.push(word),
        }
    }
    tables.sort_unstable();
    tables.dedup();
    tables
}
