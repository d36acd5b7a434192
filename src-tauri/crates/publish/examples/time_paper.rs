//! Sets the council paper of an invented city several times and prints how long each step took.
//!
//! `cargo run -p publish --example time_paper -- [EVENTS|empty|exempt] [LANGUAGE] [FILE.pdf]`; the file is written when named.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::time::Instant;

use papers::{PaperRequest, council_paper};
use publish::{Document, forget_cache};
use text::Texts;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let mut plan = match words.next().as_deref() {
        Some("empty") => fixture::empty(),
        Some("exempt") => fixture::exempt(),
        events => fixture::city(events.map_or(Ok(600), str::parse)?),
    };
    let texts = Texts::new(words.next().as_deref().unwrap_or("en"));
    let file = words.next();
    println!("round  set ms  pdf ms  page ms  pages  bytes");
    for round in 1..=6 {
        // Each round sees another plan, as after an edit.
        if let Some(event) = plan.events.first_mut() {
            event.title = format!("Opening, version {round}");
        }
        let request = PaperRequest { plan: &plan, paper_id: fixture::PAPER, today: fixture::today() };
        let start = Instant::now();
        let document = Document::of(council_paper(&request, &texts)?)?;
        let set = start.elapsed();
        let pdf = document.pdf()?;
        let written = start.elapsed() - set;
        let start = Instant::now();
        document.png(0, 1.5)?;
        let drawn = start.elapsed();
        forget_cache();
        let pages = format!("{} ({} before the appendix)", document.pages(), document.body_pages());
        println!(
            "{round:>5}  {:>6.1}  {:>6.1}  {:>7.1}  {pages}  {}",
            set.as_secs_f64() * 1e3,
            written.as_secs_f64() * 1e3,
            drawn.as_secs_f64() * 1e3,
            pdf.len()
        );
        if let Some(file) = &file {
            std::fs::write(file, pdf)?;
        }
    }
    Ok(())
}
