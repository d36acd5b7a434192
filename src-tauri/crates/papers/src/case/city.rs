//! What the city brings: its own figures, and what it has promised in public.

use domain::rules::decisions::declarations;
use domain::rules::spread::week_results;

use crate::blocks::{Block, Figure, Section};
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::{Facts, count};
use crate::parts::partners;

/// The section; without a single figure it says so.
pub(super) fn standing(facts: &Facts, drawings: &mut Drawings) -> Result<Section, PaperError> {
    let title = facts.word("documents-case-city");
    let figures = figures(facts);
    if figures.is_empty() {
        return Ok(Section { title, blocks: vec![Block::paragraph(facts.word("documents-case-city_none"))] });
    }
    let mut blocks = vec![Block::Figures { items: figures }];
    blocks.extend(residents(facts).map(Block::paragraph));
    if week_results(facts.plan).iter().any(|week| 0 < week.announced) {
        let caption = facts.word("documents-evaluation-years_caption");
        blocks.extend(drawings.chart(&facts.scene(), "attendance_bars", caption, 72)?);
    }
    blocks.extend(partners::by_sector(facts).map(Block::paragraph));
    Ok(Section { title, blocks })
}

/// The city's size and its partners in a sentence; empty when neither is known.
pub(super) fn sentence(facts: &Facts) -> String {
    let partners = committed(facts);
    match (facts.city(), facts.residents(), partners) {
        ("", _, _) | (_, None, 0) => String::new(),
        (city, Some(residents), 0) => {
            facts.say("documents-case-summary_residents", &[("city", city)], &[("residents", residents)])
        }
        (city, None, partners) => {
            facts.say("documents-case-summary_partners", &[("city", city)], &[("partners", count(partners))])
        }
        (city, Some(residents), partners) => facts.say(
            "documents-case-summary_both",
            &[("city", city)],
            &[("residents", residents), ("partners", count(partners))],
        ),
    }
}

fn committed(facts: &Facts) -> usize {
    facts.plan.partners.iter().filter(|partner| partner.status.is_committed()).count()
}

/// Those of five numbers that are more than nothing.
fn figures(facts: &Facts) -> Vec<Figure> {
    let plan = facts.plan;
    let weeks = week_results(plan);
    let held = weeks.iter().filter(|week| 0 < week.held).count();
    let last = weeks.iter().rev().find(|week| week.attended.is_some());
    let numbers = [
        ("residents", facts.residents().unwrap_or(0), String::new()),
        ("partners", count(committed(facts)), String::new()),
        ("neighbourhoods", count(plan.neighbourhoods.len()), String::new()),
        ("weeks", count(held), String::new()),
        (
            "attended",
            last.and_then(|week| week.attended).unwrap_or(0),
            last.map(|it| it.year.to_string()).unwrap_or_default(),
        ),
    ];
    let figure = |(name, number, year): (&str, i64, String)| Figure {
        number: facts.texts.number(number),
        label: facts.say(&format!("documents-case-figure-{name}"), &[("year", &year)], &[("number", number)]),
    };
    numbers.into_iter().filter(|(_, number, _)| 0 < *number).map(figure).collect()
}

/// Of which year and source the number of residents is.
fn residents(facts: &Facts) -> Option<String> {
    let profile = facts.plan.profile.as_ref()?;
    profile.population?;
    let year = profile.population_year.map(|year| year.to_string()).unwrap_or_default();
    let id = match (year.is_empty(), profile.population_source.trim()) {
        (true, _) | (_, "") => return None,
        _ => "documents-case-residents_source",
    };
    Some(facts.say(id, &[("year", &year), ("source", profile.population_source.trim())], &[]))
}

/// Declarations and charters that were adopted, newest first.
pub(super) fn promises(facts: &Facts) -> Vec<String> {
    let told = declarations(facts.plan).into_iter().filter_map(|declaration| {
        let adopted_on = declaration.adopted_on?;
        let (title, body) = (declaration.title.trim(), declaration.body.trim());
        let id = if body.is_empty() { "documents-case-declared" } else { "documents-case-declared_by" };
        let texts = [("title", title), ("body", body), ("date", &*facts.date(adopted_on))];
        (!title.is_empty()).then(|| facts.say(id, &texts, &[]))
    });
    told.collect()
}
