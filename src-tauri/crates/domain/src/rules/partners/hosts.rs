//! Where committed partners are at home, which pillars they serve, and how their weeks went.
//!
//! Counts records of the plan only; whether a partner is a good host is for people to say.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{EventStatus, Id, Plan, Subject, by_id};

/// How committed partners spread over neighbourhoods and pillars.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct PartnerCoverage {
    /// The pillars, in their order: id and name.
    pub pillars: Vec<CoveredPillar>,
    /// The neighbourhoods, and last those of none when there are any.
    pub rows: Vec<PartnerCoverageRow>,
    /// Partners that serve no pillar.
    pub without_pillar: usize,
    /// All that were counted.
    pub partners: usize,
}

/// A pillar with the partners that serve it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct CoveredPillar {
    /// The area.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// How many partners serve it.
    pub partners: usize,
}

/// Partners of one neighbourhood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct PartnerCoverageRow {
    /// `None`: partners of no neighbourhood.
    pub neighbourhood_id: Option<Id>,
    /// Its name; empty for none.
    pub name: String,
    /// Partners at home there.
    pub partners: usize,
    /// Of these, for each pillar; one partner can serve several.
    pub by_pillar: Vec<usize>,
    /// Partners for every 10,000 residents.
    pub per_10000: Option<f64>,
}

/// Counts committed and active partners. A partner serves a pillar by its own tag, or by a live event that it hosts.
pub fn coverage(plan: &Plan) -> PartnerCoverage {
    let pillars = plan.pillars();
    let at: HashMap<&str, usize> = pillars.iter().enumerate().map(|(at, area)| (area.id.as_str(), at)).collect();
    let served = served_pillars(plan, &at);
    let mut rows: Vec<PartnerCoverageRow> = plan
        .neighbourhoods
        .iter()
        .map(|place| PartnerCoverageRow {
            neighbourhood_id: Some(place.id.clone()),
            name: place.name.clone(),
            by_pillar: vec![0; pillars.len()],
            ..PartnerCoverageRow::default()
        })
        .collect();
    rows.push(PartnerCoverageRow { by_pillar: vec![0; pillars.len()], ..PartnerCoverageRow::default() });
    let mut totals = vec![0; pillars.len()];
    let mut coverage = PartnerCoverage::default();
    for partner in plan.partners.iter().filter(|partner| partner.status.is_committed()) {
        let place = rows.iter().position(|row| row.neighbourhood_id == partner.neighbourhood_id);
        let row = place.unwrap_or(rows.len() - 1);
        rows[row].partners += 1;
        coverage.partners += 1;
        let mine = served.get(partner.id.as_str());
        coverage.without_pillar += usize::from(mine.is_none());
        for pillar in mine.into_iter().flatten() {
            rows[row].by_pillar[*pillar] += 1;
            totals[*pillar] += 1;
        }
    }
    if rows.last().is_some_and(|row| row.partners == 0) {
        rows.pop();
    }
    for (row, place) in rows.iter_mut().zip(&plan.neighbourhoods) {
        let residents = place.population.filter(|residents| 0 < *residents);
        row.per_10000 = residents.map(|residents| row.partners as f64 * 10_000.0 / residents as f64);
    }
    let covered = |(area, partners): (&&crate::Area, usize)| CoveredPillar {
        id: area.id.clone(),
        name: area.name.clone(),
        partners,
    };
    coverage.pillars = pillars.iter().zip(totals).map(covered).collect();
    coverage.rows = rows;
    coverage
}

/// The pillars of each partner, by place.
fn served_pillars<'a>(plan: &'a Plan, at: &HashMap<&str, usize>) -> HashMap<&'a str, HashSet<usize>> {
    let mut of_event: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut served: HashMap<&str, HashSet<usize>> = HashMap::new();
    let live: HashSet<&str> =
        plan.events.iter().filter(|event| event.status.is_live()).map(|event| event.id.as_str()).collect();
    for tag in &plan.tags {
        let Some(pillar) = at.get(tag.area_id.as_str()) else { continue };
        match tag.subject {
            Subject::Partner => drop(served.entry(&tag.subject_id).or_default().insert(*pillar)),
            Subject::Event if live.contains(tag.subject_id.as_str()) => {
                of_event.entry(&tag.subject_id).or_default().push(*pillar);
            }
            _ => {}
        }
    }
    for link in plan.event_partners.iter().filter(|link| link.role.is_host()) {
        if let Some(pillars) = of_event.get(link.event_id.as_str()) {
            served.entry(&link.partner_id).or_default().extend(pillars);
        }
    }
    served
}

/// What a partner did in one week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TrackRow {
    /// The week.
    pub week_id: Id,
    /// Its title.
    pub title: String,
    /// When it began.
    pub starts_on: NaiveDate,
    /// Events accepted into the programme, whatever became of them.
    pub announced: usize,
    /// Events that took place.
    pub held: usize,
    /// Events called off by the team, or put off.
    pub cancelled: usize,
    /// Events taken back by the host.
    pub withdrawn: usize,
    /// Held events of which the host returned numbers.
    pub returned: usize,
    /// `None`: not returned, which is not zero.
    #[ts(type = "number | null")]
    pub registered: Option<i64>,
    /// How many came.
    #[ts(type = "number | null")]
    pub attended: Option<i64>,
}

/// The weeks in which a partner hosted something, newest first.
pub fn track_record(plan: &Plan, partner_id: &str) -> Vec<TrackRow> {
    let hosted: HashSet<&str> = plan
        .event_partners
        .iter()
        .filter(|link| link.partner_id == partner_id && link.role.is_host())
        .map(|link| link.event_id.as_str())
        .collect();
    let weeks = by_id(&plan.weeks);
    let mut rows: HashMap<&str, TrackRow> = HashMap::new();
    for event in plan.events.iter().filter(|event| hosted.contains(event.id.as_str())) {
        let Some(week) = event.week_id.as_deref().and_then(|id| weeks.get(id)) else { continue };
        let row = rows.entry(&week.id).or_insert_with(|| TrackRow {
            week_id: week.id.clone(),
            title: week.title.clone(),
            starts_on: week.starts_on,
            announced: 0,
            held: 0,
            cancelled: 0,
            withdrawn: 0,
            returned: 0,
            registered: None,
            attended: None,
        });
        row.announced += usize::from(event.status.was_announced());
        row.held += usize::from(event.status == EventStatus::Held);
        row.cancelled += usize::from(event.status.is_called_off());
        row.withdrawn += usize::from(event.status == EventStatus::Withdrawn);
        row.returned += usize::from(event.attended_count.is_some());
        for (sum, count) in [(&mut row.registered, event.registered_count), (&mut row.attended, event.attended_count)] {
            if let Some(count) = count {
                *sum = Some(sum.unwrap_or(0).saturating_add(count));
            }
        }
    }
    let mut rows: Vec<TrackRow> = rows.into_values().collect();
    rows.sort_by(|a, b| (b.starts_on, &b.week_id).cmp(&(a.starts_on, &a.week_id)));
    rows
}
