//! What stands in the documents besides the council paper: golden texts in their order, plans with little or nothing in
//! them, hostile and foreign words, and what must never leave the city.
//!
//! How they are set is tested in `publish`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the council paper's tests use all of it")]
#[path = "../../publish/tests/fixture/mod.rs"]
mod fixture;
#[path = "../../../../tests/golden.rs"]
mod golden;

use domain::rules::since::since;
use domain::{Assessment, Plan};
use fixture::documents;
use papers::*;
use text::Texts;

/// The documents of a plan that are about its past week and its held meeting, by their kind.
fn all(plan: &Plan, texts: &Texts) -> Vec<(DocumentKind, Content)> {
    let (today, week_id) =
        (fixture::today(), plan.weeks.iter().any(|it| it.id == documents::WEEK).then_some(documents::WEEK));
    let changed = since(&documents::before(), plan, 2027);
    let comparison = Comparison { on: fixture::date("2026-10-21"), since: &changed };
    let mut made = vec![
        (
            DocumentKind::ProgressReport,
            progress_report(&ReportRequest { plan, week_id: None, today, since: Some(comparison) }, texts).unwrap(),
        ),
        (
            DocumentKind::EvaluationReport,
            evaluation_report(&EvaluationRequest { plan, week_id, today }, texts).unwrap(),
        ),
        (DocumentKind::BusinessCase, business_case(&CaseRequest { plan, week_id, today }, texts).unwrap()),
    ];
    if plan.meetings.iter().any(|meeting| meeting.id == documents::MEETING) {
        let request = MinutesRequest { plan, meeting_id: documents::MEETING, today };
        made.push((DocumentKind::Minutes, minutes(&request, texts).unwrap()));
    }
    made
}

/// A document as lines in the order in which it is read.
fn told(content: &Content) -> String {
    let heading = &content.heading;
    let mut lines = vec![heading.header_start.clone(), heading.header_end.clone(), format!("# {}", heading.title)];
    lines.extend(heading.facts.iter().map(|fact| format!("{} | {}", fact.label, fact.value)));
    lines.push(heading.exemption.clone());
    if let Some(summary) = &content.summary {
        lines.push(format!("## {}", summary.title));
        lines.extend(summary.paragraphs.iter().cloned());
    }
    for (at, section) in content.sections.iter().enumerate() {
        lines.push(format!("## {} {}", at + 1, section.title));
        section.blocks.iter().for_each(|block| lines.extend(block_lines(block)));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n") + "\n"
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph { text } => vec![text.plain()],
        Block::Asks { lead, items } => {
            std::iter::once(lead.clone()).chain(items.iter().map(|item| format!("- {}", item.plain()))).collect()
        }
        Block::Figures { items } => items.iter().map(|item| format!("{} {}", item.number, item.label)).collect(),
        Block::Chart { file, alt, caption, .. } => vec![format!("[{file}] {caption}"), alt.clone()],
        Block::Table { caption, columns, rows } => {
            let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
            let cells = |row: &Row| row.cells.iter().map(Rich::plain).collect::<Vec<_>>().join(" | ");
            let row = |row: &Row| format!("{}{}", if row.stands_out { "! " } else { "" }, cells(row));
            [caption.clone(), titles.join(" | ")].into_iter().chain(rows.iter().map(row)).collect()
        }
    }
}

fn text_of(plan: &Plan, kind: DocumentKind) -> String {
    let made = all(plan, &Texts::new("en"));
    told(&made.iter().find(|(made, _)| *made == kind).unwrap().1)
}

/// These stand in the text in this order.
#[track_caller]
fn check(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part);
        from += at.unwrap_or_else(|| panic!("“{part}” is missing after byte {from} of:\n{text}"));
    }
}

#[test]
fn the_texts_stay_as_they_were_approved() {
    for (kind, content) in all(&documents::whole(), &Texts::new("en")) {
        golden::golden(&format!("{}.txt", kind.word()), &told(&content));
    }
}

