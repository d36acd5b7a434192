//! What a deputy mayor asks of the whole plan: what is late, what is to be decided, who gives what, what it costs.
//!
//! Counts and lists only; how they are said and where they lead is no matter of the domain. Each number here can be
//! counted again from the lists of the plan with one question.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use crate::rules::budget::Sums;
use crate::rules::indicators::awaited;
use crate::rules::progress::{area_progress, latest_assessment};
use crate::rules::roadmap::{self, Step};
use crate::*;

/// A record with a date that has passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Late {
    /// Its table.
    pub table: &'static str,
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// The date that counts now: the revised one, else the first promise.
    pub due_on: NaiveDate,
    /// Who answers for it; empty when nobody was named.
    pub owner: String,
}

/// Something that waits for a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct ToDecide {
    /// `recommendation`, `goal_unexplained`, `gap_without_action`, `memorandum`, `decision_open` or `late_unexplained`.
    pub code: &'static str,
    /// Its table.
    pub table: &'static str,
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// When it is to be decided, where that is known.
    pub on: Option<NaiveDate>,
}

/// What one partner promised and gave, in the smallest unit of money; rooms and hours count what they are worth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contribution {
    /// The partner.
    pub partner_id: Id,
    /// Its name.
    pub name: String,
    /// Promised.
    pub pledged_minor: i64,
    /// Came.
    pub received_minor: i64,
    /// Offers in all, those without a worth included.
    pub offers: usize,
}

/// On what the ratings rest.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Ground {
    /// The last round of the main framework.
    pub assessment_id: Option<Id>,
    pub title: String,
    pub held_on: Option<NaiveDate>,
    /// Features with a rating in it, of all features of its framework.
    pub rated: usize,
    pub features: usize,
    /// People or bodies that gave an opinion.
    pub raters: usize,
    /// Evidence brought to the round, or to a feature at any time.
    pub evidence: usize,
    /// Features that have at least one of these.
    pub features_with_evidence: usize,
    /// Indicators with a value, of all.
    pub indicators_measured: usize,
    pub indicators: usize,
}

/// What hosts returned for a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Returned {
    /// Events with a number of people who came, of those that count.
    pub returned: usize,
    pub events: usize,
    pub attended: i64,
    pub first_time: i64,
}

/// What is late of one kind: goals, actions or milestones.
pub fn late_steps(plan: &Plan, today: NaiveDate, kind: Subject) -> Vec<Late> {
    let late = roadmap::late(plan, today).into_iter().filter(|step| step.kind == kind);
    sorted(late.filter_map(|step| late_step(&step)).collect())
}

fn late_step(step: &Step) -> Option<Late> {
    Some(late(step.kind.word(), step.id, step.title, step.effective_on()?, step.owner))
}

/// Everything that is late, the longest first: actions, milestones, goals, tasks, papers and readings.
pub fn late_all(plan: &Plan, today: NaiveDate) -> Vec<Late> {
    let mut all: Vec<Late> = roadmap::late(plan, today).iter().filter_map(late_step).collect();
    all.extend(plan.tasks.iter().filter(|it| it.done_on.is_none()).filter_map(|it| {
        let due_on = it.due_on.filter(|due_on| *due_on < today)?;
        Some(late("task", &it.id, &it.title, due_on, &it.assignee))
    }));
    all.extend(late_papers(plan, today));
    let overdue = awaited(plan, today).into_iter().filter(|(_, due_on)| *due_on < today);
    all.extend(overdue.map(|(it, due_on)| late("indicator", &it.id, &it.name, due_on, &it.collector)));
    sorted(all)
}

/// Meetings still to come whose papers were due and of which one or all are not written.
fn late_papers(plan: &Plan, today: NaiveDate) -> Vec<Late> {
    let coming = plan.meetings.iter().filter(|meeting| today <= meeting.held_on);
    let due = coming.filter_map(|meeting| Some((meeting, meeting.papers_due_on.filter(|due_on| *due_on < today)?)));
    let mut late_papers = Vec::new();
    for (meeting, due_on) in due {
        let mut papers = plan.papers.iter().filter(|paper| paper.meeting_id.as_ref() == Some(&meeting.id)).peekable();
        if papers.peek().is_none() {
            late_papers.push(late("meeting", &meeting.id, meeting_name(meeting), due_on, ""));
        }
        let unwritten = papers.filter(|paper| paper.written_on.is_none());
        late_papers.extend(unwritten.map(|paper| late("paper", &paper.id, &paper.title, due_on, &paper.author)));
    }
    late_papers
}

