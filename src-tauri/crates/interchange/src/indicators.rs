//! Indicators as open data in the form of Open SDG: a table of each one's readings, and what it is.
//!
//! A blank group means everybody. What is suppressed leaves without its number, in every table. Computed readings go out
//! like typed ones. Indicators of the world or the country, and their sources' data, stay: they are others' to publish.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use domain::rules::indicators::{IndicatorFacts, facts, suppressed};
use domain::{GroupKind, Indicator, Plan, Reading, by_id};
use text::Texts;

use crate::letters::{clean_lines, clean_text, slug};
use crate::outgoing::Notice;

/// A file with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedText {
    /// Such as `data/indicator_4-3-1.csv`.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// The files of an Open SDG data repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenData {
    /// `data/indicator_*.csv` and `meta/*.md`, one of each for an indicator.
    pub files: Vec<NamedText>,
    /// What people are to be told of them.
    pub notices: Vec<Notice>,
}

/// Groups in the order of their columns.
const GROUPS: [(GroupKind, &str); 4] = [
    (GroupKind::Age, "age"),
    (GroupKind::Gender, "gender"),
    (GroupKind::Neighbourhood, "neighbourhood"),
    (GroupKind::Own, "own"),
];

/// All indicators of the city.
pub fn open_sdg(plan: &Plan, today: NaiveDate, texts: &Texts) -> OpenData {
    let mut found = OpenData::default();
    let (mut replaced, mut hidden_in) = (Vec::new(), Vec::new());
    let mut names = BTreeSet::new();
    for facts in facts(plan, today).iter().filter(|facts| !facts.indicator.is_context) {
        let indicator = facts.indicator;
        let number = number(indicator, &mut names);
        let table = Table::of(plan, facts);
        if table.has_several {
            replaced.push(clean_text(&indicator.name));
        }
        if table.rows.iter().any(|row| row.is_hidden) {
            hidden_in.push(clean_text(&indicator.name));
        }
        found
            .files
            .push(NamedText { name: format!("data/indicator_{number}.csv"), bytes: table.csv(indicator, texts) });
        found
            .files
            .push(NamedText { name: format!("meta/{number}.md"), bytes: metadata(facts, &number, texts).into_bytes() });
    }
    let told = [("outgoing_readings_replaced", replaced), ("outgoing_suppressed", hidden_in)];
    found.notices = told.into_iter().filter_map(|(code, names)| Notice::of_names(code, &names, texts)).collect();
    found
}

/// Its code with hyphens, as Open SDG names files; else its name. Found once.
fn number(indicator: &Indicator, names: &mut BTreeSet<String>) -> String {
    let own = [slug(&indicator.code), slug(&indicator.name)].into_iter().find(|name| !name.is_empty());
    let base = own.unwrap_or_else(|| "indicator".to_owned());
    let mut name = base.clone();
    let mut next = 2;
    while !names.insert(name.clone()) {
        name = format!("{base}-{next}");
        next += 1;
    }
    name
}

struct Line {
    year: i32,
    group: Option<(GroupKind, String)>,
    value: Option<f64>,
    is_hidden: bool,
}

struct Table {
    rows: Vec<Line>,
    has_several: bool,
}

impl Table {
    fn of(plan: &Plan, facts: &IndicatorFacts) -> Self {
        let places = by_id(&plan.neighbourhoods);
        let hidden = suppressed(facts.indicator, &facts.readings);
        let mut rows: BTreeMap<(i32, GroupKey), Line> = BTreeMap::new();
        let mut has_several = false;
        // In the order of time, so that the last of a year counts.
        for (reading, is_hidden) in facts.readings.iter().zip(hidden) {
            let group = group(reading, |id| places.get(id).map(|place| place.name.clone()));
            let key = group.clone().map(|(kind, name)| (kind.word(), name));
            let year = reading.measured_on.year();
            let line = Line { year, group, value: reading.value.filter(|_| !is_hidden), is_hidden };
            has_several |= rows.insert((year, key), line).is_some();
        }
        Self { rows: rows.into_values().collect(), has_several }
    }

