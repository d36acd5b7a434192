//! The one walk over a document: what stands in it, part by part and piece by piece, in reading order and numbered.
//!
//! Says nothing of how a piece is written. Blank texts are left out here, so that no format writes empty paragraphs.

mod words;

use papers::{Block, Column, Content, DayPlace, Drawing, Fact, Figure, Logo, Rich, Row};

pub(crate) use words::{
    PagePiece, Piece, clean, direction, is_blank, line, pieces, place_line, runs_from_right, split_page,
};

/// A piece of a document.
pub(crate) enum Item<'a> {
    /// The city's sign.
    Logo(&'a Logo),
    /// The document's title.
    Title(&'a str),
    /// Label and value, line by line.
    Facts(Vec<&'a Fact>),
    /// Why it is not public.
    Exemption(&'a str),
    /// The heading of a part (level 1) or of something in it (level 2).
    Heading { level: u8, number: Option<usize>, text: &'a str },
    /// A paragraph without a number.
    Text(&'a str),
    /// How long the summary is.
    Counter { text: &'a str, is_too_long: bool },
    /// A paragraph with its number: `section.number`.
    Numbered { section: usize, number: usize, text: &'a Rich },
    /// Who is asked.
    Lead(&'a str),
    /// What for, with its number.
    Asked { section: usize, number: usize, text: &'a Rich },
    /// Big numbers in a row.
    Figures(Vec<&'a Figure>),
    /// A drawing, or its alternative text alone when there is none.
    Chart { drawing: Option<&'a Drawing>, alt: &'a str, caption: &'a str, width_percent: u8 },
    /// A table; the first cell of each row names the row.
    Table { caption: &'a str, columns: &'a [Column], rows: &'a [Row] },
    /// What is said before the lists of the appendix.
    Intro(&'a str),
    /// What happens at one place, run on.
    Place(&'a DayPlace),
}

/// Which part of a document: templates say where each goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PartKind {
    /// Above all; a template has its own.
    Logo,
    Title,
    Facts,
    Exemption,
    Summary,
    Recommendations,
    Body,
    Appendix,
}

/// Pieces that stay together.
pub(crate) struct Part<'a> {
    pub kind: PartKind,
    pub items: Vec<Item<'a>>,
}

/// A document from its title to its appendix; parts in which nothing stands are left out.
pub(crate) fn walk(content: &Content) -> Vec<Part<'_>> {
    let heading = &content.heading;
    let facts: Vec<&Fact> =
        heading.facts.iter().filter(|fact| !is_blank(&fact.label) && !is_blank(&fact.value)).collect();
    let facts = if facts.is_empty() { Vec::new() } else { vec![Item::Facts(facts)] };
    let mut parts = vec![
        Part { kind: PartKind::Logo, items: content.look.logo.iter().map(Item::Logo).collect() },
        Part { kind: PartKind::Title, items: texts([heading.title.as_str()], Item::Title) },
        Part { kind: PartKind::Facts, items: facts },
        Part { kind: PartKind::Exemption, items: texts([heading.exemption.as_str()], Item::Exemption) },
        Part { kind: PartKind::Summary, items: summary(content) },
    ];
    for (at, section) in content.sections.iter().enumerate() {
        let asks = section.blocks.iter().any(|block| matches!(block, Block::Asks { .. }));
        let kind = if asks { PartKind::Recommendations } else { PartKind::Body };
        let number = at + 1;
        let mut items = vec![Item::Heading { level: 1, number: Some(number), text: &section.title }];
        let mut last = 0;
        section.blocks.iter().for_each(|block| items.extend(pieces_of(content, block, number, &mut last)));
        parts.push(Part { kind, items });
    }
    parts.push(Part { kind: PartKind::Appendix, items: appendix(content) });
    parts.retain(|part| !part.items.is_empty());
    parts
}

/// The texts that are not blank, each as a piece.
fn texts<'a>(texts: impl IntoIterator<Item = &'a str>, item: impl Fn(&'a str) -> Item<'a>) -> Vec<Item<'a>> {
    texts.into_iter().filter(|text| !is_blank(text)).map(item).collect()
}

fn summary(content: &Content) -> Vec<Item<'_>> {
    let Some(summary) = &content.summary else { return Vec::new() };
    let mut items = vec![Item::Heading { level: 1, number: None, text: &summary.title }];
    items.extend(texts(summary.paragraphs.iter().map(String::as_str), Item::Text));
    if items.len() == 1 {
        items.extend(texts([summary.none.as_str()], Item::Text));
    }
    let counter = |text| Item::Counter { text, is_too_long: summary.is_too_long };
    items.extend(texts([summary.counter.as_str()], counter));
    items
}

/// A block of a section. `last` is the number of its last paragraph: what is asked for is numbered on from there.
fn pieces_of<'a>(content: &'a Content, block: &'a Block, section: usize, last: &mut usize) -> Vec<Item<'a>> {
    let mut next = || {
        *last += 1;
        *last
    };
    match block {
        Block::Paragraph { text } if is_blank(&text.plain()) => Vec::new(),
        Block::Paragraph { text } => vec![Item::Numbered { section, number: next(), text }],
        Block::Asks { lead, items } => {
            let asked = items.iter().filter(|item| !is_blank(&item.plain()));
            let asked = asked.map(|text| Item::Asked { section, number: next(), text });
            texts([lead.as_str()], Item::Lead).into_iter().chain(asked).collect()
        }
        Block::Figures { items } if items.is_empty() => Vec::new(),
        Block::Figures { items } => vec![Item::Figures(items.iter().collect())],
        Block::Chart { file, alt, caption, width_percent } => {
            vec![Item::Chart { drawing: content.drawing(file), alt, caption, width_percent: *width_percent }]
        }
        Block::Table { columns, .. } if columns.is_empty() => Vec::new(),
        Block::Table { caption, columns, rows } => vec![Item::Table { caption, columns, rows }],
    }
}

fn appendix(content: &Content) -> Vec<Item<'_>> {
    let Some(appendix) = &content.appendix else { return Vec::new() };
    let mut items = vec![Item::Heading { level: 1, number: None, text: &appendix.title }];
    items.extend(texts([appendix.intro.as_str()], Item::Intro));
    for day in &appendix.days {
        items.push(Item::Heading { level: 2, number: None, text: &day.title });
        let places = day.places.iter().filter(|place| !is_blank(&place.name) || !place.entries.is_empty());
        items.extend(places.map(Item::Place));
    }
    items
}