/// What a meeting is called: its title, else its body.
pub fn meeting_name(meeting: &Meeting) -> &str {
    if meeting.title.is_empty() { &meeting.body } else { &meeting.title }
}

fn late(table: &'static str, id: &str, title: &str, due_on: NaiveDate, owner: &str) -> Late {
    Late { table, id: id.to_owned(), title: title.to_owned(), due_on, owner: owner.trim().to_owned() }
}

fn sorted(mut late: Vec<Late>) -> Vec<Late> {
    late.sort_by(|a, b| (a.due_on, a.table, &a.id).cmp(&(b.due_on, b.table, &b.id)));
    late
}

/// The last meeting before a day.
pub fn last_meeting(plan: &Plan, today: NaiveDate) -> Option<&Meeting> {
    plan.meetings.iter().filter(|it| it.held_on < today).max_by(|a, b| (a.held_on, &a.id).cmp(&(b.held_on, &b.id)))
}

/// The next meeting, today's included.
pub fn next_meeting(plan: &Plan, today: NaiveDate) -> Option<&Meeting> {
    plan.meetings.iter().filter(|it| today <= it.held_on).min_by(|a, b| (a.held_on, &a.id).cmp(&(b.held_on, &b.id)))
}

/// How far below its ambition a feature must be rated before an action is missed.
const BIG_GAP: i64 = 2;

/// What waits for a decision: first what the next meeting is asked, then what nobody has explained or answered.
pub fn to_decide(plan: &Plan, today: NaiveDate) -> Vec<ToDecide> {
    let mut list = Vec::new();
    if let Some(meeting) = next_meeting(plan, today) {
        let papers: HashSet<&str> = plan
            .papers
            .iter()
            .filter(|paper| paper.meeting_id.as_ref() == Some(&meeting.id))
            .map(|paper| paper.id.as_str())
            .collect();
        let decided: HashSet<&str> = plan.decisions.iter().filter_map(|it| it.recommendation_id.as_deref()).collect();
        let mut asked: Vec<&Recommendation> = plan
            .recommendations
            .iter()
            .filter(|it| papers.contains(it.paper_id.as_str()) && !decided.contains(it.id.as_str()))
            .filter(|it| it.verb != RecommendationVerb::Note)
            .collect();
        asked.sort_by(|a, b| (&a.paper_id, &a.position, &a.id).cmp(&(&b.paper_id, &b.position, &b.id)));
        list.extend(asked.into_iter().map(|it| ToDecide {
            code: "recommendation",
            table: "paper",
            id: it.paper_id.clone(),
            title: it.text.clone(),
            on: Some(meeting.held_on),
        }));
    }
    list.extend(unexplained(plan));
    list.extend(gaps_without_action(plan));
    list.extend(decisions_open(plan).into_iter().map(|it| ToDecide {
        code: "decision_open",
        table: "decision",
        id: it.id.clone(),
        title: it.title.clone(),
        on: plan.meetings.iter().find(|meeting| meeting.id == it.meeting_id).map(|meeting| meeting.held_on),
    }));
    let is_due = |on: Option<NaiveDate>| on.is_some_and(|on| on <= today);
    let partners = plan.partners.iter().filter(|it| it.status != PartnerStatus::Former);
    list.extend(partners.filter(|it| is_due(it.memorandum_remind_on)).map(|it| ToDecide {
        code: "memorandum",
        table: "partner",
        id: it.id.clone(),
        title: it.name.clone(),
        on: it.memorandum_ends_on,
    }));
    list
}

