//! What changed between two states of the plan, by kind, as a meeting wants to hear it.
//!
//! Names and numbers only; nothing here is a sentence. Changes that say nothing to a meeting, such as a corrected
//! address, are left out; the history has every one of them.

use std::collections::{BTreeMap, BTreeSet};

use super::outlook::money;
use crate::rules::progress::{area_progress, latest_assessment};
use crate::*;

/// How a record differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It was not there.
    New,
    /// Something that matters is different.
    Changed,
}

/// One kind of change with the records it happened to.
#[derive(Clone, Debug, PartialEq)]
pub struct SinceItem {
    /// Such as `partners_new`; the kind of sentence.
    pub code: &'static str,
    /// The table of the records; where the sentence leads.
    pub table: &'static str,
    /// The records, in the order of the plan.
    pub ids: Vec<Id>,
    /// What people call them, in the same order.
    pub names: Vec<String>,
    /// By how much, where a number moved: money in its smallest unit, ratings in points of a hundred.
    pub by: Option<i64>,
}

/// How many names a sentence gives before it counts the rest.
const NAMED: usize = 3;

impl SinceItem {
    /// What a sentence about it names: at most three different names, and how many records are left besides.
    pub fn named(&self) -> (Vec<&str>, usize) {
        let mut shown: Vec<&str> = Vec::new();
        let mut rest = 0;
        for name in self.names.iter().map(|name| name.trim()) {
            match shown.len() {
                _ if shown.contains(&name) => {}
                len if len < NAMED && !name.is_empty() => shown.push(name),
                _ => rest += 1,
            }
        }
        (shown, rest)
    }
}

/// Everything that changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Since {
    /// In the order in which a meeting hears it.
    pub items: Vec<SinceItem>,
    /// The records that are new or different, by table and id.
    pub marks: BTreeMap<(String, Id), ChangeKind>,
}

struct Pairs<'a, R> {
    new: Vec<&'a R>,
    gone: Vec<&'a R>,
    both: Vec<(&'a R, &'a R)>,
}

fn pairs<'a, R: Record>(before: &'a [R], after: &'a [R]) -> Pairs<'a, R> {
    let (old, new) = (by_id(before), by_id(after));
    Pairs {
        new: after.iter().filter(|record| !old.contains_key(record.id())).collect(),
        gone: before.iter().filter(|record| !new.contains_key(record.id())).collect(),
        both: after.iter().filter_map(|record| Some((*old.get(record.id())?, record))).collect(),
    }
}

/// What changed from one state to a later one; `year` is the one whose budget is compared.
pub fn since(before: &Plan, after: &Plan, year: i64) -> Since {
    let mut since = Since::default();
    since.decisions(before, after);
    since.ratings(before, after);
    since.roadmap(before, after);
    since.money(before, after, year);
    since.programme(before, after);
    since.partners(before, after);
    since.readings(before, after);
    since.others(before, after);
    since
}

impl Since {
    /// Whether a record is new or different.
    pub fn change_kind(&self, table: &str, id: &str) -> Option<ChangeKind> {
        self.marks.get(&(table.to_owned(), id.to_owned())).copied()
    }

    fn say<R: Record>(
        &mut self,
        code: &'static str,
        kind: Option<ChangeKind>,
        records: &[&R],
        name: fn(&R) -> &String,
    ) {
        if records.is_empty() {
            return;
        }
        for record in records {
            if let Some(kind) = kind {
                self.marks.entry((R::TABLE.to_owned(), record.id().to_owned())).or_insert(kind);
            }
        }
        self.items.push(SinceItem {
            code,
            table: R::TABLE,
            ids: records.iter().map(|record| record.id().to_owned()).collect(),
            names: records.iter().map(|record| name(record).clone()).collect(),
            by: None,
        });
    }

    fn decisions(&mut self, before: &Plan, after: &Plan) {
        let decisions = pairs(&before.decisions, &after.decisions);
        self.say("decisions_new", Some(ChangeKind::New), &decisions.new, |it| &it.title);
        let papers = pairs(&before.papers, &after.papers);
        self.say("papers_new", Some(ChangeKind::New), &papers.new, |it| &it.title);
        let meetings = pairs(&before.meetings, &after.meetings);
        self.say("meetings_new", Some(ChangeKind::New), &meetings.new, |it| &it.body);
        let declarations = pairs(&before.declarations, &after.declarations);
        self.say("declarations_new", Some(ChangeKind::New), &declarations.new, |it| &it.title);
    }

