//! The programme at a glance: five figures against their targets, the temple, and the events by day.

use domain::rules::progress::{area_progress, latest_assessment, round_before};
use domain::{Area, Assessment, TemplePart};

use crate::blocks::{Block, Figure, Section};
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::{Facts, count};

/// The section; without a week it says so.
pub(crate) fn at_a_glance(facts: &Facts, drawings: &mut Drawings) -> Result<Section, PaperError> {
    let mut blocks = Vec::new();
    match facts.week {
        Some(_) => {
            blocks.push(Block::Figures { items: figures(facts) });
            blocks.push(Block::paragraph(programme(facts)));
        }
        None => blocks.push(Block::paragraph(facts.word("paper-doc-no_week"))),
    }
    blocks.extend(temple(facts, drawings)?);
    if 0 < facts.figures.sessions {
        blocks.extend(drawings.chart(
            &facts.scene(),
            "events_by_day",
            facts.word("paper-doc-caption-events_by_day"),
            70,
        )?);
    }
    Ok(Section { title: facts.word("paper-doc-glance"), blocks })
}

/// How far the pillars have come, in words and as the temple; nothing before a round counts.
pub(crate) fn temple(facts: &Facts, drawings: &mut Drawings) -> Result<Vec<Block>, PaperError> {
    let mut blocks = Vec::new();
    if let Some(assessment) = latest_assessment(facts.plan) {
        let sentences = progress(facts, assessment);
        if !sentences.is_empty() {
            blocks.push(Block::paragraph(sentences));
            let caption = temple_caption(facts, assessment);
            blocks.extend(drawings.chart(&facts.scene(), "temple", caption, 80)?);
        }
    }
    Ok(blocks)
}

fn figures(facts: &Facts) -> Vec<Figure> {
    let (figures, texts) = (&facts.figures, facts.texts);
    let target = |pick: fn(&domain::Week) -> Option<i64>| facts.week.and_then(pick).filter(|target| 0 < *target);
    let held = figures.confirmed + figures.held;
    let confirmed = if figures.planned == 0 { 0.0 } else { 100.0 * held as f64 / figures.planned as f64 };
    let events = against(facts, "paper-doc-figure-events", &[], target(|week| week.target_event_count));
    let partners = against(
        facts,
        "paper-doc-figure-partners",
        &[("new", count(figures.partners_new))],
        target(|week| week.target_partner_count),
    );
    let places = against(facts, "paper-doc-figure-places", &[], target(|week| week.target_place_count));
    let problems = [("blocking", count(figures.problems_blocking)), ("problems", count(figures.problems_open))];
    vec![
        Figure { number: texts.number(count(figures.planned)), label: events },
        Figure { number: texts.percent(confirmed), label: facts.word("paper-doc-figure-confirmed") },
        Figure { number: texts.number(count(figures.partners_committed)), label: partners },
        Figure { number: texts.number(figures.places), label: places },
        Figure {
            number: texts.number(count(figures.problems_open)),
            label: facts.say("paper-doc-figure-problems", &[], &problems),
        },
    ]
}

fn temple_caption(facts: &Facts, assessment: &Assessment) -> String {
    let date = facts.date(assessment.held_on);
    match facts.week.and_then(|week| week.target_progress_percent) {
        Some(target) => {
            let target = facts.texts.percent(target as f64);
            facts.say("paper-doc-caption-temple_of", &[("date", &date), ("target", &target)], &[])
        }
        None => facts.say("paper-doc-caption-temple", &[("date", &date)], &[]),
    }
}

/// The message for a figure with or without its target.
fn against(facts: &Facts, id: &str, counts: &[(&str, i64)], target: Option<i64>) -> String {
    match target {
        Some(target) => facts.say(&format!("{id}_of"), &[], &[counts, &[("target", target)]].concat()),
        None => facts.say(id, &[], counts),
    }
}

