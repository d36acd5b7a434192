//! The real window with the largest plan: how long each screen takes from the click to the last thing drawn.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::great::{GREAT, write_great};
use crate::parts::sample_plan;
use crate::window::open;
use crate::{Figures, median, shown};

/// How long a screen may take.
const LIMIT: &str = "150 ms";

/// Times a screen is opened.
const RUNS: usize = 7;

/// Clicks a screen in the navigation and waits until the page has been still for a while; the answer is the time from
/// the click to the frame after the last change.
const OPEN_SCREEN: &str = "const done = arguments[arguments.length - 1];
    const at = arguments[0];
    const buttons = () => document.querySelectorAll('nav li button');
    let last = 0;
    const start = performance.now();
    const changed = () => requestAnimationFrame(() => requestAnimationFrame(() => { last = performance.now(); }));
    const observer = new MutationObserver(changed);
    observer.observe(document.querySelector('main') ?? document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    buttons()[at].click();
    changed();
    const wait = () => {
      const now = performance.now();
      if ((last && now - last > 350) || now - start > 15000) { observer.disconnect(); return done(last - start); }
      setTimeout(wait, 50);
    };
    setTimeout(wait, 50);";

/// Measures every screen of the navigation with the largest plan and with the sample city.
pub fn measure(figures: &mut Figures) -> Outcome<()> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let sample = sample_plan(folder.path())?;
    let great = write_great(folder.path(), &sample)?;
    let small = folder.path().join("riverton.paideia");
    let with_sample = screens(folder.path(), &small)?;
    let with_great = screens(folder.path(), &great)?;
    println!("The window with {GREAT}, and, in brackets, with the sample city:");
    for ((name, time), (_, before)) in with_great.iter().zip(&with_sample) {
        let measured = format!("{} ({})", shown(*time), shown(*before));
        figures.note(&format!("screen {name} in the largest plan, click to drawn (sample city)"), measured, LIMIT);
    }
    Ok(())
}

/// Median times of all screens, by name.
fn screens(folder: &Path, plan: &Path) -> Outcome<Vec<(String, Duration)>> {
    let driver = open(folder, "paideia-window", Some(plan))?;
    driver.resize(1440, 900)?;
    driver.until("the navigation", "return document.querySelectorAll('nav li button').length > 5", &[])?;
    let names = "return [...document.querySelectorAll('nav li button .name')].map((name) => name.textContent.trim())";
    let names: Value = driver.script(names, &[])?;
    let names: Vec<String> =
        names.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect();
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); names.len()];
    // From screen to screen as people go, so that each begins without the one before.
    for _ in 0..RUNS {
        for (at, times) in times.iter_mut().enumerate() {
            let millis = driver.script_later(OPEN_SCREEN, &[json!(at)])?;
            times.push(Duration::from_secs_f64(millis.as_f64().unwrap_or(0.0).max(0.0) / 1000.0));
        }
    }
    driver.close()?;
    Ok(names.into_iter().zip(times.into_iter().map(median)).collect())
}