/// Goals that are behind or postponed and do not say why.
fn unexplained(plan: &Plan) -> impl Iterator<Item = ToDecide> {
    let is_behind = |status| matches!(status, RoadmapStatus::Behind | RoadmapStatus::Postponed);
    let goals = plan.goals.iter().filter(move |it| is_behind(it.status) && it.explanation.trim().is_empty());
    goals.map(|it| ToDecide {
        code: "goal_unexplained",
        table: "goal",
        id: it.id.clone(),
        title: it.title.clone(),
        on: it.effective_on(),
    })
}

/// Features far below their ambition in the last round to which no action is tied, the widest gap first.
fn gaps_without_action(plan: &Plan) -> Vec<ToDecide> {
    let Some(assessment) = latest_assessment(plan) else { return Vec::new() };
    let acted: HashSet<&str> = plan
        .tags
        .iter()
        .filter(|tag| tag.subject == Subject::Action)
        .filter_map(|tag| tag.feature_id.as_deref())
        .collect();
    let mut gaps: Vec<(i64, &Rating)> = plan
        .ratings
        .iter()
        .filter(|it| it.assessment_id == assessment.id && !acted.contains(it.feature_id.as_str()))
        .filter_map(|it| Some((it.ambition?.saturating_sub(it.now?), it)))
        .filter(|(gap, _)| BIG_GAP <= *gap)
        .collect();
    gaps.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
    let features = by_id(&plan.features);
    let named = gaps.into_iter().filter_map(|(_, rating)| features.get(rating.feature_id.as_str()));
    named
        .map(|feature| ToDecide {
            code: "gap_without_action",
            table: "feature",
            id: feature.id.clone(),
            title: feature.name.clone(),
            on: None,
        })
        .collect()
}

/// Decisions that were agreed and have not become an action that is done.
pub fn decisions_open(plan: &Plan) -> Vec<&Decision> {
    let is_done = |action: &&Action| Step::from(*action).is_done();
    let done: HashSet<&str> = plan.actions.iter().filter(is_done).map(|action| action.id.as_str()).collect();
    let agreed = |it: &&Decision| matches!(it.outcome, DecisionOutcome::Agreed | DecisionOutcome::Amended);
    let open = |it: &&Decision| !it.action_id.as_deref().is_some_and(|id| done.contains(id));
    plan.decisions.iter().filter(agreed).filter(open).collect()
}

/// Partners that were asked and have not answered: invited without a reply, or a letter whose answer is overdue.
pub fn silent_partners(plan: &Plan, today: NaiveDate) -> Vec<&Partner> {
    let waiting: HashSet<&str> = plan
        .interactions
        .iter()
        .filter(|it| it.answered_on.is_none() && it.answer_due_on.is_some_and(|due_on| due_on < today))
        .map(|it| it.partner_id.as_str())
        .collect();
    let is_unanswered = |it: &&Partner| {
        it.status == PartnerStatus::Invited && it.invited_on.is_some() && it.answered_on.is_none()
            || waiting.contains(it.id.as_str())
    };
    let here = plan.partners.iter().filter(|it| it.status != PartnerStatus::Former);
    here.filter(is_unanswered).collect()
}

/// Who gives what, the largest promise first.
pub fn contributions(plan: &Plan) -> Vec<Contribution> {
    let names = by_id(&plan.partners);
    let mut by_partner: BTreeMap<&str, Contribution> = BTreeMap::new();
    for offer in &plan.offers {
        let Some(partner) = names.get(offer.partner_id.as_str()) else { continue };
        let sum = by_partner.entry(&offer.partner_id).or_insert_with(|| Contribution {
            partner_id: partner.id.clone(),
            name: partner.name.clone(),
            ..Contribution::default()
        });
        sum.pledged_minor = sum.pledged_minor.saturating_add(offer.amount_minor.unwrap_or(0));
        sum.received_minor = sum.received_minor.saturating_add(offer.received_minor.unwrap_or(0));
        sum.offers += 1;
    }
    let mut list: Vec<Contribution> = by_partner.into_values().collect();
    list.sort_by(|a, b| {
        let worth = |it: &Contribution| it.pledged_minor.max(it.received_minor);
        worth(b).cmp(&worth(a)).then_with(|| b.offers.cmp(&a.offers)).then_with(|| a.name.cmp(&b.name))
    });
    list
}

