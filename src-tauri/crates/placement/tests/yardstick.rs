//! The yardstick's instances, best solutions and its own checker, where they are at hand. Elsewhere the checker's cases
//! by hand and the made-up weeks stand for them.

use std::path::{Path, PathBuf};
use std::process::Command;

use placement::*;

fn yardstick() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/yardstick");
    let found = folder.join("score.py").is_file().then_some(folder);
    if found.is_none() {
        println!("left out: ../shared/yardstick is not here");
    }
    found
}

/// What the yardstick's checker says, if a Python is at hand.
fn theirs(folder: &Path, instance: &Path, solution: &Path) -> Option<serde_json::Value> {
    let script = folder.join("score.py");
    let Ok(output) = Command::new("python3").arg("-B").arg(script).args([instance, solution]).arg("--json").output()
    else {
        println!("left out: no python3 here");
        return None;
    };
    Some(serde_json::from_slice(&output.stdout).expect("an answer of score.py"))
}

#[track_caller]
fn agree(instance: &Instance, solution: &Solution, theirs: &serde_json::Value) {
    let ours = evaluate(instance, solution);
    for (kind, count) in ours.hard.by_kind() {
        assert_eq!(theirs["hard"][kind].as_u64(), Some(count), "{}: {kind}", instance.name);
    }
    for (kind, amount, _) in ours.soft.by_kind(&instance.weights) {
        assert_eq!(theirs["amounts"][kind].as_i64().map(i128::from), Some(amount), "{}: {kind}", instance.name);
    }
    assert_eq!(theirs["cost"].as_i64().map(i128::from), Some(ours.cost), "{}", instance.name);
    assert_eq!(theirs["placed"].as_u64(), Some(ours.placed as u64), "{}", instance.name);
}

/// Every third session somewhere it may not be: off the grid, on a strange day, in another's place, or twice.
fn spoil(solution: &Solution) -> Solution {
    let mut rows = Vec::new();
    for (number, row) in solution.sessions.iter().enumerate() {
        let mut row = row.clone();
        match number % 15 {
            0 => row.place.start += 7,
            3 => row.place.day = 99,
            6 => row.place = solution.sessions[number / 2].place.clone(),
            9 => rows.push(row.clone()),
            12 => row.place.start = (row.place.start + 300) % 1440,
            // The others stay sound.
            _ => {}
        }
        rows.push(row);
    }
    Solution { instance: solution.instance.clone(), sessions: rows }
}

#[test]
fn the_checkers_agree_on_the_best_solutions_and_on_spoilt_ones() {
    let Some(folder) = yardstick() else { return };
    let scratch = std::env::temp_dir().join(format!("placement-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).unwrap();
    let unpack = "import gzip, sys; sys.stdout.write(gzip.open(sys.argv[1], 'rt').read())";
    for kind in ["small", "typical", "large", "tight", "repair", "extreme"] {
        let path = folder.join(format!("instances/{kind}-1.json"));
        let instance = read_instance(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let best = folder.join(format!("best/{kind}-1.json.gz"));
        let Ok(unpacked) = Command::new("python3").args(["-c", unpack]).arg(&best).output() else {
            println!("left out: no python3 here");
            return;
        };
        let best = read_solution(&String::from_utf8(unpacked.stdout).unwrap()).unwrap();
        for (name, solution) in [("best", &best), ("spoilt", &spoil(&best))] {
            let written = scratch.join(format!("{kind}-{name}.json"));
            std::fs::write(&written, solution.to_json()).unwrap();
            let Some(theirs) = theirs(&folder, &path, &written) else { return };
            agree(&instance, solution, &theirs);
        }
    }
    std::fs::remove_dir_all(&scratch).unwrap();
}
