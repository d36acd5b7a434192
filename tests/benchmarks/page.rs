//! `docs/benchmarks.md`: what is missed first, then every figure, then what other programs measured.

use std::fmt::Write as _;

use crate::{Figure, root};

/// Kept by hand from this line on: damaged tables, campaigns, mutants and placements are not measured in this run.
const BY_HAND: &str = "## Measured by other programs";

/// The whole page.
pub fn page(figures: &[Figure]) -> String {
    let mut page = String::from(
        "# Benchmarks\n\nWritten by `cargo xtask bench`, with the programs in the profile in which they are shipped. Times are \
         medians; what is held against something else was measured with it in the same run.\n\n",
    );
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("an unnamed processor", |name| name.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let _ = writeln!(page, "Machine: {model}, {cores} cores, {}.\n", std::env::consts::OS);
    let missed: Vec<&Figure> = figures.iter().filter(|figure| figure.is_missed).collect();
    if missed.is_empty() {
        page.push_str("Every limit is kept.\n\n");
    } else {
        page.push_str("## Missed\n\n");
        table(&mut page, missed.into_iter());
    }
    page.push_str("## All figures\n\n");
    table(&mut page, figures.iter());
    page.push_str(
        "The window is measured under a virtual display without a graphics card, where painting takes most of the time.\n",
    );
    let before = std::fs::read_to_string(root().join("docs/benchmarks.md")).unwrap_or_default();
    if let Some(at) = before.find(BY_HAND) {
        page.push('\n');
        page.push_str(&before[at..]);
    }
    page
}

fn table<'a>(page: &mut String, figures: impl Iterator<Item = &'a Figure>) {
    page.push_str("| what | measured | asked for |\n|---|--:|--:|\n");
    for figure in figures {
        let _ = writeln!(page, "| {} | {} | {} |", figure.what, figure.measured, figure.limit);
    }
    page.push('\n');
}
