//! Charts drawn from made-up plans: full, tiny, empty, with long names, from right to left, and at random.

use charts::{Chart, Labels, Medium, alone, draw_with_labels, png};
use proptest::prelude::*;
use text::Texts;

use crate::look;
use crate::made_up::{MadeUp, one_in, scene};

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

pub fn drawn(name: &str, made_up: &MadeUp, language: &str, medium: Medium) -> (Chart, Labels) {
    let plan = made_up.plan();
    draw_with_labels(name, &scene(&plan), &Texts::new(language), medium).unwrap()
}

#[track_caller]
fn check(name: &str, made_up: &MadeUp, language: &str, medium: Medium) -> (Chart, Labels) {
    let (chart, labels) = drawn(name, made_up, language, medium);
    let faults = look::faults(&chart, &labels, medium);
    assert!(faults.is_empty(), "{name} {language} {medium:?}: {faults:?}");
    (chart, labels)
}

#[test]
fn labels_keep_apart_in_every_plan() {
    for (plan, made_up) in plans() {
        for name in alone() {
            for language in Texts::languages() {
                look::keep(&check(name, &made_up, language, Medium::Print).0, &format!("{plan}.{language}"));
                let (chart, labels) = check(name, &made_up, language, Medium::Screen);
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

#[test]
fn labels_keep_apart_in_any_plan() {
    let tried = one_in(4).run(&(any_plan(), any::<bool>()), |(made_up, mirrored)| {
        let language = if mirrored { "en-XA" } else { "en" };
        for name in alone() {
            check(name, &made_up, language, Medium::Screen);
        }
        Ok(())
    });
    tried.unwrap();
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
fn no_letter_stops_a_chart_and_paper_needs_no_font_for_it() {
    for name in ["도서관 축제", "圖書館節", "เทศกาล", "Yoga \u{1F9D8}", "none \u{10FFFD}", "mark\u{FEFF}\u{7}"]
    {
        let made_up = MadeUp::named(|_| name.to_owned());
        let (chart, _) = check("temple", &made_up, "en", Medium::Print);
        let document = resvg::usvg::roxmltree::Document::parse(&chart.svg).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text());
        let ours = |letter: char| letter == '\u{FFFD}' || fonts::own().iter().any(|face| face.has(letter));
        for text in texts {
            assert!(text.chars().all(|letter| letter.is_whitespace() || ours(letter)), "{name}: {text:?}");
        }
        for (letter, text) in &chart.replaced {
            assert!(text.contains(*letter), "{letter:?} in {text:?}");
            println!("no font of this computer has {letter:?}");
        }
        png(&chart, 1.0).unwrap();
        check("temple", &made_up, "en", Medium::Screen);
    }
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
fn a_map_is_never_mirrored() {
    let west_to_east = |language: &str| {
        let (_, labels) = drawn("map", &MadeUp::full(), language, Medium::Screen);
        let left = |name: &str| labels.drawn.iter().find(|(_, text)| text == name).map(|(area, _)| area.left).unwrap();
        left("Old Town") < left("Northfield")
    };
    assert!(west_to_east("en") && west_to_east("en-XA"));
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
fn pictures_have_the_size_asked_for() {
    let (chart, _) = drawn("temple", &MadeUp::full(), "en", Medium::Print);
    let picture = png(&chart, 2.0).unwrap();
    assert_eq!(&picture[1..4], b"PNG");
    let side = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (chart.width as u32 * 2, chart.height as u32 * 2));
}
