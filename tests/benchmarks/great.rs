//! A plan as large as Paideia promises to stay quick with: 5,000 events, 1,000 partners, 500 indicators over ten
//! years in twelve groups, and the ties, offers, actions and money of a large city.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use domain::*;
use store::{Label, OpenRisk, PlanFile, Tx};

use crate::plans::{surroundings, write_grown};

/// How many of what.
const EVENTS: usize = 5_000;
const PARTNERS: usize = 1_000;
const INDICATORS: usize = 500;
const YEARS: i32 = 10;
const GROUPS: usize = 12;
const TIES: usize = 3_000;
const OFFERS: usize = 2_000;
const ACTIONS: usize = 400;
const BUDGET_LINES: usize = 400;

/// What it is called in the figures.
pub const GREAT: &str = "5,000 events, 1,000 partners, 60,000 readings";

/// Writes the plan beside the others; says where.
pub fn write_great(folder: &Path, sample: &Plan) -> Result<PathBuf, String> {
    let path = folder.join("great.paideia");
    if path.exists() {
        return Ok(path);
    }
    let grown = write_grown(folder, sample, EVENTS)?;
    std::fs::copy(grown, &path).map_err(|error| error.to_string())?;
    let open = PlanFile::open(&path, OpenRisk::Accept, &surroundings(folder));
    let mut file = open.map_err(|error| error.to_string())?;
    file.command(Label::new("import_events"), |tx| fill(tx, sample)).map_err(|error| error.to_string())?;
    file.rest().map_err(|error| error.to_string())?;
    Ok(path)
}

fn fill(tx: &mut Tx, sample: &Plan) -> Result<(), store::StoreError> {
    let partner = |at: usize| format!("great-partner-{:04}", at % PARTNERS);
    let place = |at: usize| sample.neighbourhoods.get(at % sample.neighbourhoods.len().max(1));
    let day = |year: i32, at: usize| {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        first + Days::new((at % 365) as u64)
    };
    for at in 0..PARTNERS {
        tx.put(&Partner {
            id: partner(at),
            name: format!("Partner {at} of {}", place(at).map_or("the city", |place| place.name.as_str())),
            sector: Sector::ALL[at % Sector::ALL.len()],
            status: PartnerStatus::ALL[at % PartnerStatus::ALL.len()],
            neighbourhood_id: place(at).map(|place| place.id.clone()),
            first_year: Some(2018 + (at % 9) as i64),
            ..Partner::default()
        })?;
    }
    for (at, event) in sample.events.iter().enumerate() {
        let link = EventPartner { event_id: event.id.clone(), partner_id: partner(at * 7), ..EventPartner::default() };
        tx.put(&EventPartner { id: format!("great-link-{at}"), role: EventRole::CoHost, ..link })?;
    }
    for at in 0..TIES {
        tx.put(&Tie {
            id: format!("great-tie-{at}"),
            from_partner_id: partner(at),
            to_partner_id: partner(at * at + 1),
            captured_on: day(2026, at),
            strength: Some(1 + (at % 5) as i64),
            ..Tie::default()
        })?;
    }
    for at in 0..OFFERS {
        tx.put(&Offer {
            id: format!("great-offer-{at}"),
            partner_id: partner(at * 3),
            kind: OfferKind::ALL[at % OfferKind::ALL.len()],
            title: format!("Offer {at}"),
            amount_minor: Some((at as i64 % 400) * 2_500),
            pledged_on: Some(day(2026, at)),
            ..Offer::default()
        })?;
    }
    progress(tx, &day)?;
    indicators(tx, sample)
}

fn progress(tx: &mut Tx, day: &dyn Fn(i32, usize) -> NaiveDate) -> Result<(), store::StoreError> {
    for at in 0..ACTIONS {
        let goal =
            Goal { id: format!("great-goal-{}", at / 10), title: format!("Goal {}", at / 10), ..Goal::default() };
        tx.put(&goal)?;
        tx.put(&Action {
            id: format!("great-action-{at}"),
            goal_id: Some(goal.id),
            title: format!("Action {at}"),
            status: RoadmapStatus::ALL[at % RoadmapStatus::ALL.len()],
            starts_on: Some(day(2024 + (at % 3) as i32, at)),
            due_on: Some(day(2026 + (at % 3) as i32, at)),
            ..Action::default()
        })?;
    }
    for at in 0..BUDGET_LINES {
        tx.put(&BudgetLine {
            id: format!("great-line-{at}"),
            year: 2023 + (at % 5) as i64,
            title: format!("Line {at}"),
            category: BudgetCategory::ALL[at % BudgetCategory::ALL.len()],
            source_kind: BudgetSource::ALL[at % BudgetSource::ALL.len()],
            planned_minor: at as i64 * 12_300,
            secured_minor: at as i64 * 10_000,
            spent_minor: at as i64 * 4_000,
            ..BudgetLine::default()
        })?;
    }
    Ok(())
}

fn indicators(tx: &mut Tx, sample: &Plan) -> Result<(), store::StoreError> {
    for at in 0..INDICATORS {
        let id = format!("great-indicator-{at:03}");
        tx.put(&Indicator {
            id: id.clone(),
            code: format!("G{at:03}"),
            name: format!("Indicator {at}"),
            unit: "%".to_owned(),
            decimals: 1,
            base_year: Some(2017),
            base_value: Some(20.0),
            ..Indicator::default()
        })?;
        for year in 0..YEARS {
            for group in 0..GROUPS {
                let (group_kind, group_name, neighbourhood_id) = group_of(group, sample);
                let value = 20.0 + f64::from(year) * 1.5 + (at * 7 + group * 3) as f64 % 40.0;
                tx.put(&Reading {
                    id: format!("great-reading-{at:03}-{year}-{group:02}"),
                    indicator_id: id.clone(),
                    measured_on: NaiveDate::from_ymd_opt(2017 + year, 3, 31).unwrap_or_default(),
                    group_kind,
                    group_name,
                    neighbourhood_id,
                    value: Some(value),
                    ..Reading::default()
                })?;
            }
        }
    }
    Ok(())
}

/// The total, six neighbourhoods, and five ages.
fn group_of(group: usize, sample: &Plan) -> (GroupKind, String, Option<Id>) {
    match group {
        0 => (GroupKind::Total, String::new(), None),
        1..=6 => {
            let place = sample.neighbourhoods.get(group - 1).map(|place| place.id.clone());
            (GroupKind::Neighbourhood, String::new(), place)
        }
        _ => (GroupKind::Age, format!("{}-{}", group * 10 - 50, group * 10 - 41), None),
    }
}

/// One reading written, and the plan as it is then.
pub fn write_one(file: &mut PlanFile, number: usize) -> usize {
    let reading = Reading {
        id: "great-reading-000-0-00".to_owned(),
        indicator_id: "great-indicator-000".to_owned(),
        measured_on: NaiveDate::from_ymd_opt(2017, 3, 31).unwrap_or_default(),
        value: Some(number as f64),
        ..Reading::default()
    };
    drop(file.command(Label::new("save_reading"), |tx| tx.put(&reading)));
    file.snapshot().map_or(0, |plan| plan.readings.len())
}
