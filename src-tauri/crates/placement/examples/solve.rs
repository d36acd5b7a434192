//! Solves an instance and prints how the answer improves.
//!
//!     cargo run --release --example solve -p placement -- INSTANCE.json SECONDS [SEED] [SOLUTION.json]

use std::time::Instant;

/// Goes by the clock, and tells of better answers ever less often.
struct Clock {
    started: Instant,
    seconds: f64,
    told: f64,
}

impl placement::Pace for Clock {
    fn used(&mut self, _steps: u64) -> f64 {
        self.started.elapsed().as_secs_f64() / self.seconds
    }

    fn better(&mut self, steps: u64, cost: i64) {
        let now = self.started.elapsed().as_secs_f64();
        if self.told <= now {
            eprintln!("{now:8.2} s {steps:>12} steps   cost {cost}");
            self.told = 1.3 * now;
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let started = Instant::now();
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(seconds)) = (arguments.next(), arguments.next()) else {
        return Err("usage: solve INSTANCE.json SECONDS [SEED] [SOLUTION.json]".into());
    };
    let seed = arguments.next().map_or(Ok(1), |seed| seed.parse())?;
    let instance = placement::read_instance(&std::fs::read_to_string(path)?)?;
    let mut clock = Clock { started, seconds: seconds.parse()?, told: 0.0 };
    let outcome = placement::solve(&instance, seed, &mut clock);
    if let Some(out) = arguments.next() {
        std::fs::write(out, outcome.solution.to_json())?;
    }
    let score = &outcome.score;
    println!("{}: {} of {} sessions placed, {} steps", instance.name, score.placed, score.sessions, outcome.steps);
    for (kind, amount, weight) in score.soft.by_kind(&instance.weights) {
        println!("  {kind:<24}{amount:>8}{weight:>8}{:>10}", amount * i128::from(weight));
    }
    println!("cost {}, {} hard violations, {:.2} s", score.cost, score.hard.total(), started.elapsed().as_secs_f64());
    Ok(())
}
