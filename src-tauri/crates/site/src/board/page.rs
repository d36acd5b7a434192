//! A board as one page.

use charts::ChartError;
use maud::{Markup, html};
use papers::{BoardCopy, CopyCard};
use text::Texts;

use super::{cards, facts, file, stamp};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page.
pub(super) fn page(copy: &BoardCopy, texts: &Texts) -> Result<Markup, ChartError> {
    let mut all = Vec::new();
    for (at, card) in copy.cards.iter().enumerate() {
        all.push(one(copy, at + 1, card, texts)?);
    }
    let body = html! {
        header {
            p class="issuer" { (copy.issuer) }
            h1 { (copy.title) }
            @if !copy.about.is_empty() { p class="about" { (copy.about) } }
            (facts(copy))
        }
        main { @for card in &all { (card) } }
        footer { p { (stamp(copy, texts)) } p { (texts.get("board-page-source")) } }
    };
    Ok(file(copy, texts, STYLE, SCRIPT, body))
}

fn one(copy: &BoardCopy, at: usize, card: &CopyCard, texts: &Texts) -> Result<Markup, ChartError> {
    let heading = format!("card-{at}");
    Ok(match card {
        CopyCard::Figures(figures) => html! {
            article class="card whole" aria-labelledby=(heading) {
                h2 id=(heading) { (texts.get("board-doc-figures")) }
                (cards::figures(figures))
            }
        },
        CopyCard::Chart(name) => {
            let chart = cards::chart(copy, name, at, true, texts)?;
            if chart.title.is_empty() {
                return Ok(html! { article class="card" { (chart.body) } });
            }
            html! {
                article class="card" aria-labelledby=(heading) {
                    h2 id=(heading) { (chart.title) }
                    (chart.body)
                    p class="stamp" { (stamp(copy, texts)) }
                }
            }
        }
        CopyCard::List { title, about, rows } => html! {
            article class="card" aria-labelledby=(heading) {
                h2 id=(heading) { (title) }
                (cards::list(title, about, rows, texts))
            }
        },
        CopyCard::Text(text) => html! { article class="card whole" { (cards::words(text)) } },
    })
}
