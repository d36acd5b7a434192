//! Boards for people without the program: one page, or slides, as one file that opens without network.
//!
//! The cards come with their words; only charts are drawn here, as they may leave the city: what a chart on paper
//! suppresses is suppressed here too. Behind each mark of a chart stands, in the same file, what it leads to: events of
//! the public programme, else the row of the chart's table. Everything works without the scripts, which are part of the
//! file; a policy in its head forbids it to load anything.

mod behind;
mod cards;
mod drawing;
mod page;
mod slides;

use charts::ChartError;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use papers::BoardCopy;
use text::{DateStyle, Direction, Texts};

/// Colours and type, the same for both.
const STYLE: &str = include_str!("style.css");
/// Nothing is loaded, from nowhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A board as a page, in UTF-8. An error when a chart cannot be drawn; one that is unknown is told in its place.
pub fn board_page(copy: &BoardCopy, texts: &Texts) -> Result<String, ChartError> {
    page::page(copy, texts).map(Markup::into_string)
}

/// A board as slides, one card a slide: moved by arrow keys, space, Home and End, or by swiping; `f` fills the screen.
/// Without scripts it is a long page. Errors are those of [`board_page`].
pub fn board_slides(copy: &BoardCopy, texts: &Texts) -> Result<String, ChartError> {
    slides::slides(copy, texts).map(Markup::into_string)
}

/// The headings of the slides of a board, in their order. Errors are those of [`board_page`].
pub fn board_slide_titles(copy: &BoardCopy, texts: &Texts) -> Result<Vec<String>, ChartError> {
    slides::titles(copy, texts)
}

/// A whole file around what stands in it.
fn file(copy: &BoardCopy, texts: &Texts, style: &str, script: &str, body: Markup) -> Markup {
    let direction = if texts.direction() == Direction::Rtl { "rtl" } else { "ltr" };
    html! {
        (DOCTYPE)
        html lang=(texts.language()) dir=(direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (copy.title) }
                style { (PreEscaped(STYLE)) (PreEscaped(style)) }
            }
            body {
                (body)
                script { (PreEscaped(script)) }
            }
        }
    }
}

/// As of when everything stands, and whose it is.
fn stamp(copy: &BoardCopy, texts: &Texts) -> String {
    let date = texts.date(copy.today, DateStyle::Long);
    if copy.issuer.is_empty() {
        return texts.format("board-page-stamp", &[("date", date.into())]);
    }
    texts.format("board-page-stamp_of", &[("date", date.into()), ("issuer", copy.issuer.as_str().into())])
}

/// What the board is about.
fn facts(copy: &BoardCopy) -> Markup {
    let known: Vec<&(String, String)> = copy.facts.iter().filter(|(_, value)| !value.is_empty()).collect();
    html! {
        @if !known.is_empty() {
            dl class="facts" {
                @for (label, value) in known { div { dt { (label) } dd { (value) } } }
            }
        }
    }
}
