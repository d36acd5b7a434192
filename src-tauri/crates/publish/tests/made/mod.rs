//! What the tests of the booklet make of an invented week, and how a file is checked and kept.

use domain::Plan;
use papers::{Booklet, BookletEvents, BookletOptions, BookletOrder, BookletRequest, NoticeRequest};
use publish::Document;
use text::Texts;

use crate::week;

pub fn content(plan: &Plan, options: BookletOptions) -> Booklet {
    let request = BookletRequest { plan, week_id: None, today: week::today(), options, since: None };
    papers::booklet(&request, &Texts::new("en"))
}

pub fn in_order(order: BookletOrder) -> BookletOptions {
    BookletOptions { order, ..BookletOptions::default() }
}

pub fn notices(plan: &Plan) -> NoticeRequest<'_> {
    let events = BookletEvents::Confirmed;
    NoticeRequest { plan, week_id: None, today: week::today(), events, event_ids: &[], venue_ids: &[] }
}

pub fn whole_text(document: &Document) -> String {
    let page = |page| format!("--- {} ---\n{}", page + 1, document.text(page).unwrap());
    (0..document.pages()).map(page).collect()
}

/// The typesetter's own checks of both standards pass.
#[track_caller]
pub fn check_file(document: &Document) {
    let pdf = document.pdf().expect("a file");
    assert!(pdf.starts_with(b"%PDF-1.7"), "PDF/A-2 is a PDF 1.7");
}

/// Keeps a file for `cargo verify`, which holds it against the standards.
#[track_caller]
pub fn keep(name: &str, document: &Document) {
    check_file(document);
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(file, document.pdf().expect("a file")).unwrap();
}

/// What people and other programs write.
pub const HOSTILE: &[&str] = &[
    "#panic() *strong* $x^2$ @nobody <label> \\ //",
    "\u{202E}txet desrever\u{202C} \u{2066}isolated",
    "A bell\u{7} and nothing\u{0}\u{FEFF}",
    "أسبوع التعلم في المدينة",
    "圖書館節",
    "도서관 축제",
    "เทศกาลการเรียนรู้",
    "सीखने का सप्ताह",
    "ספרייה in Riverton 10:00",
    "Yoga \u{1F9D8} in the park",
    // In a script that no font of any computer has.
    "\u{F0000}\u{F0001}\u{F0002}\u{F0003}\u{F0004}\u{F0005}\u{F0006}\u{F0007}\u{F0008}\u{F0009}\u{F000A}\u{F000B}\u{F000C}\u{F000D}\u{F000E}\u{F000F}\u{F0010}\u{F0011}\u{F0012}\u{F0013}",
];
