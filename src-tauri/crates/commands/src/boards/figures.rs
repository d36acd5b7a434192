//! The figures that boards can show: a number, its target, what it is made of, and where that is listed.
//!
//! Counts nothing itself: every number is one of `domain::rules`. The texts are finished, so that page and paper
//! say the same.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::Subject;
use domain::rules::indicators::{IndicatorStatus, facts, judge};
use domain::rules::outlook;
use serde::Serialize;
use text::Texts;
use ts_rs::TS;

use crate::Failure;
use crate::boards::overview::key_figures;
use crate::boards::standing::CardStatus;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::views::{KeyFigure, Values};

/// Every figure a board can show, in the order of the catalogue.
pub(crate) const FIGURES: &[&str] = &[
    "events",
    "confirmed",
    "partners",
    "places",
    "money",
    "problems",
    "pillars_on_target",
    "indicators_on_track",
    "actions_late",
    "milestones_late",
    "budget_secured",
    "budget_gap",
    "decisions_open",
    "first_time_learners",
    "attendance",
    "partners_silent",
];

/// Figures that are shown as a share of their target: how many hosts have confirmed says little without the whole.
const SHARES: &[&str] = &["confirmed"];

/// A number of the plan as a card.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FigureCard {
    /// One of the figures that `list_cards` names.
    pub code: String,
    pub title: String,
    /// `count`, `money` in the smallest unit, or `percent`.
    pub unit: String,
    /// `None`: nobody can say, which is not zero.
    pub value: Option<f64>,
    /// The number as people write it.
    pub number: String,
    /// The target, or what the number is made of.
    pub detail: String,
    pub target: Option<f64>,
    /// Of the target, 0 to 100 and beyond.
    pub percent: Option<f64>,
    /// `None` where a number is neither good nor bad.
    pub status: Option<CardStatus>,
    /// The status as a word.
    pub status_text: String,
    /// The screen that lists what the number counts.
    pub screen: String,
    pub filter: BTreeMap<String, String>,
}

impl FigureCard {
    /// What its number says, to be compared with that of another day.
    pub(crate) fn shown(&self) -> Option<f64> {
        if SHARES.contains(&self.code.as_str()) { self.percent } else { self.value }
    }
}

pub(crate) fn get_figures(desk: &Desk, codes: Vec<String>) -> Result<Vec<FigureCard>, Failure> {
    let shown = desk.shown()?;
    let today = shown.today(desk.now());
    let texts = desk.texts();
    codes.iter().map(|code| figure(code, &shown, today, &texts)).collect()
}

/// A number before it has words.
struct Raw {
    unit: &'static str,
    value: Option<f64>,
    target: Option<f64>,
    /// Values of the detail's message.
    values: Values,
    status: Option<CardStatus>,
    screen: &'static str,
    filter: &'static [(&'static str, &'static str)],
}

/// One figure of a plan on a day.
pub(crate) fn figure(code: &str, shown: &Shown, today: NaiveDate, texts: &Texts) -> Result<FigureCard, Failure> {
    let currency = currency(shown);
    let raw = raw(code, shown, today).ok_or_else(|| Failure::new("no_such_card").with("name", code))?;
    let written = |value: f64| match raw.unit {
        "money" => texts.money(value as i64, &currency),
        "percent" => texts.percent(value),
        _ => texts.number(value as i64),
    };
    let mut values = raw.values;
    values.insert("value".to_owned(), raw.value.map(written).unwrap_or_default());
    values.insert("target".to_owned(), raw.target.map(written).unwrap_or_default());
    for (name, value) in values.clone() {
        if let (Some(name), Ok(minor)) = (name.strip_suffix("_minor"), value.parse::<i64>()) {
            values.insert(name.to_owned(), texts.money(minor, &currency));
        }
    }
    let detail = match (raw.value, raw.target) {
        (None, _) => format!("figure-{code}-unknown"),
        (_, None) => format!("figure-{code}-detail-plain"),
        _ => format!("figure-{code}-detail"),
    };
    let percent = raw.value.zip(raw.target).map(|(value, target)| 100.0 * value / target);
    let number = match percent.filter(|_| SHARES.contains(&code)) {
        Some(percent) => texts.percent(percent),
        None => raw.value.map(written).unwrap_or_else(|| texts.get("board-unknown")),
    };
    Ok(FigureCard {
        code: code.to_owned(),
        title: texts.get(&format!("figure-{code}")),
        unit: raw.unit.to_owned(),
        value: raw.value,
        number,
        detail: texts.sentence(&detail, &values),
        target: raw.target,
        percent,
        status: raw.status,
        status_text: raw.status.map(|status| status.word(texts)).unwrap_or_default(),
        screen: raw.screen.to_owned(),
        filter: raw.filter.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    })
}