    fn ratings(&mut self, before: &Plan, after: &Plan) {
        let rounds = pairs(&before.assessments, &after.assessments);
        self.say("rounds_new", Some(ChangeKind::New), &rounds.new, |it| &it.title);
        let of = |plan: &Plan| latest_assessment(plan).map(|it| area_progress(plan, &it.id)).unwrap_or_default();
        let (old, new) = (of(before), of(after));
        for pillar in after.pillars() {
            let moved = |progress: &BTreeMap<Id, Option<f64>>| progress.get(&pillar.id).copied().flatten();
            let (Some(was), Some(is)) = (moved(&old), moved(&new)) else { continue };
            let by = is.round() as i64 - was.round() as i64;
            if by == 0 {
                continue;
            }
            self.marks.insert(("area".to_owned(), pillar.id.clone()), ChangeKind::Changed);
            self.items.push(SinceItem {
                code: if 0 < by { "pillar_up" } else { "pillar_down" },
                table: "area",
                ids: vec![pillar.id.clone()],
                names: vec![if pillar.short_name.is_empty() { &pillar.name } else { &pillar.short_name }.clone()],
                by: Some(by.saturating_abs()),
            });
        }
        let ratings = pairs(&before.ratings, &after.ratings);
        let differ = ratings.both.iter().filter(|(old, new)| (old.now, old.ambition) != (new.now, new.ambition));
        for rating in differ.map(|(_, new)| new.feature_id.clone()) {
            self.marks.insert(("feature".to_owned(), rating), ChangeKind::Changed);
        }
    }

    fn roadmap(&mut self, before: &Plan, after: &Plan) {
        let goals = pairs(&before.goals, &after.goals);
        self.say("goals_new", Some(ChangeKind::New), &goals.new, |it| &it.title);
        let goal = |status: RoadmapStatus| -> Vec<&Goal> {
            let moved = goals.both.iter().filter(|(old, new)| old.status != new.status && new.status == status);
            moved.map(|(_, new)| *new).collect()
        };
        self.say("goals_achieved", Some(ChangeKind::Changed), &goal(RoadmapStatus::Achieved), |it| &it.title);
        self.say("goals_behind", Some(ChangeKind::Changed), &goal(RoadmapStatus::Behind), |it| &it.title);
        self.say("goals_postponed", Some(ChangeKind::Changed), &goal(RoadmapStatus::Postponed), |it| &it.title);
        self.say("goals_on_track", Some(ChangeKind::Changed), &goal(RoadmapStatus::OnTrack), |it| &it.title);
        let actions = pairs(&before.actions, &after.actions);
        self.say("actions_new", Some(ChangeKind::New), &actions.new, |it| &it.title);
        let action = |status: RoadmapStatus| -> Vec<&Action> {
            let moved = actions.both.iter().filter(|(old, new)| old.status != new.status && new.status == status);
            moved.map(|(_, new)| *new).collect()
        };
        self.say("actions_achieved", Some(ChangeKind::Changed), &action(RoadmapStatus::Achieved), |it| &it.title);
        self.say("actions_behind", Some(ChangeKind::Changed), &action(RoadmapStatus::Behind), |it| &it.title);
        self.say("actions_postponed", Some(ChangeKind::Changed), &action(RoadmapStatus::Postponed), |it| &it.title);
        self.say("actions_on_track", Some(ChangeKind::Changed), &action(RoadmapStatus::OnTrack), |it| &it.title);
        let moved: Vec<&Action> = actions
            .both
            .iter()
            .filter(|(old, new)| old.revised_due_on != new.revised_due_on)
            .map(|(_, new)| *new)
            .collect();
        self.say("actions_moved", Some(ChangeKind::Changed), &moved, |it| &it.title);
        let milestones = pairs(&before.milestones, &after.milestones);
        let done: Vec<&Milestone> = milestones
            .both
            .iter()
            .filter(|(old, new)| old.done_on.is_none() && new.done_on.is_some())
            .map(|(_, new)| *new)
            .collect();
        self.say("milestones_done", Some(ChangeKind::Changed), &done, |it| &it.title);
        self.say("milestones_new", Some(ChangeKind::New), &milestones.new, |it| &it.title);
    }

