//! The real window: how soon it can be used, how soon a move is seen, whether a long table shows a blank.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::{Driver, Outcome};
use crate::plans::{sample, surroundings, write_grown};
use crate::{Figures, median, shown};

fn program(name: &str) -> std::path::PathBuf {
    let mut path = std::env::current_exe().unwrap_or_default();
    path.set_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    path
}

/// Measures everything that needs a display.
pub fn measure(figures: &mut Figures) -> Outcome<()> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let plan = sample(folder.path())?;
    let opened = store::PlanFile::open(&plan, store::OpenRisk::Accept, &surroundings(folder.path()))
        .map_err(|error| error.to_string())?;
    let snapshot = opened.snapshot().map_err(|error| error.to_string())?;
    drop(opened);
    // Written before any window opens: a plan that a window holds cannot be read here.
    let grown = [600, 5_000].map(|events| write_grown(folder.path(), &snapshot, events).map(|plan| (events, plan)));
    starts(figures, folder.path(), &plan)?;
    for grown in grown {
        let (events, plan) = grown?;
        board(figures, folder.path(), &plan, events)?;
        table(figures, folder.path(), &plan, events)?;
    }
    Ok(())
}

/// Opens a window of its own home.
pub fn open(folder: &Path, name: &str, plan: Option<&Path>) -> Outcome<Driver> {
    let home = folder.join("window-home").to_string_lossy().into_owned();
    let plan = plan.map(|plan| plan.to_string_lossy().into_owned());
    let arguments: Vec<&str> = plan.iter().map(String::as_str).collect();
    Driver::open(&program(name), &arguments, &[("PAIDEIA_HOME", &home)])
}

/// From the start of the process to an Overview with its charts, against an empty window in the same run.
fn starts(figures: &mut Figures, folder: &Path, plan: &Path) -> Outcome<()> {
    let (mut empty, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let start = Instant::now();
        let driver = open(folder, "empty-window", None)?;
        driver.until("the empty page", "return document.readyState === 'complete'", &[])?;
        empty.push(start.elapsed());
        driver.close()?;
        let start = Instant::now();
        let driver = open(folder, "paideia-window", Some(plan))?;
        driver.until(
            "the charts",
            "return document.querySelectorAll('main svg').length > 4 && document.querySelector('main h1') !== null",
            &[],
        )?;
        ours.push(start.elapsed());
        driver.close()?;
    }
    let (empty, ours) = (median(empty), median(ours));
    figures.note("empty window, from start to page", shown(empty), "");
    let ratio = ours.as_secs_f64() / empty.as_secs_f64();
    figures.note(
        "sample city, from start to Overview with charts",
        format!("{} ({ratio:.2} x)", shown(ours)),
        "1.5 x the empty window",
    );
    Ok(())
}

/// From the key that drops a block to the frame that shows it in its new place.
fn board(figures: &mut Figures, folder: &Path, plan: &Path, events: usize) -> Outcome<()> {
    let driver = open(folder, "paideia-window", Some(plan))?;
    driver.resize(1440, 900)?;
    go(&driver, 1)?;
    view(&driver, "Rooms")?;
    driver.until("the board", "return document.querySelectorAll('[data-session]').length > 3", &[])?;
    let script = "const done = arguments[arguments.length - 1];
        const block = document.querySelector('[data-session]');
        const find = () => document.querySelector(`[data-session=\"${block.dataset.session}\"]`)?.parentElement;
        block.focus();
        const key = (name, altKey) => block.dispatchEvent(new KeyboardEvent('keydown', { key: name, altKey, bubbles: true, cancelable: true }));
        key('ArrowDown', true);
        // The picture of the step before must be there first, or its drawing would be counted too.
        setTimeout(() => {
          const before = performance.now();
          key('Enter', false);
          let seen = 0;
          requestAnimationFrame(() => requestAnimationFrame(() => { seen = performance.now() - before; }));
          // Dropped it is held in its new place until the program has written it and the live queries have answered.
          const wait = () => (find()?.classList.contains('held') ? requestAnimationFrame(wait) : requestAnimationFrame(() => done({ seen, written: performance.now() - before })));
          requestAnimationFrame(wait);
        }, 500);";
    let (mut seen, mut times) = (Vec::new(), Vec::new());
    for _ in 0..7 {
        let millis = driver.script_later(script, &[])?;
        let time = |name: &str| Duration::from_secs_f64(millis[name].as_f64().unwrap_or(0.0) / 1000.0);
        seen.push(time("seen"));
        times.push(time("written"));
        std::thread::sleep(Duration::from_millis(400));
    }
    let limit = if events == 600 { "100 ms" } else { "" };
    figures.note(&format!("move on the board, drop to repaint, {events} events"), shown(median(seen)), limit);
    figures.note(
        &format!("the same until it is written and every query has answered, {events} events"),
        shown(median(times)),
        "",
    );
    driver.close()
}

/// Scrolls the table from end to end and counts frames in which a part of it was blank.
fn table(figures: &mut Figures, folder: &Path, plan: &Path, events: usize) -> Outcome<()> {
    let driver = open(folder, "paideia-window", Some(plan))?;
    driver.resize(1440, 900)?;
    go(&driver, 1)?;
    view(&driver, "Table")?;
    driver.until("the table", "return document.querySelectorAll('[role=gridcell]').length > 50", &[])?;
    let script = "const done = arguments[arguments.length - 1];
        const scroller = document.querySelector('[role=grid]').parentElement;
        let frames = 0, blank = 0;
        const step = () => {
          frames += 1;
          const box = scroller.getBoundingClientRect();
          for (const share of [0.2, 0.5, 0.9]) {
            const at = document.elementFromPoint(box.x + 60, box.y + 40 + (box.height - 60) * share);
            if (!at?.closest('[role=gridcell], [role=row] td:not([colspan])')) blank += 1;
          }
          if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2 || frames > 400) return done({ frames, blank });
          scroller.scrollTop += 4000;
          requestAnimationFrame(() => requestAnimationFrame(step));
        };
        step();";
    let answer: Value = driver.script_later(script, &[json!(null)])?;
    figures.note(
        &format!("blank places while the table scrolls {events} rows"),
        format!("{} in {} frames", answer["blank"], answer["frames"]),
        if events == 5_000 { "0" } else { "" },
    );
    driver.close()
}

fn go(driver: &Driver, index: usize) -> Outcome<()> {
    driver.until("the navigation", "return document.querySelectorAll('nav button, nav a').length > 5", &[])?;
    driver.click_at(
        "a screen",
        "return document.querySelectorAll('nav button, nav a')[arguments[0]] ?? null",
        &[json!(index)],
    )
}

/// Chooses a view of the programme by its name.
fn view(driver: &Driver, name: &str) -> Outcome<()> {
    let script = "return [...document.querySelectorAll('[role=radio]')].find((e) => e.textContent.trim() === arguments[0]) ?? null";
    driver.click_at(name, script, &[json!(name)])
}
