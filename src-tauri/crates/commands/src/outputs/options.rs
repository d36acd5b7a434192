//! What was chosen for a document: checked against what there is, with the words for the form.
//!
//! A choice that nobody made is the usual one; one that there is not is refused with those that there are.

use std::collections::BTreeMap;

use domain::rules::outlook::meeting_name;
use domain::{Id, Meeting, OutputKind, Paper, Plan, Release, Week};
use interchange::Scope;
use serde::Serialize;
use text::{DateStyle, Texts};
use ts_rs::TS;

use crate::Failure;
use crate::boards::board::boards;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::outputs::spec::{Choice, OptionSpec, spec};

/// Choices by the names of their options, as the page, the terminal and the plan hold them.
pub(crate) type Chosen = BTreeMap<String, String>;

/// From what a document is made.
pub(crate) struct World<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) shown: &'a Shown,
    pub(crate) texts: &'a Texts,
}

/// One thing to choose, for the form.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutputOption {
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Yes or no, rather than one of several.
    pub is_yes_no: bool,
    pub choices: Vec<OutputChoice>,
    /// What is chosen now; empty when there is nothing to choose.
    pub value: String,
}

/// One of several.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutputChoice {
    pub value: String,
    pub label: String,
}

/// The words of yes and no in options.
const YES: &str = "yes";
const NO: &str = "no";

/// What can be chosen for a kind, with what is chosen now: what was asked for, else what was chosen the last time, else
/// the usual.
pub(crate) fn options(kind: OutputKind, asked: &Chosen, world: &World) -> Result<Vec<OutputOption>, Failure> {
    let kept = kept(kind, &world.shown.plan);
    let one = |option: &OptionSpec| {
        let choices = choices(option, world)?;
        let is_there = |value: &&String| choices.iter().any(|choice| choice.value == **value);
        let named = asked.get(option.name).filter(is_there).or_else(|| kept.get(option.name).filter(is_there));
        let usual = choices.first().map(|choice| choice.value.clone());
        Ok(OutputOption {
            name: option.name.to_owned(),
            label: world.texts.get(&format!("output-option-{}", option.name)),
            is_yes_no: matches!(option.choice, Choice::YesNo),
            value: named.cloned().or(usual).unwrap_or_default(),
            choices,
        })
    };
    spec(kind).options.iter().map(one).collect()
}

/// What was chosen, whole: every option of the kind has a value.
///
/// # Errors
///
/// `unknown_option` for a name that the kind does not have, `unknown_choice` for a value that there is not, each with
/// those that there are.
pub(crate) fn checked(kind: OutputKind, asked: &Chosen, world: &World) -> Result<Chosen, Failure> {
    let known = options(kind, asked, world)?;
    for (name, value) in asked {
        let Some(option) = known.iter().find(|option| option.name == *name) else {
            let names: Vec<&str> = known.iter().map(|option| option.name.as_str()).collect();
            return Err(Failure::new("unknown_option").with("name", name).with("known", names.join(", ")));
        };
        let by_label = option.choices.iter().find(|choice| choice.label == *value);
        if !value.is_empty() && by_label.is_none() && option.value != *value {
            let labels: Vec<&str> = option.choices.iter().map(|choice| choice.label.as_str()).collect();
            let failure = Failure::new("unknown_choice").with("option", &option.label);
            return Err(failure.with("value", value).with("known", labels.join(", ")));
        }
    }
    let chosen = |option: OutputOption| {
        // In the terminal people say what they read; the page sends what it was given.
        let asked = asked.get(&option.name);
        let by_label = option.choices.iter().find(|choice| asked == Some(&choice.label));
        (option.name, by_label.map_or(option.value, |choice| choice.value.clone()))
    };
    Ok(known.into_iter().map(chosen).collect())
}

