//! The counts that do not hang on the events of a week: partners, money, hours, ratings, practices, readings.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::Datelike;

use super::computed::{Counts, Tally, is_announced, readings};
use crate::{BudgetLine, OfferKind, PartnerStatus, Reading, TemplePart};

impl Counts<'_> {
    /// The years in which partners can be counted: from the first to this one.
    pub(super) fn partner_years(&self) -> std::ops::RangeInclusive<i64> {
        let this = i64::from(self.today.year());
        let first = self.plan.partners.iter().filter_map(|partner| partner.first_year).min().unwrap_or(this);
        first.max(this - 50)..=this
    }

    pub(super) fn partners(&self, id: &str) -> Vec<Reading> {
        if self.plan.partners.is_empty() {
            return Vec::new();
        }
        let mut roles: HashMap<&str, Vec<(i64, i64)>> = HashMap::new();
        for role in &self.plan.partner_roles {
            let Some(from) = role.from_on else { continue };
            let until = role.until_on.map_or(i64::MAX, |on| i64::from(on.year()));
            roles.entry(&role.partner_id).or_default().push((i64::from(from.year()), until));
        }
        self.partner_years()
            .flat_map(|year| {
                let mut tally = Tally::of(0.0);
                for partner in &self.plan.partners {
                    let spans = roles.get(partner.id.as_str());
                    let had_role = spans.is_some_and(|spans| spans.iter().any(|it| it.0 <= year && year <= it.1));
                    let is_old = partner.first_year.is_some_and(|first| first <= year);
                    let has_left = matches!(partner.status, PartnerStatus::Former) && !had_role;
                    if (is_old && partner.status.is_committed() || had_role) && !has_left {
                        tally.add(1.0, partner.neighbourhood_id.as_deref());
                    }
                }
                readings(id, self.end_of(year), tally)
            })
            .collect()
    }

    pub(super) fn partners_new(&self, id: &str) -> Vec<Reading> {
        if self.plan.partners.iter().all(|partner| partner.first_year.is_none()) {
            return Vec::new();
        }
        let new = |year| {
            let mut tally = Tally::of(0.0);
            for partner in self.plan.partners.iter().filter(|partner| partner.first_year == Some(year)) {
                tally.add(1.0, partner.neighbourhood_id.as_deref());
            }
            readings(id, self.end_of(year), tally)
        };
        self.partner_years().flat_map(new).collect()
    }

    pub(super) fn hosts(&self, id: &str) -> Vec<Reading> {
        let mut hosts: HashMap<&str, Vec<&str>> = HashMap::new();
        let hosting = self.plan.event_partners.iter();
        for link in hosting.filter(|link| link.role.is_host()) {
            hosts.entry(&link.event_id).or_default().push(&link.partner_id);
        }
        self.yearly(id, |year| {
            let announced = year.events.iter().filter(|event| is_announced(event));
            let of_events = announced.filter_map(|event| hosts.get(event.id.as_str())).flatten();
            let distinct: HashSet<&str> = of_events.copied().collect();
            if distinct.is_empty() { Tally::default() } else { Tally::of(distinct.len() as f64) }
        })
    }

    pub(super) fn memoranda(&self, id: &str) -> Vec<Reading> {
        let signed = |partner: &crate::Partner| partner.memorandum_signed_on.map(|on| i64::from(on.year()));
        let Some(first) = self.plan.partners.iter().filter_map(signed).min() else { return Vec::new() };
        let this = i64::from(self.today.year());
        (first.max(this - 50)..=this)
            .flat_map(|year| {
                let end = self.end_of(year);
                let holds = |partner: &&crate::Partner| {
                    let is_signed = partner.memorandum_signed_on.is_some_and(|on| on <= end);
                    is_signed && partner.memorandum_ends_on.is_none_or(|on| end <= on)
                };
                readings(id, end, Tally::of(self.plan.partners.iter().filter(holds).count() as f64))
            })
            .collect()
    }

    pub(super) fn money(&self, id: &str, amount: impl Fn(&BudgetLine) -> i64) -> Vec<Reading> {
        let mut sums: BTreeMap<i64, i64> = BTreeMap::new();
        for line in &self.plan.budget_lines {
            let sum = sums.entry(line.year).or_default();
            *sum = sum.saturating_add(amount(line));
        }
        let this = i64::from(self.today.year());
        // What is not spent yet is no reading of a year to come.
        let past = sums.into_iter().filter(|(year, sum)| *year <= this || *sum != 0);
        past.flat_map(|(year, sum)| readings(id, self.end_of(year), Tally::of(sum as f64))).collect()
    }

    pub(super) fn hours(&self, id: &str) -> Vec<Reading> {
        let mut sums: BTreeMap<i64, f64> = BTreeMap::new();
        for offer in self.plan.offers.iter().filter(|offer| offer.kind == OfferKind::Hours) {
            let Some((on, hours)) = offer.received_on.zip(offer.received_quantity) else { continue };
            *sums.entry(i64::from(on.year())).or_insert(0.0) += hours;
        }
        sums.into_iter().flat_map(|(year, sum)| readings(id, self.end_of(year), Tally::of(sum))).collect()
    }

    /// Features of the main framework that a round has rated.
    pub(super) fn rated(&self, id: &str) -> Vec<Reading> {
        let parts = [TemplePart::Pediment, TemplePart::Columns, TemplePart::Steps];
        let areas: HashSet<&str> =
            parts.iter().flat_map(|part| self.plan.main_areas(*part)).map(|area| area.id.as_str()).collect();
        let features: HashSet<&str> = self
            .plan
            .features
            .iter()
            .filter(|feature| areas.contains(feature.area_id.as_str()))
            .map(|feature| feature.id.as_str())
            .collect();
        if features.is_empty() {
            return Vec::new();
        }
        let mut rated: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for rating in self.plan.ratings.iter().filter(|rating| rating.now.is_some()) {
            if features.contains(rating.feature_id.as_str()) {
                rated.entry(&rating.assessment_id).or_default().insert(&rating.feature_id);
            }
        }
        let rounds = self.plan.assessments.iter().filter(|round| round.neighbourhood_id.is_none());
        rounds
            .filter_map(|round| {
                let count = rated.get(round.id.as_str())?.len();
                Some(readings(id, round.held_on, Tally::of(100.0 * count as f64 / features.len() as f64)))
            })
            .flatten()
            .collect()
    }

    pub(super) fn practices(&self, id: &str) -> Vec<Reading> {
        let mut counts: BTreeMap<i64, f64> = BTreeMap::new();
        for year in self.plan.practices.iter().filter(|practice| practice.is_own).filter_map(|practice| practice.year) {
            *counts.entry(year).or_insert(0.0) += 1.0;
        }
        counts.into_iter().flat_map(|(year, count)| readings(id, self.end_of(year), Tally::of(count))).collect()
    }

    /// Indicators of the city that somebody collects, and of these the ones read in a year.
    pub(super) fn read(&self, id: &str) -> Vec<Reading> {
        let is_collected = |it: &&crate::Indicator| !it.is_context && it.computed.is_empty();
        let collected: HashSet<&str> =
            self.plan.indicators.iter().filter(is_collected).map(|indicator| indicator.id.as_str()).collect();
        if collected.is_empty() {
            return Vec::new();
        }
        let mut read: BTreeMap<i64, HashSet<&str>> = BTreeMap::new();
        for reading in self.plan.readings.iter().filter(|reading| reading.value.is_some()) {
            if collected.contains(reading.indicator_id.as_str()) {
                read.entry(i64::from(reading.measured_on.year())).or_default().insert(&reading.indicator_id);
            }
        }
        let percent = |count: usize| 100.0 * count as f64 / collected.len() as f64;
        // The running year is not over: most of its readings are still to come.
        let this = i64::from(self.today.year());
        read.into_iter()
            .filter(|(year, _)| *year < this)
            .flat_map(|(year, ids)| readings(id, self.end_of(year), Tally::of(percent(ids.len()))))
            .collect()
    }
}