/// The year whose money is looked at: the week's, else today's.
pub fn budget_year(week: Option<&Week>, today: NaiveDate) -> i64 {
    i64::from(week.map_or(today.year(), |week| week.starts_on.year()))
}

/// The budget of a year.
pub fn money(plan: &Plan, year: i64) -> Sums {
    Sums::of(plan.budget_lines.iter().filter(|line| line.year == year))
}

/// What hosts returned for the events of a week that are live.
pub fn returned(plan: &Plan, week_id: &str) -> Returned {
    let events = plan.events.iter().filter(|it| it.week_id.as_deref() == Some(week_id) && it.status.is_live());
    events.fold(Returned::default(), |sum, event| Returned {
        returned: sum.returned + usize::from(event.attended_count.is_some()),
        events: sum.events + 1,
        attended: sum.attended.saturating_add(event.attended_count.unwrap_or(0)),
        first_time: sum.first_time.saturating_add(event.first_time_count.unwrap_or(0)),
    })
}

/// Pillars that have reached the year's target, of those rated; `None` without a target or a rated pillar.
pub fn pillars_on_target(plan: &Plan, week: Option<&Week>) -> Option<(usize, usize)> {
    let target = week?.target_progress_percent? as f64;
    let progress = area_progress(plan, &latest_assessment(plan)?.id);
    let pillars = plan.pillars();
    let rated: Vec<f64> = pillars.iter().filter_map(|pillar| *progress.get(&pillar.id)?).collect();
    (!rated.is_empty()).then(|| (rated.iter().filter(|percent| target <= **percent).count(), rated.len()))
}

/// On what the last ratings and the indicators rest.
pub fn ground(plan: &Plan) -> Ground {
    let measured: HashSet<&str> =
        plan.readings.iter().filter(|it| it.value.is_some()).map(|it| it.indicator_id.as_str()).collect();
    let mut ground = Ground {
        indicators: plan.indicators.len(),
        indicators_measured: plan.indicators.iter().filter(|it| measured.contains(it.id.as_str())).count(),
        ..Ground::default()
    };
    let Some(assessment) = latest_assessment(plan) else { return ground };
    ground.assessment_id = Some(assessment.id.clone());
    ground.title.clone_from(&assessment.title);
    ground.held_on = Some(assessment.held_on);
    let levels: HashSet<&str> =
        plan.levels.iter().filter(|it| it.framework_id == assessment.framework_id).map(|it| it.id.as_str()).collect();
    let areas: HashSet<&str> =
        plan.areas.iter().filter(|it| levels.contains(it.level_id.as_str())).map(|it| it.id.as_str()).collect();
    let features: HashSet<&str> =
        plan.features.iter().filter(|it| areas.contains(it.area_id.as_str())).map(|it| it.id.as_str()).collect();
    let ratings: HashMap<&str, &Rating> = plan
        .ratings
        .iter()
        .filter(|it| it.assessment_id == assessment.id && it.now.is_some() && features.contains(it.feature_id.as_str()))
        .map(|it| (it.feature_id.as_str(), it))
        .collect();
    let raters: HashSet<&str> =
        plan.opinions.iter().filter(|it| it.assessment_id == assessment.id).map(|it| it.rater.trim()).collect();
    let mut shown: HashSet<&str> =
        ratings.values().filter(|it| !it.evidence.trim().is_empty()).map(|it| it.feature_id.as_str()).collect();
    let in_words = shown.len();
    let brought = plan.evidence.iter().filter(|it| {
        it.subject == Subject::Feature
            && features.contains(it.subject_id.as_str())
            && it.assessment_id.as_ref().is_none_or(|id| *id == assessment.id)
    });
    for evidence in brought {
        ground.evidence += 1;
        shown.insert(&evidence.subject_id);
    }
    ground.features = features.len();
    ground.rated = ratings.len();
    ground.raters = raters.iter().filter(|rater| !rater.is_empty()).count();
    ground.evidence += in_words;
    ground.features_with_evidence = shown.len();
    ground
}
