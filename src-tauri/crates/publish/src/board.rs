//! The printed copy of a board: what was shown, as pages across, for those who were not in the room.
//!
//! The cards come with their words; only charts are drawn here, so that they are the same as in the council paper.
//! Nothing is counted and nothing is left out without a word.

use papers::{
    Block, BoardCopy, Column, CopyCard, CopyFigure, Date, Drawing, Drawings, Fact, Figure, Language, Look, PAGE, PAGES,
    PaperError, Rich, Row,
};
use serde_json::{Value, json};
use text::Texts;

use crate::setting::{Document, Manuscript};

/// Big numbers that fit beside each other.
const IN_A_ROW: usize = 6;

/// Sets the printed copy of a board.
pub fn board_copy(copy: &BoardCopy, texts: &Texts) -> Result<Document, PaperError> {
    let mut drawings = Drawings::default();
    let mut parts = Vec::new();
    for card in &copy.cards {
        parts.push(match card {
            CopyCard::Figures(figures) => figures_part(figures, texts),
            CopyCard::Chart(name) => chart_part(copy, name, texts, &mut drawings)?,
            CopyCard::List { title, about, rows } => list_part(title, about, rows, texts),
            CopyCard::Text(text) => part("", vec![Block::paragraph(text.as_str())], false),
        });
    }
    let page = texts.format("board-doc-page", &[("page", PAGE.into()), ("pages", PAGES.into())]);
    let sheet = json!({
        "language": Language::of(texts),
        "title": copy.title,
        "about": copy.about,
        "issuer": copy.issuer,
        "date": Date::from(copy.today),
        "page": page,
        "page_sign": PAGE,
        "pages_sign": PAGES,
        "facts": Fact::known(copy.facts.iter().cloned()),
        "parts": parts,
    });
    Document::set(Manuscript {
        template: "board-copy.typ",
        sheet,
        files: drawings.files,
        replaced: drawings.replaced,
        look: Look::of(copy.plan, texts),
        region: charts::region(copy.plan),
        identity: format!("{} {}", copy.id, texts.language()),
        apart: None,
    })
}

/// A heading with blocks; a part with a drawing has a page of its own.
fn part(title: &str, blocks: Vec<Block>, is_page: bool) -> Value {
    json!({ "title": title, "blocks": blocks, "is_page": is_page })
}

fn figures_part(figures: &[CopyFigure], texts: &Texts) -> Value {
    let big = |row: &[CopyFigure]| Block::Figures {
        items: row.iter().map(|it| Figure { number: it.number.clone(), label: it.title.clone() }).collect(),
    };
    let mut blocks: Vec<Block> = figures.chunks(IN_A_ROW).map(big).collect();
    let has_status = figures.iter().any(|it| !it.status.is_empty());
    let mut columns = vec![
        Column::wide(texts.get("board-doc-figure"), 3),
        Column::number(texts.get("board-doc-number")),
        Column::wide(texts.get("board-doc-detail"), 4),
    ];
    if has_status {
        columns.push(Column::narrow(texts.get("board-doc-status")));
    }
    let row = |it: &CopyFigure| {
        let mut cells: Vec<Rich> = vec![it.title.as_str().into(), it.number.as_str().into(), it.detail.as_str().into()];
        if has_status {
            cells.push(it.status.as_str().into());
        }
        Row { cells, stands_out: false, bar: None }
    };
    let rows = figures.iter().map(row).collect();
    blocks.push(Block::Table { caption: texts.get("board-doc-figures_caption"), columns, rows });
    part(&texts.get("board-doc-figures"), blocks, false)
}

fn chart_part(copy: &BoardCopy, name: &str, texts: &Texts, drawings: &mut Drawings) -> Result<Value, PaperError> {
    let scene = charts::Scene { plan: copy.plan, week: copy.week, today: copy.today };
    let chart = match charts::draw(name, &scene, texts, charts::Medium::Print) {
        Ok(chart) => chart,
        // A board may name a chart of a newer program or of a record that is gone.
        Err(charts::ChartError::Unknown(_)) => {
            return Ok(part("", vec![Block::paragraph(texts.get("board-chart_unknown"))], false));
        }
        Err(error) => return Err(PaperError::new("publish").with("where", format!("{name}: {error}"))),
    };
    // Tall drawings must leave room for their heading and sentence.
    let width_percent = (100.0 * (chart.width / chart.height) / PAGE_SHAPE).clamp(30.0, 100.0) as u8;
    let file = format!("chart-{}.svg", drawings.files.len());
    let alt = texts
        .format("board-doc-alt", &[("title", chart.title.as_str().into()), ("summary", chart.summary.as_str().into())]);
    let caption = if chart.says_summary { String::new() } else { chart.summary };
    let block = Block::Chart { file: file.clone(), alt, caption, width_percent };
    drawings.files.push(Drawing { file, svg: chart.svg, width: chart.width, height: chart.height });
    drawings.replaced.extend(chart.replaced);
    Ok(part(&chart.title, vec![block], true))
}

/// Width by height of the room for a drawing on a page across.
const PAGE_SHAPE: f64 = 2.0;

fn list_part(title: &str, about: &str, rows: &[[String; 4]], texts: &Texts) -> Value {
    let mut blocks = Vec::new();
    if !about.is_empty() {
        blocks.push(Block::paragraph(about));
    }
    if !rows.is_empty() {
        let has = |at: usize| rows.iter().any(|row| !row[at].is_empty());
        let all = [
            (0, Column::wide(texts.get("board-doc-what"), 3)),
            (1, Column::wide(texts.get("board-doc-detail"), 3)),
            (2, Column::narrow(texts.get("board-doc-status"))),
            (3, Column::number(texts.get("board-doc-amount"))),
        ];
        let kept: Vec<(usize, Column)> = all.into_iter().filter(|(at, _)| *at == 0 || has(*at)).collect();
        let cells = |row: &[String; 4]| -> Vec<Rich> { kept.iter().map(|(at, _)| row[*at].as_str().into()).collect() };
        let set = rows.iter().map(|row| Row { cells: cells(row), stands_out: false, bar: None }).collect();
        let columns = kept.iter().map(|(_, column)| column.clone()).collect();
        blocks.push(Block::Table { caption: String::new(), columns, rows: set });
    }
    part(title, blocks, false)
}
