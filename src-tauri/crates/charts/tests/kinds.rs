//! The table of kinds, and what single charts say.

use charts::{KINDS, Medium, alone, draw, draw_with_labels, examples, list};
use domain::{Assessment, BudgetSource, Plan, Rating, RiskLevel, Sector};
use text::Texts;

use crate::made_up::{MadeUp, scene};
use crate::plans::drawn;

#[test]
fn all_names_are_known_and_no_other() {
    let plan = MadeUp::empty().plan();
    let texts = Texts::new("en");
    for name in alone() {
        let chart = draw(name, &scene(&plan), &texts, Medium::Screen).unwrap();
        assert_eq!(chart.name, name);
        assert!(!chart.title.starts_with("chart-"));
    }
    assert!(draw("pie", &scene(&plan), &texts, Medium::Screen).is_err());
}

#[test]
fn every_listed_chart_can_be_drawn_and_saved_under_its_name() {
    let plan = MadeUp::full().plan();
    let texts = Texts::new("en");
    let listed = list(&plan, &texts);
    for kind in KINDS {
        let of_kind = |name: &str| name.split(':').next() == Some(kind.name);
        assert!(listed.iter().any(|chart| of_kind(&chart.name)), "{} is offered", kind.name);
    }
    for chart in &listed {
        assert!(!chart.title.contains("chart-") && !chart.title.is_empty(), "{}", chart.name);
        let drawn = draw(&chart.name, &scene(&plan), &texts, Medium::Print).unwrap();
        assert_eq!(drawn.name, chart.name);
        let file = charts::file_name(&chart.name);
        // What Windows forbids in names of files.
        assert!(!file.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*', '.']), "{file}");
    }
}

#[test]
fn a_chart_of_nothing_says_its_sentence_in_the_drawing_and_nowhere_else() {
    // These two draw what the program knows of the world.
    let of_the_world = ["co2", "urban_rural"];
    for (made_up, is_empty) in [(MadeUp::empty(), true), (MadeUp::full(), false)] {
        for language in ["en", "en-XA"] {
            for name in alone() {
                let chart = drawn(name, &made_up, language, Medium::Screen).0;
                let says = is_empty && !of_the_world.contains(&name);
                assert_eq!(chart.says_summary, says, "{name} in {language}: {}", chart.summary);
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
    // Half of the features are rated, so the round counts, and one pillar is among them.
    let mut ratings = vec![Some(3); 12];
    ratings[3..9].fill(None);
    ratings[4] = Some(3);
    let one = MadeUp { ratings, ..MadeUp::tiny() };
    check("temple", &one, "Only Families has been rated so far: it has reached 50% of its ambition.");
    check(
        "temple",
        // The last round is a draft; the one before it goes on.
        &MadeUp::tiny(),
        "2 of 3 rated pillars have reached this year’s target of 70%: Education leads with 100%, Technologies comes \
         last with 57%.",
    );
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

/// The full plan with a round a year before, in which everything was one step lower.
fn two_rounds() -> Plan {
    let mut plan = MadeUp::full().base();
    let round = plan.assessments[0].clone();
    let before = Assessment {
        id: "before".to_owned(),
        title: "October 2025".to_owned(),
        held_on: round.held_on - chrono::TimeDelta::days(365),
        ..round
    };
    let lower = |rating: &Rating| Rating {
        id: format!("before-{}", rating.id),
        assessment_id: "before".to_owned(),
        now: rating.now.map(|now| now - if rating.feature_id.ends_with("columns-02") { 3 } else { 1 }),
        ..rating.clone()
    };
    let lowered: Vec<Rating> = plan.ratings.iter().map(lower).collect();
    plan.ratings.extend(lowered);
    plan.assessments.push(before);
    plan
}

#[track_caller]
fn check_rounds(name: &str, columns: usize, summary: &str) {
    let plan = two_rounds();
    let chart = draw(name, &scene(&plan), &Texts::new("en"), Medium::Screen).unwrap();
    assert_eq!(chart.summary, summary);
    assert_eq!(chart.table.columns.len(), columns);
    assert!(chart.table.rows.iter().all(|row| row.len() == columns), "{:?}", chart.table);
}

#[test]
fn two_rounds_are_compared_by_name_or_the_last_two() {
    let all = "From October 2025 to October 2026, 12 areas rose and none fell; Workplace gained most, 30 points of a \
               hundred.";
    check_rounds("round_radar", 3, all);
    check_rounds("round_radar:before,round", 3, all);
    check_rounds("round_radar:round,before", 3, "From October 2026 to October 2025, no area rose and 12 fell.");
    check_rounds("round_radar:round", 2, "October 2026 stands alone: there is no other round to compare it with yet.");
    check_rounds("round_radar:nothing", 1, "Two rounds are compared here once features are rated.");
}

/// What the hues of a chart stand for where they do not stand for pillars; the drawing must say it in words.
fn kinds_of(chart: &str, texts: &Texts) -> Option<Vec<String>> {
    let ids: Vec<String> = match chart {
        "network" => Sector::ALL.iter().map(|sector| format!("sector-{}", sector.word())).collect(),
        "budget_by_year" => BudgetSource::ALL.iter().map(|it| format!("budget-source-{}", it.word())).collect(),
        "risk_matrix" => RiskLevel::ALL.iter().map(|level| format!("risk-level-{}", level.word())).collect(),
        _ => return None,
    };
    Some(ids.iter().map(|id| texts.get(id)).collect())
}

/// Hues that look alike to somebody are allowed only because every chart that paints with them also names them.
#[test]
fn what_is_painted_is_named() {
    let plan = MadeUp { events: 60, ..MadeUp::full() }.plan();
    for name in examples(&plan) {
        let (chart, labels) = draw_with_labels(&name, &scene(&plan), &Texts::new("en"), Medium::Screen).unwrap();
        if let Some(kinds) = kinds_of(&name, &Texts::new("en")) {
            let hues = (0..=6).filter(|hue| chart.svg.contains(&format!("chart-fill-pillar-{hue}\""))).count();
            let named = kinds.iter().filter(|kind| labels.drawn.iter().any(|(_, label)| label.contains(*kind)));
            assert!(hues <= named.count(), "{name} paints with {hues} hues that it does not name");
            continue;
        }
        for pillar in plan.pillars() {
            let paints = chart.svg.contains(&format!("chart-fill-pillar-{}\"", pillar.colour));
            let names = labels.drawn.iter().any(|(_, label)| label.contains(&pillar.short_name));
            assert!(!paints || names, "{name} paints {} without naming it", pillar.name);
        }
    }
}
