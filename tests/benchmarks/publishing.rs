//! What goes out, made by the program from start to end: time, memory, and what others need for the same content.
//!
//! WeasyPrint makes PDF of web pages, LibreOffice of web pages and Word documents; neither makes it accessible to the
//! standards that ours holds. LibreOffice is left out with a printed line where it is not installed.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use domain::Plan;

use crate::parts::{program, sample_plan};
use crate::plans::{grown, write_grown};
use crate::{FREE, Figures, median, ms};

const RUNS: usize = 3;

/// A run of a program.
pub struct Run {
    /// How long it took.
    pub time: Duration,
    /// The most memory that it and its helpers held together, in bytes; 0 where that is not known.
    pub memory: u64,
}

/// Measures the booklet, the website, tables and calendars of 700 and 5,000 events, and papers against others.
pub fn measure(figures: &mut Figures) -> Result<(), String> {
    let Some(python) = std::env::var_os("PAIDEIA_BENCH_PYTHON") else {
        return Err("PAIDEIA_BENCH_PYTHON names no Python with WeasyPrint; cargo xtask bench sets it".to_owned());
    };
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let sample = sample_plan(folder.path())?;
    let weasyprint = |page: &Path| {
        let mut command = Command::new(&python);
        command.args(["-m", "weasyprint"]).arg(page).arg(page.with_extension("weasyprint.pdf"));
        command
    };
    for (events, limit, most) in [(700, ms(800), 0_u64), (5_000, ms(5_000), 1_300_000_000)] {
        let plan = write_grown(folder.path(), &sample, events)?;
        let export = |kind: &str, file: &str| {
            let mut command = Command::new(program("paideia"));
            command.arg("export").arg(&plan).args([kind, "--out"]).arg(folder.path().join(file));
            command.env("PAIDEIA_HOME", folder.path().join("home"));
            command
        };
        let booklet = clock(|| export("booklet", "booklet.pdf"))?;
        figures.hold(&format!("booklet as PDF, {events} events, as a program"), booklet.time, limit);
        if 0 < most {
            figures.memory(&format!("the same, most memory, {events} events"), booklet.memory, most);
        }
        for (kind, file, limit) in [
            ("site", "site.zip", if events == 700 { ms(1_000) } else { FREE }),
            ("programme", "programme.ics", FREE),
            ("events", "events.xlsx", FREE),
        ] {
            let run = clock(|| export(kind, file))?;
            let what = format!("{file}, {events} events, as a program");
            if limit.is_zero() {
                figures.note(&what, crate::shown(run.time));
            } else {
                figures.hold(&what, run.time, limit);
            }
        }
        if events == 700 {
            let page = folder.path().join("booklet.html");
            std::fs::write(&page, as_page(&grown(&sample, events))).map_err(|error| error.to_string())?;
            let theirs = clock(|| weasyprint(&page))?;
            figures.compare("booklet, 700 events, to WeasyPrint with the same texts", booklet.time, theirs.time, None);
            beside_office(figures, "booklet, 700 events", booklet.time, &page)?;
            papers(figures, folder.path(), &plan, &weasyprint)?;
        }
    }
    Ok(())
}

/// The council paper against both, each from the file that they can read of the same paper.
fn papers(
    figures: &mut Figures,
    folder: &Path,
    plan: &Path,
    weasyprint: &dyn Fn(&Path) -> Command,
) -> Result<(), String> {
    let export = |ending: &str| {
        let mut command = Command::new(program("paideia"));
        command.arg("export").arg(plan).args(["council-paper", "--out"]).arg(folder.join(format!("paper.{ending}")));
        command.env("PAIDEIA_HOME", folder.join("home"));
        command
    };
    let ours = clock(|| export("pdf"))?;
    clock(|| export("html"))?;
    clock(|| export("docx"))?;
    let theirs = clock(|| weasyprint(&folder.join("paper.html")))?;
    figures.compare("council paper as PDF, 700 events, to WeasyPrint", ours.time, theirs.time, None);
    beside_office(figures, "council paper as PDF, 700 events", ours.time, &folder.join("paper.docx"))
}

fn beside_office(figures: &mut Figures, what: &str, ours: Duration, from: &Path) -> Result<(), String> {
    if Command::new("soffice").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("left out: LibreOffice is not installed ({what})");
        return Ok(());
    }
    let home = from.with_extension("office");
    let theirs = clock(|| {
        let mut command = Command::new("soffice");
        command.arg(format!("-env:UserInstallation=file://{}", home.display()));
        command.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(&home).arg(from);
        command
    })?;
    figures.compare(&format!("{what}, to LibreOffice with the same texts"), ours, theirs.time, None);
    Ok(())
}

/// A booklet's texts as a plain web page.
fn as_page(plan: &Plan) -> String {
    let mut page = String::from("<!doctype html><html lang=en><title>Programme</title><h1>Programme</h1>");
    let week = plan.week(None).map(|week| &week.id);
    for event in plan.events.iter().filter(|event| event.week_id.as_ref() == week) {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let _ = write!(page, "<h3>{}</h3>", escaped(&event.title));
        for session in plan.sessions.iter().filter(|session| session.event_id == event.id) {
            let venue = session.venue_id.as_ref().and_then(|id| plan.venues.iter().find(|venue| venue.id == *id));
            let at = session.starts_at.map(|at| at.to_string()).unwrap_or_default();
            let _ = write!(page, "<p>{at} {}</p>", escaped(venue.map_or("", |venue| &venue.name)));
        }
        let _ = write!(page, "<p>{}</p>", escaped(&event.short_text));
    }
    page
}

/// The median run of a program.
pub fn clock(command: impl Fn() -> Command) -> Result<Run, String> {
    let (mut times, mut memory) = (Vec::new(), 0);
    for _ in 0..RUNS {
        let mut command = command();
        let start = Instant::now();
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{command:?}: {error}"))?;
        let status = loop {
            if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
                break status;
            }
            memory = memory.max(held_by(child.id()));
            std::thread::sleep(ms(5));
        };
        times.push(start.elapsed());
        if !status.success() {
            return Err(format!("{command:?} ended with {status}"));
        }
    }
    Ok(Run { time: median(times), memory })
}

/// What a process and those that it started hold now.
fn held_by(process: u32) -> u64 {
    let read = |name: &str| std::fs::read_to_string(format!("/proc/{process}/{name}")).unwrap_or_default();
    let kilobytes = |line: &str| line.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok());
    let own = read("status").lines().find(|line| line.starts_with("VmRSS")).and_then(kilobytes).unwrap_or(0) * 1024;
    let started = read(&format!("task/{process}/children"));
    own + started.split_whitespace().filter_map(|id| id.parse().ok()).map(held_by).sum::<u64>()
}
