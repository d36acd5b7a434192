//! The pictures of the guide against what the journeys have just seen: a screen that changed needs a new picture.

use std::path::PathBuf;

use crate::display::differing;

/// A picture whose share of changed pixels is larger shows something else than the screen. Days to the opening, the
/// name of the computer and the like stay far below.
const MOST: f64 = 0.10;

/// Where the guide keeps its pictures.
pub fn guide() -> PathBuf {
    crate::root().join("docs/guide/pictures")
}

/// Whether a page of the guide shows a picture of this name.
pub fn is_shown(name: &str) -> bool {
    let pages = std::fs::read_dir(crate::root().join("docs/guide")).into_iter().flatten().flatten();
    let link = format!("](pictures/{name}.png)");
    pages.filter_map(|page| std::fs::read_to_string(page.path()).ok()).any(|text| text.contains(&link))
}

/// Pictures of the guide that no journey takes any more, or that show a screen as it was.
pub fn stale() -> Vec<String> {
    let entries = std::fs::read_dir(guide()).into_iter().flatten().flatten();
    let mut complaints = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        let Some(name) = path.file_name() else { continue };
        let fresh = crate::looked_at().join(name);
        let name = name.to_string_lossy();
        if !fresh.exists() {
            complaints.push(format!("no journey takes {name}"));
            continue;
        }
        match differing(&path, &fresh) {
            Ok(share) if share <= MOST => {}
            Ok(share) => complaints.push(format!("{name} differs by {:.0} % from the screen", 100.0 * share)),
            Err(error) => complaints.push(error),
        }
    }
    complaints.sort();
    complaints
}
