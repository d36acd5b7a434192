//! The deputy mayor's screen, coverage and charts.

use std::path::PathBuf;

use charts::{Chart, ChartListing, Medium, Scene};
use domain::rules::coverage::{self, Coverage};
use domain::rules::figures::Figures;
use domain::{Milestone, Plan, Week};

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::door::notices::of_letters;
use crate::views::{Exported, KeyFigure, Overview, Values};

/// How many problems and milestones the overview names.
const NAMED: usize = 5;

pub(crate) fn get_overview(desk: &Desk) -> Result<Overview, Failure> {
    let shown = desk.shown()?;
    let today = shown.today(desk.now());
    let Some(week) = shown.week() else {
        let milestones = next_milestones(&shown.plan, None);
        return Ok(Overview {
            days_to_opening: None,
            submissions_close_in_days: None,
            last_meeting_on: None,
            figures: Vec::new(),
            attention: Vec::new(),
            attention_total: 0,
            milestones,
        });
    };
    let figures = shown.figures(week);
    let meetings = shown.plan.meetings.iter().map(|meeting| meeting.held_on);
    Ok(Overview {
        days_to_opening: Some((week.starts_on - today).num_days()),
        submissions_close_in_days: week.submissions_close_on.map(|closes_on| (closes_on - today).num_days()),
        last_meeting_on: meetings.filter(|held_on| *held_on <= today).max(),
        figures: key_figures(&shown, week, figures),
        attention: shown.open_problems().take(NAMED).cloned().collect(),
        attention_total: shown.open_problems().count(),
        milestones: next_milestones(&shown.plan, Some(week)),
    })
}

fn next_milestones(plan: &Plan, week: Option<&Week>) -> Vec<Milestone> {
    let week_id = week.map(|week| &week.id);
    let is_ours = |milestone: &&Milestone| milestone.week_id.is_none() || milestone.week_id.as_ref() == week_id;
    let mut open: Vec<&Milestone> =
        plan.milestones.iter().filter(is_ours).filter(|milestone| milestone.done_on.is_none()).collect();
    // The earliest first: overdue ones lead by themselves.
    let due = |milestone: &Milestone| milestone.effective_on();
    open.sort_by(|a, b| (due(a), &a.id).cmp(&(due(b), &b.id)));
    open.into_iter().take(NAMED).cloned().collect()
}

pub(crate) fn key_figures(shown: &Shown, week: &Week, figures: &Figures) -> Vec<KeyFigure> {
    let currency = shown.plan.profile.as_ref().map(|profile| profile.currency.clone()).unwrap_or_default();
    let count = |number: usize| number.to_string();
    let target = |number: Option<i64>| number.map(|number| number as f64);
    vec![
        figure(
            "events",
            figures.planned as f64,
            target(week.target_event_count),
            "programme",
            &[("session_count", count(figures.sessions)), ("unscheduled_count", count(figures.unscheduled))],
        ),
        figure(
            "confirmed",
            figures.confirmed as f64,
            Some(figures.planned as f64),
            "programme",
            &[("submitted_count", count(figures.submitted)), ("waiting_count", count(figures.needs_information))],
        ),
        figure(
            "partners",
            figures.partners_committed as f64,
            target(week.target_partner_count),
            "partners",
            &[("invited_count", count(figures.partners_invited)), ("new_count", count(figures.partners_new))],
        ),
        figure(
            "places",
            figures.places as f64,
            target(week.target_place_count),
            "programme",
            &[("resident_count", figures.residents.map(|residents| residents.to_string()).unwrap_or_default())],
        ),
        figure(
            "money",
            figures.money_granted_minor as f64,
            Some(figures.money_asked_minor as f64),
            "programme",
            &[
                ("asked_minor", figures.money_asked_minor.to_string()),
                ("granted_minor", figures.money_granted_minor.to_string()),
                ("currency", currency),
            ],
        ),
        figure(
            "problems",
            figures.problems_open as f64,
            None,
            "problems",
            &[("blocking_count", count(figures.problems_blocking))],
        ),
    ]
}

fn figure(code: &str, value: f64, target: Option<f64>, screen: &str, values: &[(&str, String)]) -> KeyFigure {
    let target = target.filter(|target| 0.0 < *target);
    let values: Values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let percent = target.map(|target| 100.0 * value / target);
    KeyFigure { code: code.to_owned(), value, target, percent, values, screen: screen.to_owned() }
}

/// How evenly the week is spread: for scripts, and for the second count by SQL.
pub(crate) fn get_coverage(desk: &Desk) -> Result<Coverage, Failure> {
    let shown = desk.shown()?;
    Ok(coverage::coverage(&shown.plan, shown.need_week()?))
}

pub(crate) fn list_charts(desk: &Desk) -> Result<Vec<String>, Failure> {
    Ok(list_chart_titles(desk)?.into_iter().map(|chart| chart.name).collect())
}

/// Without a plan: the charts that every plan has.
pub(crate) fn list_chart_titles(desk: &Desk) -> Result<Vec<ChartListing>, Failure> {
    let plan = desk.shown().map(|shown| shown.plan.clone()).unwrap_or_default();
    Ok(charts::list(&plan, &desk.texts()))
}

pub(crate) fn draw_chart(desk: &Desk, name: String) -> Result<Chart, Failure> {
    draw(desk, &name, Medium::Screen)
}

fn draw(desk: &Desk, name: &str, medium: Medium) -> Result<Chart, Failure> {
    let shown = desk.shown()?;
    let scene = Scene { plan: &shown.plan, week: shown.week(), today: shown.today(desk.now()) };
    Ok(charts::draw(name, &scene, &desk.texts(), medium)?)
}

/// Pixels for each unit of a drawing.
const PNG_SCALE: f32 = 2.0;

/// What a file with a chart is about: its title.
pub(crate) fn chart_title(desk: &Desk, args: &serde_json::Value) -> Result<String, Failure> {
    let name = args["name"].as_str().unwrap_or_default();
    let titles = list_chart_titles(desk)?;
    let found = titles.into_iter().find(|chart| chart.name == name);
    Ok(found.ok_or_else(|| charts::ChartError::Unknown(name.to_owned()))?.title)
}

/// The numbers of a chart.
pub(crate) fn export_chart_table(desk: &Desk, path: PathBuf, name: String) -> Result<Exported, Failure> {
    save(desk, &path, FileKind::Csv, |_| Ok(charts::csv(&draw(desk, &name, Medium::Print)?.table)))
}

/// A chart as a picture, or its numbers, by the ending of the file.
pub(crate) fn export_chart(desk: &Desk, path: PathBuf, name: String) -> Result<Exported, Failure> {
    let mut notices = Vec::new();
    let written = save(desk, &path, FileKind::Picture, |ending| {
        let chart = draw(desk, &name, Medium::Print)?;
        // A table of numbers is read with the reader's own fonts.
        if ending != "csv" {
            let replaced = chart.replaced.iter().map(|(letter, text)| (*letter, text.as_str()));
            notices = of_letters(replaced);
        }
        Ok(match ending {
            "svg" => chart.svg.into_bytes(),
            "csv" => charts::csv(&chart.table),
            _ => charts::png(&chart, PNG_SCALE)?,
        })
    })?;
    Ok(Exported { notices, ..written })
}
