//! Charts drawn from made-up plans: full, tiny, empty, with long names, from right to left, and at random.

use std::path::PathBuf;

use proptest::prelude::*;
use text::Texts;

use crate::made_up::{MadeUp, scene};
use crate::{Chart, Labels, Medium, NAMES, draw, draw_on_canvas, png};

fn arabic(text: &str) -> String {
    let words = ["التعليم", "الأسرة والمجتمع", "مكان العمل", "التقنيات", "جودة التعلم", "ثقافة التعلم"];
    words[text.len() % words.len()].to_owned()
}

fn long(text: &str) -> String {
    format!("{} and everything that belongs to it in the whole of the city", text::lengthen(text))
}

fn plans() -> Vec<(&'static str, MadeUp)> {
    vec![
        ("full", MadeUp::full()),
        ("tiny", MadeUp::tiny()),
        ("empty", MadeUp::empty()),
        ("long", MadeUp::named(long)),
        ("arabic", MadeUp::named(arabic)),
        ("month", MadeUp { days: 31, ..MadeUp::full() }),
        ("unrated", MadeUp { ratings: Vec::new(), target_rate: None, ..MadeUp::full() }),
        ("quiet", MadeUp { events: 0, ..MadeUp::full() }),
    ]
}

fn drawn(name: &str, made_up: &MadeUp, language: &str, medium: Medium) -> (Chart, Labels) {
    let plan = made_up.plan();
    draw_on_canvas(name, &scene(&plan), &Texts::new(language), medium).unwrap()
}

/// No text over another, none outside, every row of the table as long as its heading, well-formed XML.
#[track_caller]
fn check(name: &str, made_up: &MadeUp, language: &str, medium: Medium) {
    let (chart, labels) = drawn(name, made_up, language, medium);
    for (at, (area, text)) in labels.drawn.iter().enumerate() {
        let is_inside = -0.1 <= area.left
            && -0.1 <= area.top
            && area.right <= chart.width + 0.1
            && area.bottom <= chart.height + 0.1;
        assert!(is_inside, "{name}: {text:?} leaves the drawing: {area:?} of {} x {}", chart.width, chart.height);
        for (other, other_text) in &labels.drawn[at + 1..] {
            assert!(!area.overlaps(other), "{name}: {text:?} {area:?} lies over {other_text:?} {other:?}");
        }
    }
    let columns = chart.table.columns.len();
    assert!(chart.table.rows.iter().all(|row| row.len() == columns), "{name}: the table is ragged");
    assert!(!chart.summary.is_empty(), "{name}");
    resvg::usvg::roxmltree::Document::parse(&chart.svg).unwrap();
    if medium == Medium::Screen {
        let marks = chart.svg.matches("class=\"part\"").count();
        assert_eq!(marks, chart.parts.len(), "{name}: every mark stands in the list");
        assert!(!chart.svg.contains("style="), "{name}: the page forbids inline styles");
    } else {
        assert!(!chart.svg.contains("var("), "{name}: paper knows no themes");
    }
}

#[test]
fn labels_keep_apart_in_every_plan() {
    for (plan, made_up) in plans() {
        for name in NAMES {
            for language in Texts::languages() {
                check(name, &made_up, language, Medium::Screen);
                check(name, &made_up, language, Medium::Print);
                let (chart, labels) = drawn(name, &made_up, language, Medium::Screen);
                let words = format!("{chart:?}").replace("chart-fill-", "").replace("chart-line-", "");
                assert!(!words.contains("{$"), "{name}, {plan}: a text lacks a value: {words}");
                assert!(!chart.summary.contains("chart-"), "{name}, {plan}: {}", chart.summary);
                assert!(labels.left_out.is_empty(), "{name}, {plan}: no room for {:?}", labels.left_out);
            }
        }
    }
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{2,12}( [a-z]{1,14}){0,4}",
        "[A-Z][a-z]{2,9}".prop_map(|text| text::lengthen(&text).into_owned()),
        "[أ-ي]{2,12}( [أ-ي]{1,9}){0,3}",
        "[א-ת]{2,9}( [A-Za-z0-9]{1,6})?",
        "[A-Z]{30,60}",
        ".{0,20}",
    ]
}

fn any_names(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(any_name(), 0..=most)
}

