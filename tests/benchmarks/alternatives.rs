//! What others would do with the same files: an import against Python's pandas.
//!
//! pandas reads the table, finds dates and times, and drops what is there twice: the part of an import's work for which
//! people would take it. Both are measured as programs, from start to end, with the same files.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::parts::{empty_week, program};
use crate::{Figures, median, root};

const RUNS: usize = 5;

/// The work in pandas.
const PANDAS: &str = "import sys, pandas
path = sys.argv[1]
with open(path, 'rb') as file: head = file.read(4096)
sep = ';' if head.count(b';') > head.count(b',') else ','
try: table = pandas.read_csv(path, sep=sep, dtype=str, encoding='utf-8', on_bad_lines='skip')
except UnicodeDecodeError: table = pandas.read_csv(path, sep=sep, dtype=str, encoding='cp1252', on_bad_lines='skip')
for column in table.columns:
    dates = pandas.to_datetime(table[column], errors='coerce', dayfirst=True, format='mixed')
    if dates.notna().mean() > 0.8: table[column] = dates
table = table.drop_duplicates()
print(len(table))
";

/// Measures imports of real tables as programs, each against pandas.
pub fn measure(figures: &mut Figures) -> Result<(), String> {
    let Some(python) = std::env::var_os("PAIDEIA_BENCH_PYTHON") else {
        return Err("PAIDEIA_BENCH_PYTHON names no Python with pandas; cargo xtask bench sets it".to_owned());
    };
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let files = [
        (root().join("assets/sample/submissions.csv"), "78 rows", "2027-05-03", "2027-05-09"),
        (
            root().join("../shared/data/csv/madrid-agenda-actividades-eventos.csv"),
            "565 rows",
            "2022-01-01",
            "2022-01-31",
        ),
        (root().join("../shared/data/csv/nyc-permitted-events.csv"), "8,501 rows", "2022-03-01", "2022-03-31"),
    ];
    for (path, rows, from, to) in files {
        if !path.exists() {
            println!("skipped: ../shared is absent ({rows})");
            continue;
        }
        let plan = empty_week(folder.path(), rows, from, to)?;
        let ours =
            clock(Command::new(program("paideia")).args(["import", "--dry-run"]).arg(&plan).arg(&path), folder.path())?;
        let theirs = clock(Command::new(&python).args(["-c", PANDAS]).arg(&path), folder.path())?;
        figures.compare(&format!("import of {rows} as a program, dry run, to pandas"), ours, theirs, None);
    }
    Ok(())
}

/// The median time of a program from its start to its end.
fn clock(command: &mut Command, home: &Path) -> Result<Duration, String> {
    command.env("PAIDEIA_HOME", home.join("home")).stdout(std::process::Stdio::null());
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = std::time::Instant::now();
        let status = command.status().map_err(|error| error.to_string())?;
        times.push(start.elapsed());
        // 3: done, but some rows were refused.
        if !matches!(status.code(), Some(0 | 3)) {
            return Err(format!("{command:?} ended with {status}"));
        }
    }
    Ok(median(times))
}
