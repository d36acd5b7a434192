//! The documents besides the council paper, set as pages: the typesetter's own checks of PDF/A-2a and PDF/UA-1 pass
//! whatever the plan holds, and nothing runs over the margin.
//!
//! What stands in them is tested in `papers`; conformance to the standards by `tests/pdf/check.sh`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the council paper's tests use all of it")]
mod fixture;

use domain::Plan;
use domain::rules::since::since;
use fixture::documents;
use papers::*;
use publish::{Document, forget_cache};
use text::Texts;

fn all(plan: &Plan, language: &str) -> Vec<(DocumentKind, Content)> {
    let texts = &Texts::new(language);
    let today = fixture::today();
    let week_id = plan.weeks.iter().any(|it| it.id == documents::WEEK).then_some(documents::WEEK);
    let changed = since(&documents::before(), plan, 2027);
    let comparison = Comparison { on: fixture::date("2026-10-21"), since: &changed };
    let report = ReportRequest { plan, week_id: None, today, since: Some(comparison) };
    let mut made = vec![
        (DocumentKind::ProgressReport, progress_report(&report, texts)),
        (DocumentKind::EvaluationReport, evaluation_report(&EvaluationRequest { plan, week_id, today }, texts)),
        (DocumentKind::BusinessCase, business_case(&CaseRequest { plan, week_id, today }, texts)),
    ];
    if plan.meetings.iter().any(|meeting| meeting.id == documents::MEETING) {
        let request = MinutesRequest { plan, meeting_id: documents::MEETING, today };
        made.push((DocumentKind::Minutes, minutes(&request, texts)));
    }
    made.into_iter().map(|(kind, content)| (kind, content.expect("its content"))).collect()
}

/// Sets every document of a plan and keeps the files for `cargo verify`, which holds them against the standards.
#[track_caller]
fn check(name: &str, plan: &Plan, language: &str) {
    for (kind, content) in all(plan, language) {
        let document = Document::of(content).unwrap_or_else(|error| panic!("{name} {kind:?}: {error}"));
        let pdf = document.pdf().unwrap_or_else(|error| panic!("{name} {kind:?}: {error}"));
        assert!(pdf.starts_with(b"%PDF-1.7"), "PDF/A-2 is a PDF 1.7");
        let (width, _) = document.page_size();
        for page in 0..document.pages() {
            let right = document.right_edge(page).unwrap();
            assert!(right <= width - 50.0, "{name} {kind:?} page {page}: letters reach {right} of {width}");
            assert!(
                !document.text(page).unwrap().contains(['\u{7}', '\u{0}', '\u{202E}']),
                "{name} {kind:?} page {page}"
            );
        }
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join(format!("{}-{name}.pdf", kind.word())), pdf).unwrap();
        forget_cache();
    }
}

#[test]
fn the_whole_city_is_set() {
    check("whole", &documents::whole(), "en");
}

#[test]
fn plans_with_little_in_them_are_set() {
    check("profile", &documents::profile_only(), "en");
    check("empty", &Plan::default(), "en");
}

#[test]
fn right_to_left_pages_are_set() {
    check("mirrored", &documents::whole(), "en-XA");
}

#[test]
fn hostile_words_are_set() {
    let words = format!(
        "#panic() *bold* $x^2$ @nobody <label> \\ <b>no</b> {{ $y }} right\u{202E}to left \u{7}\u{0} {}",
        "W".repeat(500)
    );
    check("hostile", &documents::with_words(documents::whole(), &words), "en");
}

#[test]
fn foreign_words_are_set() {
    check("arabic", &documents::with_words(documents::whole(), "أسبوع التعلم في المدينة من 3 إلى 9 مايو"), "en");
    check("chinese", &documents::with_words(documents::whole(), "终身学习城市的学习周，2027年"), "en");
}