    fn money(&mut self, before: &Plan, after: &Plan, year: i64) {
        let lines = pairs(&before.budget_lines, &after.budget_lines);
        for line in &lines.new {
            self.marks.insert(("budget_line".to_owned(), line.id.clone()), ChangeKind::New);
        }
        let amounts =
            |line: &BudgetLine| (line.planned_minor, line.secured_minor, line.spent_minor, line.matched_minor);
        for (_, new) in lines.both.iter().filter(|(old, new)| amounts(old) != amounts(new)) {
            self.marks.insert(("budget_line".to_owned(), new.id.clone()), ChangeKind::Changed);
        }
        let (was, is) = (money(before, year), money(after, year));
        let moves = [
            ("budget_planned_up", "budget_planned_down", is.planned_minor.saturating_sub(was.planned_minor)),
            ("budget_secured_up", "budget_secured_down", is.secured_minor.saturating_sub(was.secured_minor)),
            ("budget_spent_up", "budget_spent_down", is.spent_minor.saturating_sub(was.spent_minor)),
        ];
        for (up, down, by) in moves.into_iter().filter(|(_, _, by)| *by != 0) {
            let code = if 0 < by { up } else { down };
            self.items.push(SinceItem {
                code,
                table: "budget_line",
                ids: Vec::new(),
                names: Vec::new(),
                by: Some(by.saturating_abs()),
            });
        }
        let offers = pairs(&before.offers, &after.offers);
        self.say("offers_new", Some(ChangeKind::New), &offers.new, |it| &it.title);
    }

    fn programme(&mut self, before: &Plan, after: &Plan) {
        let events = pairs(&before.events, &after.events);
        self.say("events_new", Some(ChangeKind::New), &events.new, |it| &it.title);
        let turned = |is_it: fn(EventStatus) -> bool| -> Vec<&Event> {
            let moved = events.both.iter().filter(|(old, new)| !is_it(old.status) && is_it(new.status));
            moved.map(|(_, new)| *new).collect()
        };
        let confirmed = turned(EventStatus::is_confirmed);
        self.say("events_confirmed", Some(ChangeKind::Changed), &confirmed, |it| &it.title);
        let lost = turned(|status| !status.is_live());
        self.say("events_cancelled", Some(ChangeKind::Changed), &lost, |it| &it.title);
        self.say("events_gone", None, &events.gone, |it| &it.title);
    }

    fn partners(&mut self, before: &Plan, after: &Plan) {
        let partners = pairs(&before.partners, &after.partners);
        self.say("partners_new", Some(ChangeKind::New), &partners.new, |it| &it.name);
        let turned = |is_it: fn(PartnerStatus) -> bool| -> Vec<&Partner> {
            let moved = partners.both.iter().filter(|(old, new)| !is_it(old.status) && is_it(new.status));
            moved.map(|(_, new)| *new).collect()
        };
        self.say("partners_committed", Some(ChangeKind::Changed), &turned(PartnerStatus::is_committed), |it| &it.name);
        let left = turned(|status| matches!(status, PartnerStatus::Paused | PartnerStatus::Former));
        self.say("partners_left", Some(ChangeKind::Changed), &left, |it| &it.name);
        self.say("partners_gone", None, &partners.gone, |it| &it.name);
    }

    fn readings(&mut self, before: &Plan, after: &Plan) {
        let readings = pairs(&before.readings, &after.readings);
        let valued = |old: &Reading, new: &Reading| old.value != new.value;
        let changed = readings.both.iter().filter(|(old, new)| valued(old, new)).map(|(_, new)| *new);
        let touched: BTreeSet<&str> =
            readings.new.iter().copied().chain(changed).map(|it| it.indicator_id.as_str()).collect();
        let measured: Vec<&Indicator> = after.indicators.iter().filter(|it| touched.contains(it.id.as_str())).collect();
        self.say("readings_new", Some(ChangeKind::Changed), &measured, |it| &it.name);
        let indicators = pairs(&before.indicators, &after.indicators);
        self.say("indicators_new", Some(ChangeKind::New), &indicators.new, |it| &it.name);
    }

    fn others(&mut self, before: &Plan, after: &Plan) {
        let risks = pairs(&before.risks, &after.risks);
        self.say("risks_new", Some(ChangeKind::New), &risks.new, |it| &it.title);
        let closed: Vec<&Risk> =
            risks.both.iter().filter(|(old, new)| !old.is_closed && new.is_closed).map(|(_, new)| *new).collect();
        self.say("risks_closed", Some(ChangeKind::Changed), &closed, |it| &it.title);
        let practices = pairs(&before.practices, &after.practices);
        self.say("practices_new", Some(ChangeKind::New), &practices.new, |it| &it.title);
        let evidence = pairs(&before.evidence, &after.evidence);
        self.say("evidence_new", Some(ChangeKind::New), &evidence.new, |it| &it.title);
    }
}
