//! Indicators: the list with its statuses, one indicator whole, what to collect, proposals and context.
//!
//! Cards, targets and readings are plain records and saved as such; here they are put together with what the
//! rules say of them. Tables that come in are read in `indicator_imports`, those that go out in
//! `indicator_exports`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::rules::indicators::{
    Collection, DueState, IndicatorFacts, Judgement, Point, Projection, SumProblem, check_sums, collection, facts,
    facts_of, following_due, is_money, judge, projection, suppressed,
};
use domain::*;
use serde::{Deserialize, Serialize};
use store::Label;
use text::Texts;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::own_fields::OwnCells;
use crate::programme::events::tag_id;
use crate::records::drafts::label;
use crate::records::plain::reading_id;
use crate::sample::slug_id;

/// A line of the list of indicators.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct IndicatorRow {
    pub indicator: Indicator,
    /// The last year with a value, and the one before it.
    pub latest: Option<Point>,
    pub previous: Option<Point>,
    /// The target that counts now.
    pub target: Option<IndicatorTarget>,
    pub judgement: Judgement,
    pub projection: Option<Projection>,
    pub collection: Collection,
    /// The total year by year.
    pub points: Vec<Point>,
    /// Areas it is tagged to.
    pub area_ids: Vec<Id>,
    /// Values are money in the smallest unit of the plan's currency.
    pub is_money: bool,
    pub sum_problem_count: usize,
    /// What it says in the plan's own fields, by their ids.
    pub own: BTreeMap<Id, String>,
}

/// A reading with what is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct ReadingRow {
    pub reading: Reading,
    /// Counted from the plan: nobody types it.
    pub is_computed: bool,
    /// Leaves the city only as "suppressed".
    pub is_suppressed: bool,
}

/// One indicator whole.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct IndicatorDetail {
    pub row: IndicatorRow,
    pub readings: Vec<ReadingRow>,
    pub targets: Vec<IndicatorTarget>,
    pub tags: Vec<Tag>,
    pub sum_problems: Vec<SumProblem>,
}

/// Something to collect.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct CollectionRow {
    pub indicator_id: Id,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub collector: String,
    pub source: String,
    pub method: String,
    pub collection: Collection,
}

pub(crate) fn list_indicators(desk: &Desk) -> Result<Vec<IndicatorRow>, Failure> {
    let shown = desk.shown()?;
    let today = shown.today(desk.now());
    let mut areas: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    for tag in shown.plan.tags.iter().filter(|tag| tag.subject == Subject::Indicator) {
        areas.entry(&tag.subject_id).or_default().insert(&tag.area_id);
    }
    let own = OwnCells::new(&shown.plan, Subject::Indicator);
    let mut rows: Vec<IndicatorRow> = facts(&shown.plan, today)
        .iter()
        .map(|facts| {
            let row = row(facts, areas.get(facts.indicator.id.as_str()), today);
            IndicatorRow { own: own.of(&facts.indicator.id), ..row }
        })
        .collect();
    rows.sort_by(|a, b| order(&a.indicator).cmp(&order(&b.indicator)));
    Ok(rows)
}

fn order(indicator: &Indicator) -> (bool, &str, &str, &str) {
    (indicator.is_context, &indicator.position, &indicator.code, &indicator.id)
}

fn row(facts: &IndicatorFacts, areas: Option<&BTreeSet<&str>>, today: NaiveDate) -> IndicatorRow {
    let points = facts.series();
    let mut known = points.iter().rev().filter(|point| point.value.is_some());
    let latest = known.next().cloned();
    let previous = known.next().cloned();
    let year = latest.as_ref().map_or(i64::from(today.year()), |point| point.year);
    IndicatorRow {
        target: facts.target_at(year).cloned(),
        judgement: judge(facts.indicator, &points, &facts.targets),
        projection: projection(facts.indicator, &points, &facts.targets),
        collection: collection(facts, today),
        area_ids: areas.into_iter().flatten().map(|id| (*id).to_owned()).collect(),
        is_money: is_money(&facts.indicator.computed),
        sum_problem_count: sum_problems(facts).len(),
        indicator: facts.indicator.clone(),
        latest,
        previous,
        points,
        own: BTreeMap::new(),
    }
}