    fn csv(&self, indicator: &Indicator, texts: &Texts) -> Vec<u8> {
        let used: Vec<(GroupKind, &str)> = GROUPS
            .into_iter()
            .filter(|(kind, _)| self.rows.iter().any(|row| row.group.as_ref().is_some_and(|it| it.0 == *kind)))
            .collect();
        let word = |word: &str| texts.get(&format!("indicators-file-{word}"));
        let mut head = vec!["Year".to_owned()];
        head.extend(used.iter().map(|(_, name)| word(name)));
        head.extend(["Units", "Observation status", "Value"].map(str::to_owned));
        let mut rows = vec![head];
        for row in &self.rows {
            let mut cells = vec![row.year.to_string()];
            cells.extend(used.iter().map(|(kind, _)| match &row.group {
                Some((its, name)) if its == kind => name.clone(),
                Some(_) | None => String::new(),
            }));
            let status = match (row.is_hidden, row.value) {
                (true, _) => "suppressed",
                (false, Some(_)) => "normal",
                (false, None) => "missing",
            };
            cells.extend([
                clean_text(&indicator.unit),
                word(status),
                row.value.map(|value| value.to_string()).unwrap_or_default(),
            ]);
            rows.push(cells);
        }
        text::csv::file(&rows)
    }
}

/// Kind of group by its word, and name.
type GroupKey = Option<(&'static str, String)>;

/// Kind and name of the group of a reading; `None`: everybody.
fn group(reading: &Reading, place: impl Fn(&str) -> Option<String>) -> Option<(GroupKind, String)> {
    let name = reading.neighbourhood_id.as_deref().and_then(place).unwrap_or_else(|| reading.group_name.clone());
    match reading.group_kind {
        GroupKind::Total => None,
        GroupKind::Age | GroupKind::Gender | GroupKind::Neighbourhood | GroupKind::Own => {
            Some((reading.group_kind, clean_text(&name)))
        }
    }
}

/// The card as the head of a Markdown file, in YAML.
fn metadata(facts: &IndicatorFacts, number: &str, texts: &Texts) -> String {
    let card = facts.indicator;
    let target = facts.targets.last().map(|target| (target.year.to_string(), target.value.to_string()));
    let text = |value: Option<String>| value.unwrap_or_default();
    let fields = [
        ("indicator_number", number.replace('-', ".")),
        ("indicator_name", clean_text(&card.name)),
        ("graph_title", clean_text(&card.name)),
        ("computation_units", clean_text(&card.unit)),
        ("computation_definitions", clean_lines(&card.definition)),
        ("computation_calculations", clean_lines(&card.method)),
        ("source_data_source_1", clean_text(&card.source)),
        ("source_organisation_1", clean_text(&card.collector)),
        (
            "source_periodicity_1",
            text(card.interval_months.map(|months| {
                texts.format(
                    "outgoing-every_months",
                    &[("count", texts.number(months).into()), ("count_raw", months.into())],
                )
            })),
        ),
        ("baseline_year", text(card.base_year.map(|year| year.to_string()))),
        ("baseline_value", text(card.base_value.map(|value| value.to_string()))),
        ("target_year", text(target.as_ref().map(|(year, _)| year.clone()))),
        ("target_value", text(target.map(|(_, value)| value))),
    ];
    let mut out = String::from("---\n");
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        // A text of JSON is one of YAML.
        out.push_str(&format!("{name}: {}\n", serde_json::Value::String(value)));
    }
    let is_read = facts.readings.iter().any(|reading| reading.value.is_some());
    let status = if is_read { "complete" } else { "notstarted" };
    out.push_str(&format!("reporting_status: {status}\npublished: true\n---\n"));
    out
}