#[test]
fn a_plan_with_nothing_in_it_says_so() {
    let plan = Plan::default();
    let nothing = "The plan holds no ratings, no indicators, no roadmap and no budget to report on yet.";
    let sections =
        ["No round of ratings", "No indicator has been", "No goal, action", "No budget has been entered for 2027"];
    check(&text_of(&plan, DocumentKind::ProgressReport), &[&[nothing], &sections[..]].concat());
    check(&text_of(&plan, DocumentKind::EvaluationReport), &["No learning week has been planned yet."]);
    let case = text_of(&plan, DocumentKind::BusinessCase);
    check(
        &case,
        &["Why cities", "Figure 1.", "Figure 2.", "Why learning", "six things", "Kakegawa", "No figures of the city"],
    );
    let request = MinutesRequest { plan: &plan, meeting_id: "none", today: fixture::today() };
    assert_eq!(minutes(&request, &Texts::new("en")).unwrap_err().code, "no_meeting");
    let request = EvaluationRequest { plan: &plan, week_id: Some("none"), today: fixture::today() };
    assert_eq!(evaluation_report(&request, &Texts::new("en")).unwrap_err().code, "no_such_week");
}

#[test]
fn a_report_without_an_earlier_state_says_so() {
    let request = ReportRequest { plan: &documents::whole(), week_id: None, today: fixture::today(), since: None };
    check(&told(&progress_report(&request, &Texts::new("en")).unwrap()), &["nothing can be compared yet"]);
    let plan = documents::whole();
    let same = since(&plan, &plan, 2027);
    let comparison = Comparison { on: fixture::date("2026-10-21"), since: &same };
    let request = ReportRequest { plan: &plan, week_id: None, today: fixture::today(), since: Some(comparison) };
    let text = told(&progress_report(&request, &Texts::new("en")).unwrap());
    check(&text, &["the day of the last meeting (City Council)", "Nothing that concerns a meeting has changed."]);
}

#[test]
fn a_plan_with_only_a_profile_names_its_city() {
    for (kind, content) in all(&documents::profile_only(), &Texts::new("en")) {
        check(&told(&content), &["City of Riverton · Department of Education and Culture", "# City of Riverton: "]);
        assert!(content.summary.is_some() || kind == DocumentKind::EvaluationReport, "{kind:?}");
    }
    check(&text_of(&documents::profile_only(), DocumentKind::BusinessCase), &["144,300 residents"]);
}

#[test]
fn a_draft_round_never_counts() {
    let mut plan = documents::whole();
    let drafted = text_of(&plan, DocumentKind::ProgressReport);
    plan.assessments.retain(|round: &Assessment| round.id != "round-draft");
    plan.ratings.retain(|rating| rating.assessment_id != "round-draft");
    let without = text_of(&plan, DocumentKind::ProgressReport);
    let body = |text: &str| text.split("## ").filter(|part| !part.contains("new round")).collect::<String>();
    assert_eq!(body(&drafted).replace("One new round of ratings: Begun in January. ", ""), body(&without));
    check(&drafted, &["By the ratings of 20 October 2026", "Since 14 October 2025"]);
    assert!(!drafted.contains("Rated 4 January 2027"));
}

#[test]
fn small_numbers_of_people_are_withheld() {
    let plan = documents::whole();
    let text = text_of(&plan, DocumentKind::EvaluationReport);
    assert!(text.contains("too few to show"), "{text}");
    let mut open = plan.clone();
    open.indicators.retain(|card| card.id != "attendance");
    assert!(!text_of(&open, DocumentKind::EvaluationReport).contains("too few to show"));
    // Of neighbourhoods, which add up, never a single one.
    let section = text.split("by neighbourhood.").nth(1).unwrap().split("by pillar.").next().unwrap();
    assert_ne!(section.matches("too few to show").count(), 1, "{section}");
    let progress = text_of(&plan, DocumentKind::ProgressReport);
    check(&progress, &["stand for too few people to be shown: Learners in the shelter."]);
}

#[test]
fn nothing_private_leaves() {
    for (kind, content) in all(&documents::whole(), &Texts::new("en")) {
        let text = told(&content);
        for word in documents::PRIVATE {
            assert!(!text.contains(word), "{kind:?} tells “{word}”");
        }
        assert!(!text.contains("Of another week."), "{kind:?}");
    }
}