/// What the plan counts itself holds events without a place, which no neighbourhood has: nothing to check.
fn sum_problems(facts: &IndicatorFacts) -> Vec<SumProblem> {
    if !facts.indicator.computed.is_empty() {
        return Vec::new();
    }
    check_sums(facts.indicator, &facts.readings)
}

pub(crate) fn get_indicator(desk: &Desk, id: Id) -> Result<IndicatorDetail, Failure> {
    let shown = desk.shown()?;
    let today = shown.today(desk.now());
    let facts = facts_of(&shown.plan, &id, today).ok_or_else(|| Failure::not_found("indicator", &id))?;
    let is_ours = |tag: &&Tag| tag.subject == Subject::Indicator && tag.subject_id == id;
    let tags: Vec<Tag> = shown.plan.tags.iter().filter(is_ours).cloned().collect();
    let areas: BTreeSet<&str> = tags.iter().map(|tag| tag.area_id.as_str()).collect();
    let hidden = suppressed(facts.indicator, &facts.readings);
    let typed: HashSet<&str> = shown.plan.readings.iter().map(|reading| reading.id.as_str()).collect();
    let readings = facts.readings.iter().zip(hidden).map(|(reading, is_suppressed)| ReadingRow {
        reading: reading.as_ref().clone(),
        is_computed: !typed.contains(reading.id.as_str()),
        is_suppressed,
    });
    let own = OwnCells::new(&shown.plan, Subject::Indicator).of(&id);
    Ok(IndicatorDetail {
        row: IndicatorRow { own, ..row(&facts, Some(&areas), today) },
        readings: readings.collect(),
        targets: facts.targets.iter().map(|target| (*target).clone()).collect(),
        sum_problems: sum_problems(&facts),
        tags,
    })
}

/// What somebody has to collect, the most pressing first. Counts from the plan are not on the list.
pub(crate) fn list_collections(desk: &Desk) -> Result<Vec<CollectionRow>, Failure> {
    let shown = desk.shown()?;
    let today = shown.today(desk.now());
    let all = facts(&shown.plan, today);
    let rows = all.iter().map(|facts| {
        let indicator = facts.indicator;
        CollectionRow {
            indicator_id: indicator.id.clone(),
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            collector: indicator.collector.clone(),
            source: indicator.source.clone(),
            method: indicator.method.clone(),
            collection: collection(facts, today),
        }
    });
    let mut rows: Vec<CollectionRow> =
        rows.filter(|row| !matches!(row.collection.state, DueState::Counted | DueState::Unplanned)).collect();
    rows.sort_by(|a, b| (a.collection.due_on, &a.code, &a.name).cmp(&(b.collection.due_on, &b.code, &b.name)));
    Ok(rows)
}

/// The reading that was due has come, or there will be none: asks for the next one after the interval.
pub(crate) fn set_indicator_collected(desk: &Desk, id: Id) -> Result<Option<NaiveDate>, Failure> {
    let today = desk.shown()?.today(desk.now());
    desk.write(|plan, file| {
        let facts = facts_of(plan, &id, today).ok_or_else(|| Failure::not_found("indicator", &id))?;
        let due_on = collection(&facts, today).due_on.unwrap_or(today);
        let next_due_on = following_due(facts.indicator, due_on, today);
        let indicator = Indicator { next_due_on, ..facts.indicator.clone() };
        file.command(label("set_indicator_collected", &indicator.name), |tx| tx.put(&indicator))?;
        Ok(next_due_on)
    })
}

