//! `cargo start`: from a checkout to the sample city in a window, or to its council paper where there is no display.

use std::process::Command;

use crate::needs;
use crate::steps::{built, page, programs, root, run};

/// Installs, builds, opens.
pub fn start() -> Result<(), String> {
    needs::for_building()?;
    println!("Building Paideia. The first time takes some minutes; after that, seconds.");
    page()?;
    programs()?;
    if has_display() { open_window() } else { do_the_main_job() }
}

/// Whether a window can be shown here.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn open_window() -> Result<(), String> {
    let plan = root().join("out/riverton.paideia");
    if !plan.exists() {
        std::fs::create_dir_all(root().join("out")).map_err(|error| format!("out/ cannot be made: {error}"))?;
        run(Command::new(built("paideia")).arg("sample").arg(&plan))?;
    }
    println!("Opening the sample city. Close the window to end.");
    run(Command::new(built("paideia-window")).arg(&plan))
}

/// Without a display: sample plan, submissions imported, council paper, charts and problem list in `out/`.
fn do_the_main_job() -> Result<(), String> {
    println!("There is no display here, so the window cannot open. Doing the main job without it.");
    let out = root().join("out");
    std::fs::create_dir_all(&out).map_err(|error| format!("out/ cannot be made: {error}"))?;
    let plan = out.join("riverton.paideia");
    for ending in ["", "-wal", "-shm"] {
        let old = out.join(format!("riverton.paideia{ending}"));
        if old.exists() {
            std::fs::remove_file(&old).map_err(|error| format!("{} cannot be replaced: {error}", old.display()))?;
        }
    }
    let paideia = || Command::new(built("paideia"));
    run(paideia().arg("sample").arg(&plan))?;
    let import = paideia()
        .arg("import")
        .arg(&plan)
        .arg(root().join("assets/sample/submissions.xlsx"))
        .arg("--rejects")
        .arg(out.join("refused-rows.csv"))
        .current_dir(root())
        .status()
        .map_err(|error| format!("the import cannot be started: {error}"))?;
    // 3: done, but rows were refused; the sample holds some on purpose.
    if !matches!(import.code(), Some(0 | 3)) {
        return Err(format!("the import failed ({import})."));
    }
    let mut made = vec!["riverton.paideia".to_owned(), "refused-rows.csv".to_owned()];
    run(paideia().args(["export"]).arg(&plan).args(["council-paper", "--out"]).arg(out.join("council-paper.pdf")))?;
    made.push("council-paper.pdf".to_owned());
    for chart in chart_names(&plan)? {
        let name = format!("{chart}.svg");
        run(paideia().arg("chart").arg(&plan).arg(&chart).arg("--out").arg(out.join(&name)))?;
        made.push(name);
    }
    let problems =
        paideia().arg("check").arg(&plan).output().map_err(|error| format!("the check cannot be started: {error}"))?;
    std::fs::write(out.join("problems.txt"), &problems.stdout).map_err(|error| format!("problems.txt: {error}"))?;
    made.push("problems.txt".to_owned());
    println!("\nIn out/:");
    for name in made {
        println!("  {name}");
    }
    Ok(())
}

fn chart_names(plan: &std::path::Path) -> Result<Vec<String>, String> {
    let output = Command::new(built("paideia"))
        .args(["chart", "--list"])
        .arg(plan)
        .output()
        .map_err(|error| format!("the charts cannot be listed: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}
