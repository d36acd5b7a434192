//! No rule fails, whatever a record holds: the extremes of every field, one at a time and all together.

use std::hint::black_box;

use super::testing::*;
use super::*;
use crate::record::Kind;
use crate::*;

/// The values at the ends of what a field's type can hold.
fn extremes(kind: Kind) -> Vec<Cell> {
    let text = |text: String| Cell::Text(text);
    match kind {
        Kind::Text => vec![text(String::new()), text("\u{202e}\u{feff}\0".repeat(50)), text("9".repeat(400))],
        Kind::Texts => vec![text("[]".to_owned()), text(format!("[{}\"\"]", "\"x\",".repeat(200)))],
        Kind::Whole => [i64::MIN, -1, 0, 1, i64::MAX].map(Cell::Integer).to_vec(),
        Kind::Real => [f64::MIN, -0.0, f64::MIN_POSITIVE, f64::MAX, f64::INFINITY, f64::NAN].map(Cell::Real).to_vec(),
        Kind::YesNo => vec![Cell::Integer(0), Cell::Integer(1)],
        Kind::Date => [NaiveDate::MIN, NaiveDate::MAX].map(|date| date.to_cell()).to_vec(),
        Kind::Moment => [NaiveDateTime::MIN, NaiveDateTime::MAX].map(stored).to_vec(),
        Kind::Time => vec![text("00:00:00".to_owned()), text("23:59:59".to_owned())],
        Kind::Word(list) => list.words.iter().map(|word| text((*word).to_owned())).collect(),
    }
}

fn stored(at: NaiveDateTime) -> Cell {
    use chrono::Timelike;
    at.with_nanosecond(0).unwrap_or(at).to_cell()
}

/// Puts an extreme into the fields that a question names.
struct Change<F> {
    which: usize,
    is_meant: F,
    changed: usize,
}

impl<F: Fn(&str, &str) -> bool> VisitorMut for Change<F> {
    fn visit<R: Record>(&mut self, records: &mut [R]) {
        for record in records {
            let mut cells = record.cells();
            let before = cells.clone();
            for ((cell, kind), field) in cells.iter_mut().zip(R::kinds()).zip(R::FIELDS) {
                if *field == "id" || !(self.is_meant)(R::TABLE, field) {
                    continue;
                }
                let extremes = extremes(kind);
                *cell = extremes[self.which % extremes.len()].clone();
            }
            // What a record cannot take is no value of its field.
            *record = R::from_cells(&cells).unwrap();
            self.changed += usize::from(before != cells);
        }
    }
}