/// An indicator that the framework suggests, in our own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are those of an indicator")]
pub struct IndicatorProposal {
    pub key: String,
    /// The feature of the Key Features that it shows.
    pub feature_code: String,
    pub name: String,
    pub definition: String,
    pub unit: String,
    #[serde(default)]
    #[ts(type = "number")]
    pub decimals: i64,
    pub direction: IndicatorDirection,
    pub kind: IndicatorKind,
    pub method: String,
    pub source: String,
    #[ts(type = "number | null")]
    pub interval_months: Option<i64>,
    #[serde(default)]
    pub totals: TotalsRule,
    #[serde(default)]
    #[ts(type = "number | null")]
    pub suppress_below: Option<i64>,
    #[serde(default)]
    pub computed: String,
}

const PROPOSALS: &str = include_str!("../../../../../assets/indicators/proposals.json");

pub(crate) fn list_indicator_proposals(_desk: &Desk) -> Result<Vec<IndicatorProposal>, Failure> {
    serde_json::from_str(PROPOSALS).map_err(|error| Failure::new("sample_broken").with("detail", error))
}

/// Takes over the proposals that were chosen, tagged to their features where the plan has that framework. One that
/// is there already is left as it is.
pub(crate) fn import_indicator_proposals(desk: &Desk, keys: Vec<String>) -> Result<Vec<Id>, Failure> {
    let chosen: Vec<IndicatorProposal> =
        list_indicator_proposals(desk)?.into_iter().filter(|proposal| keys.contains(&proposal.key)).collect();
    desk.write(|plan, file| {
        let is_new = |it: &&IndicatorProposal| !plan.indicators.iter().any(|known| known.id == proposal_id(&it.key));
        let new: Vec<&IndicatorProposal> = chosen.iter().filter(is_new).collect();
        let ids = chosen.iter().map(|proposal| proposal_id(&proposal.key)).collect();
        if new.is_empty() {
            return Ok(ids);
        }
        let label = Label::new("import_indicator_proposals").with("record_count", &new.len().to_string());
        file.command(label, |tx| {
            for proposal in &new {
                tx.put(&indicator_of(proposal))?;
                if let Some(tag) = tag_of(plan, proposal) {
                    tx.put(&tag)?;
                }
            }
            Ok(())
        })?;
        Ok(ids)
    })
}

/// The id derives from the key, so that two people who take over a proposal mean the same indicator.
fn proposal_id(key: &str) -> Id {
    slug_id(&format!("proposal-{key}"))
}

fn indicator_of(proposal: &IndicatorProposal) -> Indicator {
    let it = proposal.clone();
    Indicator {
        id: proposal_id(&it.key),
        code: it.feature_code,
        name: it.name,
        definition: it.definition,
        unit: it.unit,
        decimals: it.decimals,
        direction: it.direction,
        kind: it.kind,
        method: it.method,
        source: it.source,
        interval_months: it.interval_months,
        totals: it.totals,
        suppress_below: it.suppress_below,
        computed: it.computed,
        ..Indicator::default()
    }
}

fn tag_of(plan: &Plan, proposal: &IndicatorProposal) -> Option<Tag> {
    let framework = plan.frameworks.iter().find(|framework| framework.key == "key-features")?;
    let levels: HashSet<&str> =
        plan.levels.iter().filter(|it| it.framework_id == framework.id).map(|level| level.id.as_str()).collect();
    let areas: HashSet<&str> =
        plan.areas.iter().filter(|it| levels.contains(it.level_id.as_str())).map(|area| area.id.as_str()).collect();
    let is_meant = |it: &&Feature| it.code == proposal.feature_code && areas.contains(it.area_id.as_str());
    let feature = plan.features.iter().find(is_meant)?;
    let subject_id = proposal_id(&proposal.key);
    Some(Tag {
        id: tag_id(&subject_id, &feature.area_id, Some(&feature.id)),
        subject: Subject::Indicator,
        subject_id,
        area_id: feature.area_id.clone(),
        feature_id: Some(feature.id.clone()),
    })
}

