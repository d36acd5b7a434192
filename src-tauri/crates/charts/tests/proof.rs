//! Every chart by made-up plans: on the screen, on paper and mirrored, nothing collides and nothing is lost.
//!
//! To see a plan that fails: `PAIDEIA_PROOF_SEED=17 cargo test -p charts proof`, with `PAIDEIA_CHART_PICTURES` for
//! the pictures.

use std::collections::HashSet;
use std::sync::Mutex;

use charts::{Medium, draw_with_labels, examples};
use text::Texts;

use crate::look;
use crate::made_up::records::any_plan;
use crate::made_up::scene;

/// A quarter as many plans as other properties have cases; `cargo xtask soak charts` asks for thousands.
fn plans() -> u64 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).map_or(16, |cases: u64| cases.div_ceil(4))
}

/// Where charts are shown: language and medium.
const SHOWN: [(&str, Medium); 3] = [("en", Medium::Screen), ("en", Medium::Print), ("en-XA", Medium::Screen)];

#[test]
fn labels_keep_apart_in_made_up_plans() {
    let only: Option<u64> = std::env::var("PAIDEIA_PROOF_SEED").ok().and_then(|seed| seed.parse().ok());
    let seeds: Vec<u64> = only.map_or_else(|| (0..plans()).collect(), |seed| vec![seed]);
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).clamp(2, 8);
    let faults: Mutex<Vec<String>> = Mutex::default();
    std::thread::scope(|threads| {
        for worker in 0..workers {
            let (seeds, faults) = (&seeds, &faults);
            threads.spawn(move || {
                for seed in seeds.iter().skip(worker).step_by(workers) {
                    let found = faults_of(*seed);
                    faults.lock().unwrap().extend(found);
                }
            });
        }
    });
    let faults = faults.into_inner().unwrap();
    assert!(faults.is_empty(), "{} faults, such as:\n{}", faults.len(), kinds(&faults).join("\n"));
}

/// One fault of each chart and kind, so that a long list can be read.
fn kinds(faults: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    let kind = |fault: &String| {
        fault.split_once(": ").map(|(place, what)| {
            let chart = place.split(' ').nth(2).unwrap_or("").split(':').next().unwrap_or("").to_owned();
            (chart, what.chars().take(12).collect::<String>())
        })
    };
    faults.iter().filter(|fault| seen.insert(kind(fault))).take(60).cloned().collect()
}

fn faults_of(seed: u64) -> Vec<String> {
    let plan = any_plan(seed);
    let scene = scene(&plan);
    let is_asked = std::env::var_os("PAIDEIA_PROOF_SEED").is_some();
    let mut faults = Vec::new();
    for (language, medium) in SHOWN {
        let texts = Texts::new(language);
        for name in examples(&plan) {
            let place = format!("plan {seed}, {name} {language} {medium:?}");
            match draw_with_labels(&name, &scene, &texts, medium) {
                Ok((chart, labels)) => {
                    faults.extend(
                        look::faults(&chart, &labels, medium).into_iter().map(|fault| format!("{place}: {fault}")),
                    );
                    if is_asked && medium == Medium::Print {
                        look::keep(&chart, &format!("{seed}.{language}"));
                    }
                }
                Err(error) => faults.push(format!("{place}: {error}")),
            }
        }
    }
    faults
}