/// The plan's currency.
pub(crate) fn currency(shown: &Shown) -> String {
    shown.plan.profile.as_ref().map(|profile| profile.currency.clone()).unwrap_or_default()
}

fn raw(code: &str, shown: &Shown, today: NaiveDate) -> Option<Raw> {
    let plan = &*shown.plan;
    let week = shown.week();
    let count = |value: usize, screen, filter| Raw {
        unit: "count",
        value: Some(value as f64),
        target: None,
        values: Values::new(),
        status: None,
        screen,
        filter,
    };
    Some(match code {
        "events" | "confirmed" | "partners" | "places" | "money" | "problems" => of_week(code, shown),
        "pillars_on_target" => {
            let found = outlook::pillars_on_target(plan, week);
            let mut raw = count(0, "pillars", &[]);
            raw.value = found.map(|(reached, _)| reached as f64);
            raw.target = found.map(|(_, rated)| rated as f64);
            raw.values.insert("target_count".to_owned(), percent_target(shown));
            raw
        }
        "indicators_on_track" => {
            let found = indicators_on_track(shown, today);
            let mut raw = count(0, "indicators", &[]);
            raw.value = found.map(|(on_track, _)| on_track as f64);
            raw.target = found.map(|(_, judged)| judged as f64);
            raw
        }
        "actions_late" => {
            let late = outlook::late_steps(plan, today, Subject::Action).len();
            let mut raw = count(late, "roadmap", &[("late", "1")]);
            raw.values.insert("all_count".to_owned(), plan.actions.len().to_string());
            raw.status = CardStatus::of_count(late, plan.actions.len(), CardStatus::Bad);
            raw
        }
        "milestones_late" => {
            let late = outlook::late_steps(plan, today, Subject::Milestone).len();
            let mut raw = count(late, "roadmap", &[("late", "1")]);
            raw.values.insert("all_count".to_owned(), plan.milestones.len().to_string());
            raw.status = CardStatus::of_count(late, plan.milestones.len(), CardStatus::Bad);
            raw
        }
        "budget_secured" | "budget_gap" => of_budget(code, shown, today),
        "decisions_open" => {
            let open = outlook::decisions_open(plan).len();
            let mut raw = count(open, "meetings", &[("decisions", "open")]);
            raw.values.insert("all_count".to_owned(), plan.decisions.len().to_string());
            raw
        }
        "first_time_learners" | "attendance" => {
            let returned = week.map(|week| outlook::returned(plan, &week.id)).unwrap_or_default();
            let people = if code == "attendance" { returned.attended } else { returned.first_time };
            let mut raw = count(0, "programme", &[("view", "table")]);
            raw.value = (0 < returned.returned).then_some(people as f64);
            raw.values.insert("returned_count".to_owned(), returned.returned.to_string());
            raw.values.insert("event_count".to_owned(), returned.events.to_string());
            raw
        }
        "partners_silent" => {
            let silent = outlook::silent_partners(plan, today).len();
            let mut raw = count(silent, "partners", &[("silent", "1")]);
            raw.values.insert("all_count".to_owned(), plan.partners.len().to_string());
            raw.status = CardStatus::of_count(silent, plan.partners.len(), CardStatus::Watch);
            raw
        }
        _ => return None,
    })
}