const URBAN_RURAL: &str = include_str!("../../../../../assets/context/urban_rural.csv");
const CO2_URBAN: &str = include_str!("../../../../../assets/context/co2_urban.csv");

/// Adds the series of the wider world that come with the program, each with its source and release. Series that
/// are there already are brought to the state of the program.
pub(crate) fn import_context(desk: &Desk) -> Result<usize, Failure> {
    let (indicators, readings) = context(&desk.texts());
    let count = indicators.len();
    desk.write(|_, file| {
        file.command(Label::new("import_context").with("record_count", &count.to_string()), |tx| {
            indicators.iter().try_for_each(|indicator| tx.put(indicator))?;
            readings.iter().try_for_each(|reading| tx.put(reading))
        })?;
        Ok(count)
    })
}

/// The context indicators and their readings, in the words of a language; names of sources stay as they are.
pub(crate) fn context(texts: &Texts) -> (Vec<Indicator>, Vec<Reading>) {
    let card = |key: &str, totals: TotalsRule| {
        let word = |part: &str| texts.get(&format!("indicators-context-{key}-{part}"));
        Indicator {
            id: slug_id(&format!("context-{key}")),
            code: key.to_owned(),
            name: word("name"),
            definition: word("definition"),
            unit: word("unit"),
            decimals: 1,
            direction: IndicatorDirection::Hold,
            kind: IndicatorKind::Official,
            totals,
            status_method: StatusMethod::None,
            is_context: true,
            ..Indicator::default()
        }
    };
    let mut urban = card("urban_rural", TotalsRule::Sum);
    let mut share = card("co2_urban-share", TotalsRule::None);
    let mut co2 = card("co2_urban-co2", TotalsRule::None);
    let groups = [("urban", "urban_millions"), ("rural", "rural_millions"), ("", "total_millions")];
    let named = groups.map(|(group, column)| match group {
        "" => (String::new(), column),
        group => (texts.get(&format!("indicators-context-group-{group}")), column),
    });
    let mut readings = Vec::new();
    for row in rows_of(URBAN_RURAL) {
        let at = row["year"].as_str();
        for (group, column) in &named {
            readings.push(context_reading(&urban.id, at, group, &row[*column], &row["kind"]));
        }
        set_source(&mut urban, &row["source"], "World Urbanization Prospects 2018");
    }
    for row in rows_of(CO2_URBAN) {
        let at = row["year"].as_str();
        readings.push(context_reading(&share.id, at, &row["country"], &row["urban_population_pct"], &row["note"]));
        readings.push(context_reading(&co2.id, at, &row["country"], &row["co2_mt"], &row["note"]));
        set_source(&mut share, &row["urban_source"], "World Development Indicators, 17 November 2016");
        set_source(&mut co2, &row["co2_source"], "World Development Indicators, 17 November 2016");
    }
    (vec![urban, share, co2], readings)
}

fn set_source(indicator: &mut Indicator, source: &str, revision: &str) {
    if indicator.source.is_empty() && !source.is_empty() {
        source.clone_into(&mut indicator.source);
        revision.clone_into(&mut indicator.revision);
    }
}

fn context_reading(indicator_id: &str, year: &str, group: &str, value: &str, note: &str) -> Reading {
    let year = year.parse().unwrap_or_default();
    let mut reading = Reading {
        indicator_id: indicator_id.to_owned(),
        measured_on: NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default(),
        group_kind: if group.is_empty() { GroupKind::Total } else { GroupKind::Own },
        group_name: group.to_owned(),
        value: value.parse().ok(),
        note: note.to_owned(),
        ..Reading::default()
    };
    reading.id = reading_id(&reading);
    reading
}

/// The rows of a table of ours by the names of its columns.
fn rows_of(source: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = crate::sample::rows(source).into_iter();
    let head = rows.next().unwrap_or_default();
    rows.map(|row| head.iter().cloned().zip(row).collect()).collect()
}
