//! A board as slides: one card a slide, and as many slides for a card as it needs.

use charts::ChartError;
use maud::{Markup, html};
use papers::{BoardCopy, CopyCard};
use text::Texts;

use super::{cards, facts, file, stamp};

const STYLE: &str = include_str!("slides.css");
const SCRIPT: &str = include_str!("slides.js");
/// Figures and rows that can be read from a distance.
const FIGURES: usize = 6;
/// See [`FIGURES`].
const ROWS: usize = 8;

/// A heading and what stands below it.
type Slide = (String, Markup);

/// The headings of all slides, the first one's as well.
pub(super) fn titles(copy: &BoardCopy, texts: &Texts) -> Result<Vec<String>, ChartError> {
    let first = std::iter::once(copy.title.clone());
    Ok(first.chain(of_cards(copy, texts)?.into_iter().map(|(title, _)| title)).collect())
}

/// All slides but the first.
fn of_cards(copy: &BoardCopy, texts: &Texts) -> Result<Vec<Slide>, ChartError> {
    let mut all: Vec<Slide> = Vec::new();
    for (at, card) in copy.cards.iter().enumerate() {
        all.extend(of_card(copy, at + 1, card, texts)?);
    }
    Ok(all)
}

/// The slides.
pub(super) fn slides(copy: &BoardCopy, texts: &Texts) -> Result<Markup, ChartError> {
    let all = of_cards(copy, texts)?;
    let count = all.len() + 1;
    let place = |at: usize| {
        let number = |number: usize| texts.number(number as i64);
        texts.format("board-slides-place", &[("number", number(at).into()), ("count", number(count).into())])
    };
    let body = html! {
        main class="deck" aria-label=(copy.title) {
            section class="slide first" id="slide-1" aria-labelledby="slide-1-title" {
                p class="issuer" { (copy.issuer) }
                h1 id="slide-1-title" tabindex="-1" { (copy.title) }
                @if !copy.about.is_empty() { p class="about" { (copy.about) } }
                (facts(copy))
                p class="how" { (texts.get("board-slides-how")) }
                p class="foot" { span { (stamp(copy, texts)) } " " span { (place(1)) } }
            }
            @for (at, (title, body)) in all.iter().enumerate() {
                @let id = format!("slide-{}", at + 2);
                @let heading = format!("{id}-title");
                section class="slide" id=(id) aria-labelledby=(heading) {
                    h2 id=(heading) tabindex="-1" { (title) }
                    div class="body" { (body) }
                    p class="foot" { span { (stamp(copy, texts)) } " " span { (place(at + 2)) } }
                }
            }
        }
    };
    Ok(file(copy, texts, STYLE, SCRIPT, body))
}

fn of_card(copy: &BoardCopy, at: usize, card: &CopyCard, texts: &Texts) -> Result<Vec<Slide>, ChartError> {
    let named = |title: &str, part: usize, parts: usize| match parts {
        0 | 1 => title.to_owned(),
        _ => {
            let number = |number: usize| texts.number(number as i64);
            let args = [("title", title.into()), ("number", number(part + 1).into()), ("count", number(parts).into())];
            texts.format("board-slides-part", &args)
        }
    };
    Ok(match card {
        CopyCard::Figures(figures) => {
            let title = texts.get("board-doc-figures");
            let parts = figures.len().div_ceil(FIGURES);
            let each = figures.chunks(FIGURES).enumerate();
            each.map(|(part, some)| (named(&title, part, parts), cards::figures(some))).collect()
        }
        CopyCard::Chart(name) => {
            let chart = cards::chart(copy, name, at, false, texts)?;
            let title = if chart.title.is_empty() { copy.title.clone() } else { chart.title };
            vec![(title, chart.body)]
        }
        CopyCard::List { title, about, rows } if rows.is_empty() => {
            vec![(title.clone(), cards::list(title, about, rows, texts))]
        }
        CopyCard::List { title, about, rows } => {
            let parts = rows.len().div_ceil(ROWS);
            let each = rows.chunks(ROWS).enumerate();
            each.map(|(part, some)| (named(title, part, parts), cards::list(title, about, some, texts))).collect()
        }
        CopyCard::Text(text) => vec![(copy.title.clone(), cards::words(text))],
    })
}