/// A plan with a record of every kind, tied to each other.
fn whole() -> Plan {
    let mut plan =
        plan("Hall 10-12 for=40 size=30 setup=15 @Ana, Hall 11-13 @Ana, Annex tue 10-11 status=held, Hall none");
    open(&mut plan, "House", "mon 9-17");
    let id = |text: &str| text.to_owned();
    plan.profile = Some(Profile { currency: id("EUR"), population: Some(9), ..Profile::default() });
    plan.features.push(Feature { id: id("feature"), area_id: id("pillar"), ..Feature::default() });
    plan.assessments.push(Assessment {
        id: id("round"),
        framework_id: id("main"),
        scale_max: 4,
        ..Assessment::default()
    });
    plan.ratings.push(Rating {
        id: id("rating"),
        assessment_id: id("round"),
        feature_id: id("feature"),
        now: Some(1),
        ambition: Some(4),
        ..Rating::default()
    });
    let mut again = plan.ratings[0].clone();
    again.id = id("again");
    plan.ratings.push(again);
    plan.opinions.push(Opinion {
        id: id("opinion"),
        assessment_id: id("round"),
        feature_id: id("feature"),
        now: Some(1),
        ..Opinion::default()
    });
    plan.criteria.push(Criterion {
        id: id("criterion"),
        assessment_id: id("round"),
        feature_id: id("feature"),
        points: 1.0,
    });
    plan.evidence.push(Evidence {
        id: id("evidence"),
        subject: Subject::Feature,
        subject_id: id("feature"),
        ..Evidence::default()
    });
    plan.cross_links.push(CrossLink {
        id: id("link"),
        from_area_id: id("pillar"),
        to_area_id: id("pillar"),
        ..CrossLink::default()
    });
    for (at, computed) in indicators::COMPUTED.iter().copied().chain([""]).enumerate() {
        let indicator = format!("indicator{at}");
        plan.indicator_targets.push(IndicatorTarget {
            id: indicator.clone(),
            indicator_id: indicator.clone(),
            year: 2030,
            value: 5.0,
        });
        for day in ["2026-01-01", "2027-05-01"] {
            plan.readings.push(Reading {
                id: format!("{indicator}{day}"),
                indicator_id: indicator.clone(),
                measured_on: day.parse().unwrap(),
                value: Some(2.0),
                ..Reading::default()
            });
        }
        let interval_months = Some(3);
        plan.indicators.push(Indicator {
            id: indicator,
            computed: id(computed),
            interval_months,
            suppress_below: Some(5),
            ..Indicator::default()
        });
    }
    plan.status_steps.push(StatusStep {
        id: id("step"),
        event_id: plan.events[0].id.clone(),
        taken_on: Some(monday()),
        ..StatusStep::default()
    });
    plan.goals.push(Goal { id: id("goal"), ..Goal::default() });
    plan.actions.push(Action {
        id: id("action"),
        goal_id: Some(id("goal")),
        due_on: Some(monday()),
        ..Action::default()
    });
    for at in ["m1", "m2"] {
        plan.milestones.push(Milestone {
            id: id(at),
            due_on: monday(),
            after_ids: vec![id("m1")],
            ..Milestone::default()
        });
    }
    plan.tasks.push(Task { id: id("task"), due_on: Some(monday()), ..Task::default() });
    plan.notes.push(Note { id: id("note"), ..Note::default() });
    for at in ["b1", "b2"] {
        plan.budget_lines.push(BudgetLine { id: id(at), year: 2027, planned_minor: 5, ..BudgetLine::default() });
        plan.offers.push(Offer {
            id: id(at),
            partner_id: id("org00"),
            amount_minor: Some(5),
            quantity: Some(1.0),
            ..Offer::default()
        });
        plan.risks.push(Risk { id: id(at), reviewed_on: Some(monday()), ..Risk::default() });
    }
    plan.meetings.push(Meeting {
        id: id("meeting"),
        held_on: monday(),
        papers_due_on: Some(monday()),
        ..Meeting::default()
    });
    plan.papers.push(Paper { id: id("paper"), meeting_id: Some(id("meeting")), ..Paper::default() });
    plan.recommendations.push(Recommendation { id: id("asked"), paper_id: id("paper"), ..Recommendation::default() });
    plan.decisions.push(Decision { id: id("decision"), meeting_id: id("meeting"), ..Decision::default() });
    plan.releases.push(Release { id: id("release"), week_id: id("week"), number: 1, ..Release::default() });
    plan.declarations.push(Declaration { id: id("declaration"), adopted_on: Some(monday()), ..Declaration::default() });
    plan.practices.push(Practice { id: id("practice"), is_own: true, year: Some(2026), ..Practice::default() });
    plan.partner_roles.push(PartnerRole {
        id: id("role"),
        partner_id: id("org00"),
        from_on: Some(monday()),
        ..PartnerRole::default()
    });
    plan.interactions.push(Interaction {
        id: id("talk"),
        partner_id: id("org00"),
        held_on: monday(),
        answer_due_on: Some(monday()),
        letter_reason: Some(LetterReason::Accepted),
        ..Interaction::default()
    });
    plan.letter_texts.push(LetterText { id: id("text"), text: id("Dear {contact}"), ..LetterText::default() });
    for kind in OwnKind::ALL {
        let field = OwnField { id: id(kind.word()), kind: *kind, choices: vec![id("Hall")], ..OwnField::default() };
        let event = plan.events[0].id.clone();
        plan.own_values.push(own_fields::value(&field, &event, id("Hall")));
        plan.own_fields.push(field);
    }
    plan.ties.push(Tie {
        id: id("tie"),
        from_partner_id: id("org00"),
        to_partner_id: id("org01"),
        strength: Some(1),
        ..Tie::default()
    });
    for partner in &mut plan.partners {
        (partner.invited_on, partner.first_year) = (Some(monday()), Some(2024));
        (partner.memorandum_signed_on, partner.memorandum_ends_on) = (Some(monday()), Some(monday()));
    }
    plan.events[2].attended_count = Some(3);
    plan.events[2].registered_count = Some(4);
    plan.sessions[2].event_id.clone_from(&plan.events[2].id);
    plan
}