/// How big the programme is, and how far its events have come.
fn programme(facts: &Facts) -> String {
    let figures = &facts.figures;
    let Some(week) = facts.week else { return String::new() };
    if figures.planned == 0 {
        return facts.word("paper-doc-no_events");
    }
    let dates = facts.texts.date_range(week.starts_on, week.ends_on);
    let size = facts.say(
        "paper-doc-size",
        &[("week", &week.title), ("dates", &dates)],
        &[
            ("events", count(figures.planned)),
            ("sessions", count(figures.sessions)),
            ("venues", count(figures.venues_used)),
        ],
    );
    let theme = match week.theme.trim() {
        "" => String::new(),
        theme => facts.say("paper-doc-theme", &[("theme", theme)], &[]),
    };
    let states = [
        ("submitted", figures.submitted),
        ("needs_information", figures.needs_information),
        ("unscheduled", figures.unscheduled),
        ("withdrawn", figures.withdrawn + figures.cancelled + figures.postponed),
        ("declined", figures.declined),
    ];
    let states = states.into_iter().filter(|(_, number)| 0 < *number);
    let states: Vec<String> = states
        .map(|(state, number)| facts.say(&format!("paper-doc-state-{state}"), &[], &[("events", count(number))]))
        .collect();
    let states = match states.is_empty() {
        true => String::new(),
        false => facts.say("paper-doc-states", &[("states", &facts.texts.list(&states))], &[]),
    };
    sentences(&[size, theme, states])
}

/// Which pillars have come as far as they should, which is furthest behind, and how the average moved.
fn progress(facts: &Facts, assessment: &Assessment) -> String {
    let mut pillars = rated(facts, assessment);
    pillars.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (Some(best), Some(last)) = (pillars.first(), pillars.last()) else { return String::new() };
    let name = |(area, percent): &(&Area, f64)| {
        facts.say("paper-doc-progress_of", &[("area", &area.name), ("percent", &facts.texts.percent(*percent))], &[])
    };
    let date = facts.date(assessment.held_on);
    let target = facts.week.and_then(|week| week.target_progress_percent);
    let first = match target {
        Some(target) => {
            let reached: Vec<String> =
                pillars.iter().filter(|(_, percent)| target as f64 <= percent.round()).map(name).collect();
            let percent = facts.texts.percent(target as f64);
            let args = [("areas", &*facts.texts.list(&reached)), ("target", &*percent), ("date", &*date)];
            facts.say("paper-doc-progress_reached", &args, &[("count", count(reached.len()))])
        }
        None => facts.say("paper-doc-progress_best", &[("area", &name(best)), ("date", &date)], &[]),
    };
    let second = if pillars.len() < 2 || target.is_some_and(|target| target as f64 <= last.1.round()) {
        String::new()
    } else {
        facts.say("paper-doc-progress_last", &[("area", &name(last))], &[])
    };
    sentences(&[first, second, trend(facts, assessment, &pillars)])
}

/// The pillars that were rated, with the percent of their ambition.
pub(crate) fn rated<'a>(facts: &Facts<'a>, assessment: &Assessment) -> Vec<(&'a Area, f64)> {
    let progress = area_progress(facts.plan, &assessment.id);
    let pillars = facts.plan.main_areas(TemplePart::Columns).into_iter();
    pillars.filter_map(|area| Some((area, (*progress.get(&area.id)?)?))).collect()
}

fn trend(facts: &Facts, assessment: &Assessment, pillars: &[(&Area, f64)]) -> String {
    let earlier = round_before(facts.plan, assessment);
    let Some(earlier) = earlier else { return String::new() };
    let before = rated(facts, earlier);
    let average = |rated: &[(&Area, f64)]| rated.iter().map(|(_, percent)| percent).sum::<f64>() / rated.len() as f64;
    if before.is_empty() {
        return String::new();
    }
    let (from, to) = (facts.texts.percent(average(&before)), facts.texts.percent(average(pillars)));
    facts.say("paper-doc-progress_trend", &[("date", &facts.date(earlier.held_on)), ("from", &from), ("to", &to)], &[])
}

/// Whole sentences one after the other; those with nothing to say fall out.
pub(crate) fn sentences(sentences: &[String]) -> String {
    let said: Vec<&str> = sentences.iter().map(String::as_str).filter(|sentence| !sentence.is_empty()).collect();
    said.join(" ")
}