prop_compose! {
    fn any_plan()(
        days in 0i64..=31,
        outcomes in any_names(5),
        pillars in any_names(12),
        steps in any_names(5),
        neighbourhoods in prop::collection::vec((any_name(), prop::option::of(1i64..2_000_000)), 0..20),
        events in prop_oneof![0usize..40, 40usize..900],
        ratings in prop::collection::vec(prop::option::of(0i64..=10), 0..14),
        target_progress in prop::option::of(-5i64..=130),
        target_rate in prop::option::of(0.0f64..60.0),
    ) -> MadeUp {
        MadeUp {
            days, outcomes, pillars, steps, neighbourhoods, events, ratings, target_progress, target_rate,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_keep_apart_in_any_plan(made_up in any_plan(), mirrored in any::<bool>()) {
        let language = if mirrored { "en-XA" } else { "en" };
        for name in NAMES {
            check(name, &made_up, language, Medium::Screen);
        }
    }
}

#[test]
fn paper_draws_right_to_left_text_as_shapes() {
    let (chart, _) = drawn("temple", &MadeUp::named(arabic), "en", Medium::Print);
    let body = chart.svg.split("</desc>").nth(1).unwrap();
    let document = resvg::usvg::roxmltree::Document::parse(&chart.svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    assert!(texts.filter_map(|node| node.text()).all(|text| !text.contains('ا')), "{body}");
    let (screen, _) = drawn("temple", &MadeUp::named(arabic), "en", Medium::Screen);
    assert!(screen.svg.contains("direction=\"rtl\""));
}

#[test]
fn a_mirrored_drawing_starts_on_the_right() {
    let x = |language: &str| {
        let (_, labels) = drawn("events_by_day", &MadeUp::full(), language, Medium::Screen);
        labels.drawn.iter().find(|(_, text)| text.starts_with('M')).map(|(area, _)| area.left).unwrap()
    };
    assert!(x("en") < x("en-XA"));
}

#[test]
fn a_drawing_with_marks_is_a_group_and_one_without_is_an_image() {
    let role = |medium: Medium, made_up: MadeUp| {
        let (chart, _) = drawn("coverage", &made_up, "en", medium);
        chart.svg.contains("role=\"img\"")
    };
    assert!(!role(Medium::Screen, MadeUp::full()));
    assert!(role(Medium::Print, MadeUp::full()));
    assert!(role(Medium::Screen, MadeUp::empty()));
}

#[test]
fn all_names_are_known_and_no_other() {
    let plan = MadeUp::empty().plan();
    let texts = Texts::new("en");
    for name in NAMES {
        let chart = draw(name, &scene(&plan), &texts, Medium::Screen).unwrap();
        assert_eq!(chart.name, *name);
        assert!(!chart.title.starts_with("chart-"));
    }
    assert!(draw("pie", &scene(&plan), &texts, Medium::Screen).is_err());
}

#[test]
fn pictures_have_the_size_asked_for() {
    let (chart, _) = drawn("temple", &MadeUp::full(), "en", Medium::Print);
    let picture = png(&chart, 2.0).unwrap();
    assert_eq!(&picture[1..4], b"PNG");
    let side = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (chart.width as u32 * 2, chart.height as u32 * 2));
}

/// The drawings of the full plan, kept so that a change of looks is seen. `PAIDEIA_UPDATE_GOLDEN=1` writes them.
#[test]
fn drawings_are_as_kept() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden");
    let update = std::env::var_os("PAIDEIA_UPDATE_GOLDEN").is_some();
    let small = MadeUp { events: 60, ..MadeUp::full() };
    for name in NAMES {
        for (ending, language, medium) in
            [("screen", "en", Medium::Screen), ("print", "en", Medium::Print), ("mirrored", "en-XA", Medium::Screen)]
        {
            let path = folder.join(format!("{name}.{ending}.svg"));
            // One element a line, so that a difference can be read.
            let svg = drawn(name, &small, language, medium).0.svg.replace("><", ">\n<") + "\n";
            if update {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&path, svg).unwrap();
            } else {
                let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
                assert!(kept == svg, "{} differs; look at it, then write it anew", path.display());
            }
        }
    }
}

/// Every chart of every plan as a picture, for people to look at: `PAIDEIA_CHART_PICTURES` names the folder.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("PAIDEIA_CHART_PICTURES").map(PathBuf::from) else { return };
    for (plan, made_up) in plans() {
        for name in NAMES {
            for language in Texts::languages() {
                let (screen, _) = drawn(name, &made_up, language, Medium::Screen);
                std::fs::write(folder.join(format!("{name}.{plan}.{language}.svg")), screen.svg).unwrap();
                let (chart, _) = drawn(name, &made_up, language, Medium::Print);
                std::fs::write(folder.join(format!("{name}.{plan}.{language}.png")), png(&chart, 1.5).unwrap())
                    .unwrap();
            }
        }
    }
}

#[test]
fn summaries_say_what_is_to_be_seen() {
    let full = MadeUp::full();
    let check = |name: &str, made_up: &MadeUp, expected: &str| {
        assert_eq!(drawn(name, made_up, "en", Medium::Screen).0.summary, expected);
    };
    check(
        "temple",
        &full,
        "3 of 6 rated pillars have reached this year’s target of 70%: Culture leads with 80%, Workplace comes last \
         with 43%.",
    );
    check("temple", &MadeUp::tiny(), "Only Families has been rated so far: it has reached 50% of its ambition.");
    check(
        "events_by_day",
        &full,
        "The fullest day is Sunday 9 May 2027 with 86 events, the quietest Saturday 8 May 2027 with 41.",
    );
    check("events_by_day", &MadeUp::tiny(), "Every day has 2 events.");
    check(
        "coverage",
        &MadeUp::tiny(),
        "All 6 neighbourhoods are under the target of 2.0 events per 1,000 residents; the lowest is Hillside at 0.0.",
    );
    check("status_funnel", &full, "Of 412 events submitted, 276 are accepted and 207 of these confirmed.");
    check(
        "pillar_radar",
        &full,
        "The widest gap is in Workplace: rated 3.0 now against an ambition of 7.0, on a scale to 10.",
    );
    let network = drawn("network", &full, "en", Medium::Screen).0;
    for words in
        ["have", "links between them", "of all that could be", "most of the others", "committed partner stands alone"]
    {
        assert!(network.summary.contains(words), "{words:?} in {:?}", network.summary);
    }
    check("hours_heat", &full, "The busiest hour is Sunday 9 May 2027 at 14:00, with 24 sessions running.");
}