/// Asks every rule there is.
fn ask_everything(plan: &Plan, today: NaiveDate) {
    for week in &plan.weeks {
        let problems = problems(plan, week, today);
        black_box(figures::figures_with(plan, week, &problems));
        let missing = missing::missing_details(plan, week, &problems);
        let changes = release::changes(&whole(), plan, &week.id);
        for cause in [
            letters::Cause::Accepted,
            letters::Cause::Declined,
            letters::Cause::Missing(&missing),
            letters::Cause::Returns(&missing),
            letters::Cause::Changed("release", &changes),
        ] {
            black_box(letters::letters(plan, week, today, &cause));
            black_box(letters::deadline(week, cause.reason(), today));
        }
        for text in &plan.letter_texts {
            black_box(
                letters::template::read(text.reason, &text.title, &text.text).map(|it| it.write(|_| None)).is_ok(),
            );
        }
        for by in sheets::SheetBy::ALL {
            black_box(sheets::sheets(plan, week, today, *by, None).sheets.len());
        }
        black_box(grants::grants(plan, week));
        let place = || plan.venues.first().map(|venue| venue.id.clone()).unwrap_or_default();
        for change in [
            bulk::BulkChange::Postpone,
            bulk::BulkChange::Cancel,
            bulk::BulkChange::GoOnline { venue_id: Some(place()) },
            bulk::BulkChange::CloseVenue { venue_id: place(), on: week.starts_on },
        ] {
            black_box(bulk::bulk_changes(plan, week, &change, None, today));
        }
        black_box(coverage::coverage(plan, week));
        black_box(series::copy::copies(plan, week, week, &series::copy::CopyWhat::Week));
        for event in &plan.events {
            let found = series::series(event, &plan.sessions, series::Frame::new(plan, week));
            drop(black_box(found.map(|found| (found.occurrences(), found.followed(None), found.settled(event)))));
        }
        black_box((roadmap::week_dates(week), week::days(week), partners::newcomers(plan, week)));
    }
    for partner in &plan.partners {
        black_box((hosts::track_record(plan, &partner.id), partners::timeline(plan, partner)));
    }
    for round in &plan.assessments {
        black_box((progress::area_progress(plan, &round.id), progress::area_ratings(plan, &round.id)));
        black_box((scoring::score(plan, round), gap::gaps(plan, &round.id), agreement::agreements(plan, &round.id)));
        black_box(progress::carried_over(plan, round));
    }
    for facts in indicators::facts(plan, today) {
        let (series, targets) = (facts.outgoing_series(), &facts.targets);
        black_box((indicators::judge(facts.indicator, &series, targets), indicators::collection(&facts, today)));
        black_box(indicators::projection(facts.indicator, &series, targets));
        black_box(indicators::check_sums(facts.indicator, &facts.readings));
        black_box(indicators::following_due(facts.indicator, today, today));
    }
    black_box((
        hosts::coverage(plan),
        network::network(plan),
        partners::waiting(plan, today),
        twins::merged(plan, twins::TwinKind::Event, "00", "01"),
        twins::merged(plan, twins::TwinKind::Venue, "House", "none"),
        twins::TwinKind::ALL.iter().map(|kind| twins::twins(plan, *kind)).collect::<Vec<_>>(),
    ));
    black_box((own_fields::misfits(plan, plan.own_values.iter()).len(), own_fields::uses(plan).len()));
    black_box((partners::offers_by_kind(&plan.offers), partners::offers_by_partner(plan, &plan.offers)));
    black_box((outlook::late_all(plan, today), outlook::to_decide(plan, today), outlook::contributions(plan)));
    black_box((outlook::ground(plan), outlook::money(plan, 2027), outlook::returned(plan, "week")));
    black_box(plan.weeks.iter().map(|week| attendance::attendance(plan, week)).collect::<Vec<_>>());
    black_box(plan.assessments.iter().map(|round| progress::round_before(plan, round)).collect::<Vec<_>>());
    black_box((outlook::pillars_on_target(plan, plan.weeks.first()), outlook::silent_partners(plan, today).len()));
    black_box((
        roadmap::late(plan, today).len(),
        roadmap::roll_ups(plan, today),
        roadmap::this_week(plan, today, None),
    ));
    black_box((roadmap::problems(plan, today), roadmap::Waiting::new(&plan.milestones).followers("m1").len()));
    black_box((budget::sums(&plan.budget_lines), budget::problems(&plan.budget_lines)));
    black_box((risks::matrix(plan).len(), risks::review_due(plan, today).len(), decisions::declaration_problems(plan)));
    black_box((decisions::undecided(plan, today).len(), scoring::designations(plan, "main").len()));
    black_box((release::changes(&whole(), plan, "week"), release::changes(plan, &whole(), "week")));
    black_box((since::since(&whole(), plan, 2027), since::since(plan, &whole(), 2027)));
    black_box((gap::loose_actions(plan).len(), crosswalk::counts(&crosswalk::tied(plan, "main"))));
}

#[test]
fn every_rule_answers_whatever_a_field_holds() {
    struct Fields(Vec<(&'static str, &'static str, usize)>);
    impl KindVisitor for Fields {
        fn visit<R: Record>(&mut self) {
            self.0
                .extend(R::FIELDS.iter().zip(R::kinds()).map(|(field, kind)| (R::TABLE, *field, extremes(kind).len())));
        }
    }
    let mut fields = Fields(Vec::new());
    Plan::visit_kinds(&mut fields);
    let today = monday();
    ask_everything(&whole(), today);
    let mut changed = 0;
    for (table, field, count) in fields.0 {
        for which in 0..count {
            let mut plan = whole();
            let mut change = Change { which, is_meant: |of: &str, it: &str| (of, it) == (table, field), changed: 0 };
            plan.visit_mut(&mut change);
            changed += change.changed;
            if 0 < change.changed {
                ask_everything(&plan, today);
            }
        }
    }
    assert!(1_000 < changed, "{changed}");
}

#[test]
fn every_rule_answers_when_everything_is_extreme() {
    // Ids stay, or nothing would be tied to anything.
    let is_meant = |_: &str, field: &str| !field.ends_with("_id") && !field.ends_with("_ids") && field != "computed";
    for which in 0..30 {
        for today in [NaiveDate::MIN, monday(), NaiveDate::MAX] {
            let mut plan = whole();
            plan.visit_mut(&mut Change { which, is_meant, changed: 0 });
            ask_everything(&plan, today);
        }
    }
}