#[test]
fn an_exempt_paper_is_told_and_a_meeting_ahead_decides_nothing() {
    let mut plan = documents::whole();
    let paper = plan.papers.iter_mut().find(|paper| paper.id == "paper-october").unwrap();
    paper.is_public = false;
    paper.exemption = "It names hosts.".to_owned();
    let text = text_of(&plan, DocumentKind::Minutes);
    check(&text, &["One item rests on a paper that is exempt", "Exempt from publication: It names hosts."]);
    let request = MinutesRequest { plan: &plan, meeting_id: "meeting", today: fixture::today() };
    let text = told(&minutes(&request, &Texts::new("en")).unwrap());
    check(&text, &["The meeting is still ahead.", "No agenda has been entered"]);
}

/// Every table has heads and whole rows, every caption of a kind its own number, and no message is missing.
fn check_form(content: &Content, text: &str) {
    let blocks = || content.sections.iter().flat_map(|section| &section.blocks);
    for (at, section) in content.sections.iter().enumerate() {
        assert!(!section.title.is_empty() && !section.blocks.is_empty(), "section {at} of\n{text}");
    }
    let mut captions = Vec::new();
    for block in blocks() {
        match block {
            Block::Table { caption, columns, rows } => {
                assert!(columns.iter().all(|column| !column.title.trim().is_empty()), "{caption}");
                assert!(!rows.is_empty() && rows.iter().all(|row| row.cells.len() == columns.len()), "{caption}");
                captions.push(caption.clone());
            }
            Block::Chart { file, alt, caption, .. } => {
                assert!(content.drawing(file).is_some() && !alt.is_empty(), "{file}");
                captions.push(caption.clone());
            }
            Block::Paragraph { text } => assert!(!text.plain().trim().is_empty(), "an empty paragraph"),
            Block::Asks { items, .. } => assert!(!items.is_empty()),
            Block::Figures { items } => assert!((1..=5).contains(&items.len())),
        }
    }
    let numbers: Vec<String> = captions.iter().map(|it| it.split('.').next().unwrap_or_default().to_owned()).collect();
    assert!(numbers.iter().enumerate().all(|(at, number)| !numbers[..at].contains(number)), "{numbers:?}");
    for id in ["documents-", "paper-doc-", "board-since", "indicators-", "roadmap-status", "{ $"] {
        assert!(!text.contains(id), "“{id}” in\n{text}");
    }
}

#[test]
fn every_document_keeps_its_form() {
    let plans = [documents::whole(), documents::profile_only(), Plan::default(), fixture::city(40)];
    for plan in &plans {
        for language in ["en", "en-XA"] {
            for (_, content) in all(plan, &Texts::new(language)) {
                check_form(&content, &told(&content));
            }
        }
    }
}

#[test]
fn hostile_and_foreign_words_arrive_as_they_are() {
    let long = "W".repeat(500);
    let words = [
        "#panic() *bold* $x^2$ <script>alert(1)</script> {{x}} { $y }",
        "right\u{202E}to left\u{202C}\u{7}\u{0}",
        &long,
        "أسبوع التعلم في المدينة من 3 إلى 9 مايو",
        "终身学习城市的学习周",
    ];
    for words in words {
        for (kind, content) in all(&documents::with_words(documents::whole(), words), &Texts::new("en")) {
            let text = told(&content);
            assert!(text.contains(words), "{kind:?} lost “{words}”:\n{text}");
        }
    }
}

#[test]
fn parts_of_a_plan_may_be_missing_one_by_one() {
    let spoil: &[fn(&mut Plan)] = &[
        |plan| plan.profile = None,
        |plan| plan.neighbourhoods.clear(),
        |plan| plan.sessions.clear(),
        |plan| plan.events.clear(),
        |plan| plan.frameworks.clear(),
        |plan| plan.ratings.clear(),
        |plan| plan.partners.clear(),
        |plan| plan.goals.clear(),
        |plan| plan.actions.clear(),
        |plan| plan.milestones.clear(),
        |plan| plan.readings.clear(),
        |plan| plan.budget_lines.clear(),
        |plan| plan.agenda_items.clear(),
        |plan| plan.decisions.clear(),
        |plan| plan.papers.clear(),
        |plan| plan.weeks.retain(|week| week.id == documents::WEEK),
    ];
    for spoil in spoil {
        let mut plan = documents::whole();
        spoil(&mut plan);
        for (_, content) in all(&plan, &Texts::new("en")) {
            check_form(&content, &told(&content));
        }
    }
}
