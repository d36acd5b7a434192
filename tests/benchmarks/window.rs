//! The real window: how soon it can be used, how soon a move is seen, whether a long table shows a blank.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::{Driver, Outcome};
use crate::parts::program;
use crate::plans::{sample, surroundings, write_grown};
use crate::screens::{go, radio, ready};
use crate::watch::act;
use crate::{Figures, median, ms};

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

/// Starts a window of its own home.
fn launch(folder: &Path, name: &str, plan: Option<&Path>) -> Outcome<Driver> {
    let home = folder.join("window-home").to_string_lossy().into_owned();
    let plan = plan.map(|plan| plan.to_string_lossy().into_owned());
    let arguments: Vec<&str> = plan.iter().map(String::as_str).collect();
    Driver::open(&program(name), &arguments, &[("PAIDEIA_HOME", &home)])
}

/// The same, until the plan is there.
pub fn open(folder: &Path, name: &str, plan: Option<&Path>) -> Outcome<Driver> {
    let driver = launch(folder, name, plan)?;
    // A plan is opened while the page comes.
    if plan.is_some() {
        driver.until("the plan", "return document.querySelector('nav') !== null", &[])?;
    }
    Ok(driver)
}

/// From the start of a process until its page says that it is there. It is asked again and again: the forty milliseconds
/// that journeys wait between two questions are a tenth of a start.
fn start(folder: &Path, name: &str, plan: Option<&Path>, is_there: &str) -> Outcome<Duration> {
    let start = Instant::now();
    let driver = launch(folder, name, plan)?;
    // While the page comes, a question may fail.
    while driver.script(is_there, &[]).ok() != Some(Value::Bool(true)) {
        if start.elapsed() > Duration::from_secs(60) {
            return Err(format!("{name} did not come"));
        }
        std::thread::sleep(ms(5));
    }
    let took = start.elapsed();
    driver.close()?;
    Ok(took)
}

/// From the start of the process to an Overview with its charts, against an empty window in the same run.
fn starts(figures: &mut Figures, folder: &Path, plan: &Path) -> Outcome<()> {
    let (mut empty, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        let is_complete = "return document.readyState === 'complete'";
        empty.push(start(folder, "empty-window", None, is_complete)?);
        let has_charts =
            "return document.querySelectorAll('main svg').length > 4 && document.querySelector('main h1') !== null";
        ours.push(start(folder, "paideia-window", Some(plan), has_charts)?);
    }
    figures.compare(
        "sample city, from start to Overview with charts, to an empty window",
        median(ours),
        median(empty),
        Some(1.4),
    );
    Ok(())
}

/// From the key that drops a block to the frame that shows it in its new place.
fn board(figures: &mut Figures, folder: &Path, plan: &Path, events: usize) -> Outcome<()> {
    let driver = ready(folder, plan)?;
    go(&driver, "programme")?;
    act(&driver, &radio("Rooms"))?;
    driver.until("the board", "return document.querySelectorAll('[data-session]').length > 3", &[])?;
    let key = |name: &str, alt: bool| {
        format!(
            "const block = document.querySelector('[data-session]'); block.focus();
             block.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{name}', altKey: {alt}, bubbles: true, cancelable: true }}));"
        )
    };
    let (mut seen, mut answered) = (Vec::new(), Vec::new());
    for _ in 0..7 {
        // The picture of the step before must be there first, or its drawing would be counted too.
        act(&driver, &key("ArrowDown", true))?;
        let took = act(&driver, &key("Enter", false))?;
        seen.push(took.first);
        answered.push(took.answered.max(took.drawn));
    }
    figures.hold(&format!("move on the board, drop to repaint, {events} events"), median(seen), ms(100));
    let limit = if events == 600 { ms(100) } else { ms(150) };
    figures.hold(
        &format!("the same until everything has answered and is drawn, {events} events"),
        median(answered),
        limit,
    );
    driver.close()
}

/// Scrolls the table from end to end and counts frames in which a part of it was blank.
fn table(figures: &mut Figures, folder: &Path, plan: &Path, events: usize) -> Outcome<()> {
    let driver = ready(folder, plan)?;
    go(&driver, "programme")?;
    act(&driver, &radio("Table"))?;
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
    let blank = answer["blank"].as_i64().unwrap_or(-1);
    figures.none(
        &format!("blank places while the table scrolls {events} rows"),
        blank,
        &format!("{} frames", answer["frames"]),
    );
    plain_table(figures, &driver, events)?;
    driver.close()
}

/// The same rows as a plain HTML table in the same window: how long it takes to be there, and to be scrolled once.
fn plain_table(figures: &mut Figures, driver: &Driver, events: usize) -> Outcome<()> {
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        act(driver, &radio("Problems"))?;
        ours.push(act(driver, &radio("Table"))?.drawn);
        let build = format!(
            "const table = document.createElement('table'); table.id = 'plain';
             table.innerHTML = Array.from({{ length: {events} }}, (_, at) =>
               '<tr>' + Array.from({{ length: 8 }}, (_, cell) => '<td>Event ' + at + ', ' + cell + '</td>').join('') + '</tr>').join('');
             document.querySelector('main').prepend(table);"
        );
        plain.push(act(driver, &build)?.drawn);
        act(driver, "document.getElementById('plain').remove()")?;
    }
    figures.compare(
        &format!("table of {events} events, click to drawn, to a plain HTML table of as many rows"),
        median(ours),
        median(plain),
        None,
    );
    Ok(())
}
