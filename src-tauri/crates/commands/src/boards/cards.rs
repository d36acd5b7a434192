//! The cards of a board in one call: key figures, lists and charts, each with its own answer or refusal.

use charts::Chart;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::boards::figures::{FigureCard, figure};
use crate::boards::lists::{ListCard, Look};
use crate::boards::overview::draw_chart;
use crate::desk::Desk;

/// What a card shows, under its word such as `figure:events`.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the kinds are those of the words")]
pub enum BoardCard {
    Figure {
        code: String,
        figure: FigureCard,
    },
    List {
        code: String,
        list: ListCard,
    },
    Chart {
        code: String,
        chart: Chart,
    },
    /// Words that the team wrote.
    Text {
        code: String,
        text: String,
    },
    /// A card that cannot be shown, and why.
    Refused {
        code: String,
        failure: Failure,
    },
}

/// Cards in the order of their words. One that cannot be shown does not take the others along.
pub(crate) fn get_cards(desk: &Desk, codes: Vec<String>) -> Result<Vec<BoardCard>, Failure> {
    let shown = desk.shown()?;
    let texts = desk.texts();
    let look = Look { desk, shown: &shown, today: shown.today(desk.now()), texts: &texts };
    let card = |code: String| {
        let (kind, name) = code.split_once(':').unwrap_or(("", &code));
        let made = match kind {
            "figure" => {
                figure(name, &shown, look.today, &texts).map(|figure| BoardCard::Figure { code: code.clone(), figure })
            }
            "list" => look.short(name).map(|list| BoardCard::List { code: code.clone(), list }),
            "chart" => draw_chart(desk, name.to_owned()).map(|chart| BoardCard::Chart { code: code.clone(), chart }),
            "text" => Ok(BoardCard::Text { code: code.clone(), text: name.to_owned() }),
            // Words come from saved boards, which another release may have written.
            _ => Err(Failure::new("unknown_card").with("code", &code)),
        };
        made.unwrap_or_else(|failure| BoardCard::Refused { code, failure })
    };
    Ok(codes.into_iter().map(card).collect())
}
