//! The text of a set page, in reading order, for people who do not see its picture and for tests.

use typst::foundations::Label;
use typst::introspection::Introspector;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use unicode_bidi::{BidiClass, bidi_class};

/// A piece of a line.
struct Piece {
    at: Point,
    width: Abs,
    size: Abs,
    text: String,
}

/// The page, counted from 1, on which a labelled element stands.
pub(crate) fn page_of_label(document: &PagedDocument, label: &str) -> Option<usize> {
    let introspector = document.introspector();
    let element = introspector.query_label(Label::new(PicoStr::intern(label))?).ok()?;
    introspector.page(element.location()?).map(usize::from)
}

/// The text of a page.
pub(crate) fn text(frame: &Frame) -> String {
    let mut pieces = Vec::new();
    collect(frame, Point::zero(), &mut pieces);
    let mut text = String::new();
    let mut line: Vec<Piece> = Vec::new();
    for piece in pieces {
        if line.last().is_some_and(|last| is_new_line(last, &piece)) {
            push_line(&mut text, &line);
            line.clear();
        }
        line.push(piece);
    }
    push_line(&mut text, &line);
    text
}

/// How far to the right any letter reaches, in points.
pub(crate) fn right_edge(frame: &Frame) -> f64 {
    let mut pieces = Vec::new();
    collect(frame, Point::zero(), &mut pieces);
    pieces.iter().map(|piece| (piece.at.x + piece.width).to_pt()).fold(0.0, f64::max)
}

fn collect(frame: &Frame, origin: Point, pieces: &mut Vec<Piece>) {
    for (position, item) in frame.items() {
        let at = origin + *position;
        match item {
            FrameItem::Group(group) => {
                let first = pieces.len();
                // What is turned, such as the names of days at the edge, is as wide as it stands on the page.
                let origin = if group.transform.is_identity() { at } else { Point::zero() };
                collect(&group.frame, origin, pieces);
                if !group.transform.is_identity() {
                    for piece in &mut pieces[first..] {
                        let end = (piece.at + Point::with_x(piece.width)).transform(group.transform);
                        let begin = piece.at.transform(group.transform);
                        piece.at = at + Point::new(begin.x.min(end.x), begin.y);
                        piece.width = (end.x - begin.x).abs();
                    }
                }
            }
            FrameItem::Text(text) => {
                pieces.push(Piece { at, width: text.width(), size: text.size, text: text.text.to_string() });
            }
            FrameItem::Image(image, size, _) => {
                let text = image.alt().unwrap_or_default().to_owned();
                pieces.push(Piece { at, width: size.x, size: Abs::pt(1.0), text });
            }
            _ => {}
        }
    }
}

/// Another height, or a gap as between two columns.
fn is_new_line(last: &Piece, next: &Piece) -> bool {
    let size = last.size.max(next.size);
    let gap = next.at.x.max(last.at.x) - (next.at.x + next.width).min(last.at.x + last.width);
    (next.at.y - last.at.y).abs() > size * 0.5 || gap > size * 3.0
}

fn push_line(text: &mut String, pieces: &[Piece]) {
    let mut line = String::new();
    let mut last: Option<&Piece> = None;
    for piece in in_reading_order(pieces) {
        let is_apart = last.is_some_and(|last| {
            let gap = piece.at.x.max(last.at.x) - (piece.at.x + piece.width).min(last.at.x + last.width);
            gap > piece.size * 0.15
        });
        if is_apart && !line.ends_with(' ') {
            line.push(' ');
        }
        line.push_str(&piece.text);
        last = Some(piece);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    if !words.is_empty() {
        text.push_str(&words.join(" "));
        text.push('\n');
    }
}

/// A line is laid out from left to right; runs of right-to-left script are read the other way.
fn in_reading_order(pieces: &[Piece]) -> Vec<&Piece> {
    let mut ordered: Vec<&Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let run = pieces[at..].iter().take_while(|piece| is_rtl(&piece.text)).count();
        if run > 1 {
            ordered.extend(pieces[at..at + run].iter().rev());
        } else {
            ordered.push(&pieces[at]);
        }
        at += run.max(1);
    }
    ordered
}

fn is_rtl(text: &str) -> bool {
    text.chars().any(|letter| matches!(bidi_class(letter), BidiClass::R | BidiClass::AL))
}
