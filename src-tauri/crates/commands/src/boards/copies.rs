//! A board as a file to hand out: what was shown, with the same words.

use domain::rules::since::ChangeKind;
use papers::{BoardCopy, CopyCard, CopyFigure};
use text::{DateStyle, Texts};

use crate::Failure;
use crate::boards::board::board;
use crate::boards::changes::{Before, compare};
use crate::boards::figures::figure;
use crate::boards::lists::{ListRow, Look};
use crate::desk::shown::Shown;
use crate::outputs::options::World;

/// A board with its words, as it stands in the plan that is shown.
pub(crate) fn copy_of<'a>(world: &World<'a>, board_id: &str) -> Result<BoardCopy<'a>, Failure> {
    let World { desk, shown, texts } = *world;
    let view = board(desk, shown, texts, board_id)?;
    let look = Look { desk, shown, today: shown.today(desk.now()), texts };
    Ok(BoardCopy {
        plan: &shown.plan,
        week: shown.week(),
        today: look.today,
        id: view.id,
        title: view.title,
        about: view.about,
        facts: facts(&look),
        issuer: issuer(shown, texts),
        cards: cards(&look, &view.cards)?,
    })
}

/// City, week, and as of when everything stands.
fn facts(look: &Look) -> Vec<(String, String)> {
    let (shown, texts) = (look.shown, look.texts);
    let city = shown.plan.profile.as_ref().map(|profile| profile.city.clone()).unwrap_or_default();
    let week = shown.week().map(|week| texts.date_range(week.starts_on, week.ends_on)).unwrap_or_default();
    let date = texts.date(look.today, DateStyle::Long);
    let state = match look.desk.as_of() {
        Some(as_of) if !as_of.name.is_empty() => {
            texts.format("board-doc-state_named", &[("name", as_of.name.into()), ("date", date.into())])
        }
        Some(_) => texts.format("board-doc-state_past", &[("date", date.into())]),
        None => date,
    };
    let pairs = [("board-doc-city", city), ("board-doc-week", week), ("board-doc-state", state)];
    pairs.into_iter().map(|(id, value)| (texts.get(id), value)).collect()
}

fn issuer(shown: &Shown, texts: &Texts) -> String {
    let Some(profile) = &shown.plan.profile else { return String::new() };
    match (profile.city.trim(), profile.organisation.trim()) {
        (city, "") => city.to_owned(),
        ("", organisation) => organisation.to_owned(),
        (city, organisation) => {
            texts.format("paper-doc-issuer", &[("city", city.into()), ("organisation", organisation.into())])
        }
    }
}

/// The cards with their words; figures that follow each other stand together.
fn cards(look: &Look, codes: &[String]) -> Result<Vec<CopyCard>, Failure> {
    let before = compare(look.desk, look.shown, None, look.texts)?.ok();
    let mut cards: Vec<CopyCard> = Vec::new();
    for code in codes {
        let (kind, name) = code.split_once(':').unwrap_or(("", code));
        match kind {
            "figure" => match figure(name, look.shown, look.today, look.texts) {
                Ok(card) => {
                    let one = CopyFigure {
                        title: card.title,
                        number: card.number,
                        detail: card.detail,
                        status: card.status_text,
                    };
                    match cards.last_mut() {
                        Some(CopyCard::Figures(figures)) => figures.push(one),
                        _ => cards.push(CopyCard::Figures(vec![one])),
                    }
                }
                Err(_) => cards.push(CopyCard::Text(look.texts.get("board-card_unknown"))),
            },
            "list" => match look.short(name) {
                Ok(list) => cards.push(CopyCard::List {
                    title: list.title,
                    about: if list.rows.is_empty() { list.empty } else { list.about },
                    rows: list.rows.into_iter().map(|row| cells(row, before.as_ref(), look.texts)).collect(),
                }),
                Err(_) => cards.push(CopyCard::Text(look.texts.get("board-card_unknown"))),
            },
            "chart" => cards.push(CopyCard::Chart(name.to_owned())),
            "text" => cards.push(CopyCard::Text(name.to_owned())),
            _ => cards.push(CopyCard::Text(look.texts.get("board-card_unknown"))),
        }
    }
    Ok(cards)
}

fn cells(row: ListRow, before: Option<&Before>, texts: &Texts) -> [String; 4] {
    let kind = row.key.split_once(':').and_then(|(table, id)| before?.change_kind(table, id));
    let mark =
        kind.map(|kind| texts.get(if kind == ChangeKind::New { "board-mark-new" } else { "board-mark-changed" }));
    let words: Vec<String> =
        [row.status_text, mark.unwrap_or_default()].into_iter().filter(|it| !it.is_empty()).collect();
    [row.title, row.detail, words.join(" · "), row.amount]
}
