//! Two pages of a booklet on one sheet, in the order in which a pile of sheets is folded and stapled.

use typst::foundations::Content;
use typst::layout::{Abs, Frame, FrameItem, FrameKind, Point, Sides, Size};
use typst::model::Document as _;
use typst::visualize::Curve;
use typst_layout::{Page, PagedDocument};

/// Width and height of A4 across, in millimetres: A5 pages are half a millimetre narrower than half of it.
const ACROSS: (f64, f64) = (297.0, 210.0);

/// Which pages, counted from 1, stand at the left and the right of each side of each sheet: front, back, front, back.
/// Where a booklet has no multiple of four pages, the missing ones at its end are blank.
///
/// `is_rtl`: the booklet is opened at its left edge.
pub fn imposition(pages: usize, is_rtl: bool) -> Vec<[Option<usize>; 2]> {
    let all = pages.next_multiple_of(4);
    let page = |number: usize| (number <= pages).then_some(number);
    let side = |at: usize| {
        let (low, high) = (page(at + 1), page(all - at));
        // On a front the last page is left of the first; on its back the second is left of the last but one.
        if at.is_multiple_of(2) != is_rtl { [high, low] } else { [low, high] }
    };
    (0..all / 2).map(side).collect()
}

/// The pages of a document two by two on sheets. Only what is seen: what makes pages readable aloud and what can be
/// followed is left out, as its order would be that of the sheets.
pub(super) fn two_up(document: &PagedDocument, is_rtl: bool) -> PagedDocument {
    let pages = document.pages();
    let size = pages.first().map_or(Size::zero(), |page| page.frame.size());
    let half = Size::new(size.x.max(Abs::mm(ACROSS.0 / 2.0) * f64::from(u8::from(is_a5(size)))), size.y);
    let sheets = imposition(pages.len(), is_rtl).into_iter().map(|side| {
        let mut sheet = Frame::new(Size::new(half.x * 2.0, half.y), FrameKind::Hard);
        for (at, number) in side.into_iter().enumerate() {
            let Some(page) = number.and_then(|number| pages.get(number - 1)) else { continue };
            let mut frame = seen(&page.frame);
            // Colours that reach over the edge would reach into the page beside.
            frame.clip(Curve::rect(page.frame.size()));
            // Both pages meet in the fold.
            let x = if at == 0 { half.x - page.frame.width() } else { half.x };
            sheet.push_frame(Point::new(x, Abs::zero()), frame);
        }
        blank(sheet)
    });
    PagedDocument::new(sheets.collect(), document.info().clone())
}

fn is_a5(size: Size) -> bool {
    (size.x - Abs::mm(148.0)).abs() < Abs::mm(0.6) && (size.y - Abs::mm(ACROSS.1)).abs() < Abs::mm(0.6)
}

fn blank(frame: Frame) -> Page {
    Page {
        frame,
        bleed: Sides::splat(Abs::zero()),
        fill: typst::foundations::Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: 1,
    }
}

/// A frame without links and without what tells reading programs apart.
fn seen(frame: &Frame) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    for (at, item) in frame.items() {
        match item {
            FrameItem::Tag(_) | FrameItem::Link(..) => {}
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = seen(&group.frame);
                group.label = None;
                group.parent = None;
                out.push(*at, FrameItem::Group(group));
            }
            FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) => out.push(*at, item.clone()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::imposition;

    #[track_caller]
    fn check(pages: usize, expected: &str) {
        let number = |page: &Option<usize>| page.map_or("-".to_owned(), |page| page.to_string());
        let sides: Vec<String> = imposition(pages, false)
            .iter()
            .map(|[left, right]| format!("{}|{}", number(left), number(right)))
            .collect();
        assert_eq!(sides.join(" "), expected, "{pages} pages");
    }

    #[test]
    fn small_booklets() {
        check(0, "");
        check(1, "-|1 -|-");
        check(2, "-|1 2|-");
        check(3, "-|1 2|3");
        check(4, "4|1 2|3");
        check(5, "-|1 2|- -|3 4|5");
        check(6, "-|1 2|- 6|3 4|5");
        check(7, "-|1 2|7 6|3 4|5");
        check(8, "8|1 2|7 6|3 4|5");
        check(12, "12|1 2|11 10|3 4|9 8|5 6|7");
        check(16, "16|1 2|15 14|3 4|13 12|5 6|11 10|7 8|9");
    }

    /// Folding undone: a sheet of four pages lies in the next one; read through, the pages are in order.
    #[test]
    fn folded_sheets_read_in_order() {
        for pages in 1..=33_usize {
            for is_rtl in [false, true] {
                let sides = imposition(pages, is_rtl);
                assert_eq!(sides.len() % 2, 0, "a sheet has two sides");
                let side = |at: usize| if is_rtl { [sides[at][1], sides[at][0]] } else { sides[at] };
                let mut first = Vec::new();
                let mut second = Vec::new();
                for sheet in 0..sides.len() / 2 {
                    let ([front_left, front_right], [back_left, back_right]) = (side(2 * sheet), side(2 * sheet + 1));
                    first.extend([front_right, back_left]);
                    second.extend([front_left, back_right]);
                }
                let read: Vec<Option<usize>> = first.into_iter().chain(second.into_iter().rev()).collect();
                let expected: Vec<Option<usize>> =
                    (1..=pages.next_multiple_of(4)).map(|page| (page <= pages).then_some(page)).collect();
                assert_eq!(read, expected, "{pages} pages, {is_rtl}");
            }
        }
    }
}
