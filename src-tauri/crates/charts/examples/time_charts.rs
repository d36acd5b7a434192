//! Draws every chart of a made-up city and prints how long each took: the first drawing, and the median of nine.
//!
//! `cargo run -p charts --example time_charts -- [EVENTS]`

#[path = "../tests/made_up/mod.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod made_up;

use std::time::Instant;

use charts::{Medium, draw, examples};
use made_up::{MadeUp, scene};
use text::Texts;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let events = std::env::args().nth(1).map_or(Ok(5_000), |events| events.parse())?;
    let plan = MadeUp { events, ..MadeUp::full() }.plan();
    let texts = Texts::new("en");
    println!("first ms  median ms  chart, {} events in all", plan.events.len());
    for name in examples(&plan) {
        let mut times = Vec::new();
        for _ in 0..10 {
            let start = Instant::now();
            std::hint::black_box(draw(&name, &scene(&plan), &texts, Medium::Screen)?);
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        let first = times.remove(0);
        times.sort_by(f64::total_cmp);
        println!("{first:>8.2}  {:>9.2}  {name}", times[4]);
    }
    Ok(())
}
