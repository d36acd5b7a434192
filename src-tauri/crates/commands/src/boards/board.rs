//! Boards: the ones that come with the program, the ones the team saved, and all the cards they can be made of.
//!
//! A board is a list of words such as `chart:temple`; what a card shows is asked for card by card, so that twelve
//! of them do not wait for each other. Saving and deleting boards are commands for plain records.

use domain::*;
use serde::Serialize;
use text::Texts;
use ts_rs::TS;

use crate::Failure;
use crate::boards::figures::FIGURES;
use crate::boards::lists::LISTS;
use crate::desk::Desk;
use crate::desk::shown::Shown;

/// Before the name of a board that comes with the program.
const BUILT_IN: &str = "built-in:";

/// A board as it can be chosen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BoardView {
    /// Of a saved board; `built-in:<name>` for those that come with the program.
    pub id: String,
    pub title: String,
    pub about: String,
    /// Words such as `chart:temple`, `figure:events`, `list:late` and `text:…`.
    pub cards: Vec<String>,
    pub is_built_in: bool,
}

/// Cards of one kind that can be put on a board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CardGroup {
    /// `figures`, `lists`, `charts` or `trends`.
    pub code: String,
    pub title: String,
    pub cards: Vec<CardChoice>,
}

/// A card that can be put on a board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CardChoice {
    pub code: String,
    pub title: String,
}

/// The boards that come with the program, with their cards; what cannot be drawn yet is left out.
const BOARDS: &[(&str, &[&str])] = &[
    (
        "overview",
        &[
            "figure:events",
            "figure:confirmed",
            "figure:partners",
            "figure:places",
            "figure:budget_secured",
            "figure:problems",
            "chart:temple",
            "list:decide_next",
            "list:late",
            "list:promises",
            "list:evidence",
            "list:contributors",
            "list:cost",
            "chart:events_by_day",
            "chart:coverage",
            "list:attention",
            "list:milestones",
            "list:what_changed",
        ],
    ),
    (
        "pillars",
        &[
            "figure:pillars_on_target",
            "figure:actions_late",
            "figure:decisions_open",
            "chart:temple",
            "chart:pillar_radar",
            "chart:rating_heat",
            "list:evidence",
            "list:promises",
            "list:decide_next",
        ],
    ),
    (
        "programme",
        &[
            "figure:events",
            "figure:confirmed",
            "figure:places",
            "figure:attendance",
            "figure:first_time_learners",
            "figure:problems",
            "chart:events_by_day",
            "chart:status_funnel",
            "chart:hours_heat",
            "list:attention",
            "list:milestones",
        ],
    ),
    (
        "partners",
        &[
            "figure:partners",
            "figure:partners_silent",
            "figure:money",
            "chart:network",
            "list:contributors",
            "list:partners_silent",
            "chart:status_funnel",
        ],
    ),
    (
        "indicators",
        &[
            "figure:indicators_on_track",
            "figure:pillars_on_target",
            "chart:indicator_bars",
            "chart:trend",
            "chart:urban_rural",
            "chart:co2",
            "list:evidence",
            "list:late",
        ],
    ),
    (
        "budget",
        &[
            "figure:budget_secured",
            "figure:budget_gap",
            "figure:money",
            "chart:budget_waterfall",
            "chart:budget_by_year",
            "list:cost",
            "list:contributors",
            "chart:risk_matrix",
            "list:risks",
        ],
    ),
    (
        "neighbourhoods",
        &[
            "figure:places",
            "figure:attendance",
            "figure:first_time_learners",
            "chart:coverage",
            "chart:map",
            "chart:multiples",
            "list:attention",
        ],
    ),
];

/// Whether a card shows the chart of one record: the chart needs one, or is worth a card for each.
fn is_about_record(kind: &charts::Kind) -> bool {
    match kind.subject {
        charts::Subject::Indicator | charts::Subject::Round => true,
        charts::Subject::Plan
        | charts::Subject::Measure
        | charts::Subject::Rounds
        | charts::Subject::Goal
        | charts::Subject::Year
        | charts::Subject::Indicators => false,
    }
}

/// How many indicators the board of indicators shows one by one.
const TRENDS: usize = 6;

pub(crate) fn list_boards(desk: &Desk) -> Result<Vec<BoardView>, Failure> {
    let shown = desk.shown()?;
    boards(desk, &shown, &desk.texts())
}

