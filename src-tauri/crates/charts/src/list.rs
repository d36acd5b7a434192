//! Which charts a plan has: those that every plan has, and those about one of its own records.

use std::collections::HashSet;

use domain::Plan;
use serde::Serialize;
use text::{Arg, Texts};
use ts_rs::TS;

use crate::{ABOUT_INDICATORS, NAMES, map};

/// A chart that can be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ChartListing {
    /// What to call it by.
    pub name: String,
    /// What people call it.
    pub title: String,
}

/// All charts of a plan, those about the same thing together.
pub fn list(plan: &Plan, texts: &Texts) -> Vec<ChartListing> {
    let mut charts = Vec::new();
    for name in NAMES {
        charts.push(ChartListing { name: (*name).to_owned(), title: texts.get(&format!("chart-{name}")) });
        charts.extend(variants(name, plan, texts));
    }
    for name in ABOUT_INDICATORS {
        let kind = texts.get(&format!("chart-{name}"));
        charts.extend(plan.indicators.iter().map(|indicator| ChartListing {
            name: format!("{name}:{}", indicator.id),
            title: about(texts, &kind, &indicator.name),
        }));
    }
    charts
}

fn about(texts: &Texts, kind: &str, name: &str) -> String {
    texts.format("chart-about", &[("kind", Arg::from(kind)), ("name", Arg::from(name))])
}

/// The same chart about something else.
fn variants(name: &str, plan: &Plan, texts: &Texts) -> Vec<ChartListing> {
    let listing = |of: &str, title: String| ChartListing { name: format!("{name}:{of}"), title };
    match name {
        "map" => {
            let title = |measure: String| texts.format("chart-map-title", &[("measure", Arg::from(measure))]);
            let measures = map::MEASURES.iter().skip(1);
            let plain = measures.map(|of| listing(of, title(texts.get(&format!("chart-map-measure-{of}")))));
            let local = plan.readings.iter().filter(|reading| reading.neighbourhood_id.is_some());
            let local: HashSet<&str> = local.map(|reading| reading.indicator_id.as_str()).collect();
            let mapped = plan.indicators.iter().filter(|indicator| local.contains(indicator.id.as_str()));
            let own = mapped.map(|it| listing(&format!("indicator.{}", it.id), title(it.name.clone())));
            plain.chain(own).collect()
        }
        "diverging" => vec![listing("coverage", texts.get("chart-diverging-coverage"))],
        "audience_stacked" => vec![listing("day", texts.get("chart-audience_stacked-day"))],
        _ => Vec::new(),
    }
}

/// Names of charts for tests: every chart, and of those about a record the first few.
pub fn examples(plan: &Plan) -> Vec<String> {
    let mut names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    for name in NAMES {
        let mut of: Vec<String> = variants(name, plan, &Texts::new("en")).into_iter().map(|it| it.name).collect();
        of.truncate(5);
        names.extend(of);
    }
    for name in ABOUT_INDICATORS {
        names.extend(plan.indicators.iter().take(3).map(|indicator| format!("{name}:{}", indicator.id)));
    }
    names
}
