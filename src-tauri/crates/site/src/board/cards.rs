//! The cards of a board as pieces of a page: figures, charts with their numbers, lists, words.

use charts::{ChartError, ChartTable};
use maud::{Markup, PreEscaped, html};
use papers::{BoardCopy, CopyFigure};
use text::Texts;

use super::behind::{Behind, behind};
use super::drawing::{Drawn, drawn, placed};

/// Figures with what they are made of.
pub(super) fn figures(figures: &[CopyFigure]) -> Markup {
    html! {
        ul class="figures" {
            @for figure in figures {
                li {
                    p class="figure" {
                        span class="name" { (figure.title) } " "
                        strong class="number" { (figure.number) }
                    }
                    @if !figure.detail.is_empty() { p class="detail" { (figure.detail) } }
                    @if !figure.status.is_empty() { p class="status" { (figure.status) } }
                }
            }
        }
    }
}

/// A chart ready to stand on a page: its heading and what stands below it; the heading is empty for an unknown chart.
pub(super) struct ChartCard {
    pub(super) title: String,
    pub(super) body: Markup,
}

/// Draws a chart; `at` is its place in the file and tells its ids apart from others'.
pub(super) fn chart(
    copy: &BoardCopy,
    name: &str,
    at: usize,
    has_list: bool,
    texts: &Texts,
) -> Result<ChartCard, ChartError> {
    let Some(Drawn { chart, svg, is_themed }) = drawn(copy, name, texts)? else {
        return Ok(ChartCard { title: String::new(), body: html! { p { (texts.get("board-chart_unknown")) } } });
    };
    let prefix = format!("card-{at}");
    let led: Vec<(String, &charts::ChartPart, Behind)> = (chart.parts.iter().enumerate())
        .filter(|_| has_list)
        .map(|(at, part)| (format!("{prefix}-part-{at}"), part, behind(copy, part, &chart.table, texts)))
        .collect();
    let target = |id: &str| led.iter().find(|(_, part, _)| part.id == id).map(|(link, ..)| link.clone());
    let drawing = placed(&svg, &prefix, &target);
    let narrow = chart.width / chart.height < 1.2;
    let body = html! {
        @if !chart.says_summary { p class="summary" { (chart.summary) } }
        div class=(if is_themed { "drawing" } else { "drawing on-paper" }) data-narrow[narrow]
            tabindex="0" role="group" aria-label=(chart.title) { (PreEscaped(drawing)) }
        @if !chart.table.rows.is_empty() {
            details class="twin" {
                summary { (texts.get("board-page-numbers")) }
                (table(&chart.title, &chart.table))
            }
        }
        @if !led.is_empty() {
            details class="behind" {
                summary { (texts.get("board-page-behind")) }
                ul { @for (id, part, what) in &led { li id=(id) tabindex="-1" { strong { (part.label) } (what_is_behind(what, texts)) } } }
            }
        }
    };
    Ok(ChartCard { title: chart.title, body })
}

fn what_is_behind(what: &Behind, texts: &Texts) -> Markup {
    html! {
        @match what {
            Behind::Events(events, others) => {
                @if !events.is_empty() {
                    ul class="events" {
                        @for [title, when, place] in events {
                            li {
                                (title)
                                @if !when.is_empty() { span class="detail" { " " (when) } }
                                @if !place.is_empty() { span class="detail" { " " (place) } }
                            }
                        }
                    }
                }
                @if 0 < *others {
                    p class="detail" {
                        (texts.format("board-page-others", &[("count", texts.number(*others as i64).into()), ("count_raw", (*others).into())]))
                    }
                }
            }
            Behind::Row(cells) => {
                dl { @for (name, cell) in cells { div { dt { (name) } dd { (cell) } } } }
            }
            Behind::Nothing => {}
        }
    }
}

/// The numbers of a chart.
fn table(title: &str, table: &ChartTable) -> Markup {
    html! {
        div class="wide" tabindex="0" role="group" aria-label=(title) {
            table {
                caption { (title) }
                thead { tr { @for column in &table.columns { th scope="col" { (column) } } } }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A list of a board; what no row has is no column.
pub(super) fn list(title: &str, about: &str, rows: &[[String; 4]], texts: &Texts) -> Markup {
    let heads = ["board-doc-what", "board-doc-detail", "board-doc-status", "board-doc-amount"];
    let kept: Vec<usize> = (0..4).filter(|at| *at == 0 || rows.iter().any(|row| !row[*at].is_empty())).collect();
    html! {
        @if !about.is_empty() { p class="summary" { (about) } }
        @if !rows.is_empty() {
            div class="wide" tabindex="0" role="group" aria-label=(title) {
                table class="list" {
                    thead { tr { @for at in &kept { th scope="col" class=[(*at == 3).then_some("amount")] { (texts.get(heads[*at])) } } } }
                    tbody {
                        @for row in rows {
                            tr {
                                @for at in &kept {
                                    @if *at == 0 { th scope="row" { (row[*at]) } } @else { td class=[(*at == 3).then_some("amount")] { (row[*at]) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Words of the team, a paragraph for each.
pub(super) fn words(text: &str) -> Markup {
    let text = text.replace("\r\n", "\n");
    let paragraphs: Vec<&str> = text.split("\n\n").map(str::trim).filter(|it| !it.is_empty()).collect();
    html! { @for paragraph in paragraphs { p class="words" { (paragraph) } } }
}