fn percent_target(shown: &Shown) -> String {
    shown.week().and_then(|week| week.target_progress_percent).map(|target| target.to_string()).unwrap_or_default()
}

/// Indicators on track or there already, of all that are judged by their target. A trend has no track to be on, and
/// what cannot be judged is not counted as behind. `None` while none is judged.
fn indicators_on_track(shown: &Shown, today: NaiveDate) -> Option<(usize, usize)> {
    let (mut on_track, mut judged) = (0, 0);
    for facts in facts(&shown.plan, today).iter().filter(|facts| !facts.indicator.is_context) {
        match judge(facts.indicator, &facts.series(), &facts.targets).status {
            IndicatorStatus::Achieved | IndicatorStatus::OnTrack => (on_track, judged) = (on_track + 1, judged + 1),
            IndicatorStatus::Behind | IndicatorStatus::OffTrack => judged += 1,
            _ => {}
        }
    }
    (0 < judged).then_some((on_track, judged))
}

fn of_budget(code: &str, shown: &Shown, today: NaiveDate) -> Raw {
    let year = outlook::budget_year(shown.week(), today);
    let money = outlook::money(&shown.plan, year);
    let is_secured = code == "budget_secured";
    // Secured beyond what is planned is no gap.
    let value = if is_secured { money.secured_minor } else { money.gap_minor.max(0) };
    let is_known = shown.plan.budget_lines.iter().any(|line| line.year == year);
    let values = [
        ("year", year.to_string()),
        ("planned_minor", money.planned_minor.to_string()),
        ("spent_minor", money.spent_minor.to_string()),
    ];
    Raw {
        unit: "money",
        value: is_known.then_some(value as f64),
        target: (is_secured && 0 < money.planned_minor).then_some(money.planned_minor as f64),
        values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        // What is secured says nothing while more is wanted: its gap does.
        status: is_known
            .then(|| CardStatus::of_gap(money.gap_minor))
            .filter(|status| !is_secured || *status == CardStatus::Good),
        screen: "budget",
        filter: &[],
    }
}

/// One of the six numbers of the week.
fn of_week(code: &str, shown: &Shown) -> Raw {
    let key = shown
        .week()
        .map(|week| key_figures(shown, week, shown.figures(week)))
        .and_then(|all| all.into_iter().find(|figure| figure.code == code));
    let place: (&'static str, &'static [(&'static str, &'static str)]) = match code {
        "confirmed" => ("programme", &[("view", "table"), ("status", "confirmed")]),
        "partners" => ("partners", &[]),
        "problems" => ("problems", &[]),
        _ => ("programme", &[("view", "table")]),
    };
    let mut values = key.as_ref().map(|key| key.values.clone()).unwrap_or_default();
    if code == "places" {
        values.insert("per_place".to_owned(), key.as_ref().map(per_place).unwrap_or_default());
    }
    let is_open = key.as_ref().is_some_and(|key| 0.0 < key.value);
    Raw {
        unit: if code == "money" { "money" } else { "count" },
        value: key.as_ref().map(|key| key.value),
        target: key.and_then(|key| key.target),
        values,
        status: (code == "problems" && is_open).then_some(CardStatus::Watch),
        screen: place.0,
        filter: place.1,
    }
}

/// Residents for each place, as the message `figure-places-detail-plain` wants it.
fn per_place(figure: &KeyFigure) -> String {
    let residents: f64 = figure.values.get("resident_count").and_then(|text| text.parse().ok()).unwrap_or(0.0);
    if 0.0 < figure.value && 0.0 < residents { format!("{:.0}", residents / figure.value) } else { "none".to_owned() }
}