/// The choices of the last time.
fn kept(kind: OutputKind, plan: &Plan) -> Chosen {
    let last = plan.publications.iter().find(|last| last.kind == kind);
    let pairs = last.into_iter().flat_map(|last| &last.options);
    pairs.filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn choices(option: &OptionSpec, world: &World) -> Result<Vec<OutputChoice>, Failure> {
    let (plan, texts) = (&world.shown.plan, world.texts);
    let choice = |value: &str, label: String| OutputChoice { value: value.to_owned(), label };
    Ok(match option.choice {
        Choice::YesNo => [NO, YES].map(|word| choice(word, texts.get(&format!("value-{word}")))).into(),
        Choice::Words { label, words } => {
            words().into_iter().map(|word| choice(word, texts.get(&format!("{label}-{word}")))).collect()
        }
        Choice::Release => {
            let none = choice("", texts.get("output-no_release"));
            std::iter::once(none).chain(releases(world).into_iter().map(|(id, name)| choice(&id, name))).collect()
        }
        Choice::Week => {
            let today = world.shown.today(world.desk.now());
            let mut weeks: Vec<&Week> = plan.weeks.iter().collect();
            weeks.sort_by(|a, b| (a.ends_on >= today, b.ends_on, &b.id).cmp(&(b.ends_on >= today, a.ends_on, &a.id)));
            weeks.into_iter().map(|week| choice(&week.id, week.title.clone())).collect()
        }
        Choice::Part => parts(plan, texts),
        Choice::Board => {
            let boards = boards(world.desk, world.shown, texts)?;
            boards.into_iter().map(|board| OutputChoice { value: board.id, label: board.title }).collect()
        }
        Choice::Paper => papers(plan).into_iter().map(|paper| choice(&paper.id, paper.title.clone())).collect(),
        Choice::Meeting => {
            let mut meetings: Vec<&Meeting> = plan.meetings.iter().collect();
            let today = world.shown.today(world.desk.now());
            meetings.sort_by(|a, b| (a.held_on > today, b.held_on, &b.id).cmp(&(b.held_on > today, a.held_on, &a.id)));
            let name = |it: &Meeting| format!("{} {}", meeting_name(it), texts.date(it.held_on, DateStyle::Long));
            meetings.into_iter().map(|meeting| choice(&meeting.id, name(meeting))).collect()
        }
    })
}

/// Releases of the chosen week, the last first.
fn releases(world: &World) -> Vec<(Id, String)> {
    let Some(week) = world.shown.week() else { return Vec::new() };
    let mut releases: Vec<&Release> =
        world.shown.plan.releases.iter().filter(|release| release.week_id == week.id).collect();
    releases.sort_by(|a, b| (b.number, &b.id).cmp(&(a.number, &a.id)));
    let name = |it: &Release| {
        world.texts.format(
            "release-version_name",
            &[("number", it.number.to_string().into()), ("title", it.title.clone().into())],
        )
    };
    releases.into_iter().map(|release| (release.id.clone(), name(release))).collect()
}

/// A word before the id of what a part of the programme is of, and the part.
type PartOf = (&'static str, fn(Id) -> Scope);

const PART_OF: &[PartOf] = &[
    ("venue", Scope::Venue),
    ("partner", Scope::Partner),
    ("pillar", Scope::Pillar),
    ("neighbourhood", Scope::Neighbourhood),
    ("person", Scope::Person),
];

/// The word of the part that is all of the programme.
pub(crate) const WHOLE: &str = "all";

/// The whole programme, then what is at a venue, of a host, a pillar, a neighbourhood and a person, each by name.
fn parts(plan: &Plan, texts: &Texts) -> Vec<OutputChoice> {
    let mut parts = vec![OutputChoice { value: WHOLE.to_owned(), label: texts.get("output-part-all") }];
    let mut add = |kind: &str, named: Vec<(&Id, &String)>| {
        let mut named: Vec<(&Id, &String)> = named.into_iter().filter(|(_, name)| !name.trim().is_empty()).collect();
        named.sort_by(|a, b| (a.1.to_lowercase(), a.0).cmp(&(b.1.to_lowercase(), b.0)));
        parts.extend(named.into_iter().map(|(id, name)| OutputChoice {
            value: format!("{kind}:{id}"),
            label: texts.format(&format!("output-part-{kind}"), &[("name", name.clone().into())]),
        }));
    };
    add("venue", plan.venues.iter().map(|it| (&it.id, &it.name)).collect());
    add("partner", plan.partners.iter().map(|it| (&it.id, &it.name)).collect());
    add("pillar", plan.pillars().into_iter().map(|it| (&it.id, &it.name)).collect());
    add("neighbourhood", plan.neighbourhoods.iter().map(|it| (&it.id, &it.name)).collect());
    add("person", plan.people.iter().map(|it| (&it.id, &it.name)).collect());
    parts
}

/// The part of the programme that was chosen.
pub(crate) fn scope(chosen: &Chosen) -> Scope {
    let part = value(chosen, "part").split_once(':');
    let of = part.and_then(|(kind, id)| Some((PART_OF.iter().find(|(known, _)| *known == kind)?, id)));
    of.map_or(Scope::All, |((_, of), id)| of(id.to_owned()))
}

/// Papers, the one for the last meeting first.
fn papers(plan: &Plan) -> Vec<&Paper> {
    let held_on = |paper: &Paper| {
        let meeting = plan.meetings.iter().find(|meeting| Some(&meeting.id) == paper.meeting_id.as_ref());
        meeting.map(|meeting| meeting.held_on)
    };
    let mut papers: Vec<&Paper> = plan.papers.iter().collect();
    papers.sort_by(|a, b| (held_on(b), b.written_on, &b.id).cmp(&(held_on(a), a.written_on, &a.id)));
    papers
}

/// What is chosen of an option that the kind has; empty when there was nothing to choose.
pub(crate) fn value<'a>(chosen: &'a Chosen, name: &str) -> &'a str {
    chosen.get(name).map_or("", String::as_str)
}

/// Whether an option of yes or no is chosen.
pub(crate) fn is_yes(chosen: &Chosen, name: &str) -> bool {
    value(chosen, name) == YES
}

/// What people call what was chosen of an option; empty when the kind does not have it.
pub(crate) fn label_of(kind: OutputKind, name: &str, chosen: &Chosen, world: &World) -> Result<String, Failure> {
    let known = options(kind, chosen, world)?.into_iter().find(|option| option.name == name);
    let label = known.and_then(|option| option.choices.into_iter().find(|choice| choice.value == option.value));
    Ok(label.map(|choice| choice.label).unwrap_or_default())
}