/// All boards, the program's own first. The team's are those of today even while somebody looks back.
pub(crate) fn boards(desk: &Desk, shown: &Shown, texts: &Texts) -> Result<Vec<BoardView>, Failure> {
    let now = desk.shown_now()?;
    let built_in = BOARDS.iter().map(|(name, cards)| BoardView {
        id: format!("{BUILT_IN}{name}"),
        title: texts.get(&format!("board-{name}")),
        about: texts.get(&format!("board-{name}-about")),
        cards: cards.iter().flat_map(|card| settled(card, &shown.plan)).collect(),
        is_built_in: true,
    });
    let mut saved: Vec<&Board> = now.plan.boards.iter().collect();
    saved.sort_by(|a, b| (&a.position, &a.title, &a.id).cmp(&(&b.position, &b.title, &b.id)));
    let saved = saved.into_iter().map(|board| BoardView {
        id: board.id.clone(),
        title: board.title.clone(),
        about: board.about.clone(),
        cards: board.cards.clone(),
        is_built_in: false,
    });
    Ok(built_in.chain(saved).collect())
}

/// One board by its id.
pub(crate) fn board(desk: &Desk, shown: &Shown, texts: &Texts, id: &str) -> Result<BoardView, Failure> {
    let found = boards(desk, shown, texts)?.into_iter().find(|board| board.id == id);
    found.ok_or_else(|| Failure::not_found("board", id))
}

/// A card of a built-in board for this plan: charts about records become one for each of the first records.
fn settled(card: &str, plan: &Plan) -> Vec<String> {
    let Some(chart) = card.strip_prefix("chart:") else { return vec![card.to_owned()] };
    if !charts::Kind::of(chart).is_some_and(is_about_record) {
        return vec![card.to_owned()];
    }
    let most = if chart == "trend" { TRENDS } else { 1 };
    subjects(chart, plan).into_iter().take(most).map(|(id, _)| format!("{card}:{id}")).collect()
}

/// The records that a chart can be about, by id and name; those with most to show first.
fn subjects(chart: &str, plan: &Plan) -> Vec<(Id, String)> {
    if chart == "rating_heat" {
        let mut rounds: Vec<&Assessment> = plan.assessments.iter().collect();
        // The city's own rounds before those of its parts, the latest first.
        rounds.sort_by(|a, b| {
            let is_part = |round: &Assessment| round.neighbourhood_id.is_some();
            (is_part(a), b.held_on, &a.id).cmp(&(is_part(b), a.held_on, &b.id))
        });
        return rounds.into_iter().map(|it| (it.id.clone(), it.title.clone())).collect();
    }
    let mut counts: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    let kind = if chart == "multiples" { GroupKind::Neighbourhood } else { GroupKind::Total };
    for reading in plan.readings.iter().filter(|it| it.value.is_some() && it.group_kind == kind) {
        *counts.entry(&reading.indicator_id).or_default() += 1;
    }
    let count = |it: &Indicator| counts.get(it.id.as_str()).copied().unwrap_or(0);
    let mut measured: Vec<&Indicator> = plan.indicators.iter().filter(|it| 0 < count(it)).collect();
    measured.sort_by(|a, b| {
        let order = a.is_context.cmp(&b.is_context).then_with(|| count(b).cmp(&count(a)));
        order.then_with(|| (&a.position, &a.id).cmp(&(&b.position, &b.id)))
    });
    measured.into_iter().map(|it| (it.id.clone(), it.name.clone())).collect()
}

pub(crate) fn list_cards(desk: &Desk) -> Result<Vec<CardGroup>, Failure> {
    let shown = desk.shown()?;
    let texts = desk.texts();
    let group = |code: &str, cards: Vec<CardChoice>| CardGroup {
        code: code.to_owned(),
        title: texts.get(&format!("board-group-{code}")),
        cards,
    };
    let choice = |code: String, title: String| CardChoice { code, title };
    let figures = FIGURES.iter().map(|it| choice(format!("figure:{it}"), texts.get(&format!("figure-{it}"))));
    let lists = LISTS.iter().map(|it| choice(format!("list:{it}"), texts.get(&format!("list-{it}"))));
    let drawn = charts::KINDS.iter().filter(|kind| !is_about_record(kind));
    let drawn = drawn.map(|kind| choice(format!("chart:{}", kind.name), kind.title(&texts)));
    let mut groups =
        vec![group("figures", figures.collect()), group("lists", lists.collect()), group("charts", drawn.collect())];
    for kind in charts::KINDS.iter().filter(|kind| is_about_record(kind)) {
        let kind = kind.name;
        let cards =
            subjects(kind, &shown.plan).into_iter().map(|(id, name)| choice(format!("chart:{kind}:{id}"), name));
        groups.push(group(kind, cards.collect()));
    }
    groups.retain(|group| !group.cards.is_empty());
    Ok(groups)
}
