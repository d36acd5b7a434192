//! The display: a window manager, native file dialogs with real keys, and pictures of what a person would see.
//!
//! Knows windows by their titles, and nothing of the page. Uses `xdotool`, `openbox` and ImageMagick's `import`,
//! which `cargo verify` installs.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::driver::Outcome;

/// How long a dialog may take to come or to go.
const PATIENCE: Duration = Duration::from_secs(20);

/// A window manager for the display of this program; dialogs get no keys without one.
pub struct Manager(Option<Child>);

impl Manager {
    /// Starts one on a display, or on the one of this program. Where another rules already it ends by itself, which is
    /// as good.
    pub fn start(display: Option<&str>) -> Outcome<Manager> {
        let mut command = Command::new("openbox");
        command.envs(display.map(|display| ("DISPLAY", display)));
        let started = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = started.map_err(|error| format!("openbox cannot be started: {error}"))?;
        std::thread::sleep(Duration::from_millis(300));
        Ok(Manager(Some(child)))
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// Runs xdotool; what it prints.
fn xdotool(arguments: &[&str]) -> Outcome<String> {
    let output = Command::new("xdotool").args(arguments).output();
    let output = output.map_err(|error| format!("xdotool cannot be started: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The visible windows with exactly this title.
fn windows(title: &str) -> Outcome<Vec<String>> {
    let escaped: String = title
        .chars()
        .flat_map(|letter| if letter.is_alphanumeric() || letter == ' ' { vec![letter] } else { vec!['.'] })
        .collect();
    let found = xdotool(&["search", "--onlyvisible", "--name", &format!("^{escaped}$")])?;
    Ok(found.lines().map(str::to_owned).collect())
}

fn wait<T>(what: &str, mut look: impl FnMut() -> Outcome<Option<T>>) -> Outcome<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if PATIENCE < start.elapsed() {
            keep_failure();
            return Err(format!("waited in vain for {what}"));
        }
        std::thread::sleep(Duration::from_millis(60));
    }
}

/// Keeps what the display showed when something did not come.
fn keep_failure() {
    drop(picture(&crate::looked_at().join("failed-display.png")));
}

/// Presses keys as xdotool names them: `ctrl+l`, `Return`.
pub fn press(keys: &str) -> Outcome<()> {
    xdotool(&["key", "--clearmodifiers", keys]).map(drop)
}

/// Types letter by letter.
pub fn type_text(text: &str) -> Outcome<()> {
    xdotool(&["type", "--clearmodifiers", "--delay", "6", text]).map(drop)
}

/// A native dialog that has come to the front.
pub struct FileDialog {
    window: String,
    title: String,
}

impl FileDialog {
    /// Waits for the dialog of a title and gives it the keys.
    pub fn wait(title: &str) -> Outcome<FileDialog> {
        let window = wait(&format!("the dialog “{title}”"), || Ok(windows(title)?.into_iter().next()))?;
        xdotool(&["windowactivate", "--sync", &window])?;
        // GTK takes keys only when its widgets are mapped, of which nobody tells.
        std::thread::sleep(Duration::from_millis(350));
        Ok(FileDialog { window, title: title.to_owned() })
    }

    /// Chooses a file that is there: by its path, as Ctrl L offers.
    pub fn open(self, path: &Path) -> Outcome<()> {
        press("ctrl+l")?;
        std::thread::sleep(Duration::from_millis(150));
        press("ctrl+a")?;
        type_text(&path.to_string_lossy())?;
        self.confirm()
    }

    /// Saves in a folder, under the name that was proposed: the folder is typed in front of it.
    pub fn save_in(self, folder: &Path) -> Outcome<PathBuf> {
        let before = listing(folder);
        press("Home")?;
        type_text(&format!("{}/", folder.display()))?;
        let title = self.title.clone();
        self.confirm()?;
        wait(&format!("the file of “{title}”"), || {
            Ok(listing(folder)
                .into_iter()
                .find(|path| !before.contains(path) && path.metadata().is_ok_and(|it| 0 < it.len())))
        })
    }

    /// Closes it without choosing.
    pub fn cancel(self) -> Outcome<()> {
        press("Escape")?;
        self.gone()
    }

    fn confirm(self) -> Outcome<()> {
        // The entry completes what is typed; a moment later it is what was typed again.
        std::thread::sleep(Duration::from_millis(150));
        press("Return")?;
        // On a busy machine the first one may only close the list of completions.
        for _ in 0..50 {
            if !windows(&self.title)?.contains(&self.window) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(60));
        }
        press("Return")?;
        self.gone()
    }

    fn gone(self) -> Outcome<()> {
        let what = format!("the end of the dialog “{}”", self.title);
        wait(&what, || Ok((!windows(&self.title)?.contains(&self.window)).then_some(())))
    }
}

/// Files of a folder, without those that SQLite keeps beside a plan and those that are being written.
fn listing(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_beside =
        |path: &PathBuf| ["-wal", "-shm", "-journal", ".part"].iter().any(|end| path.to_string_lossy().ends_with(end));
    entries.filter(|path| path.is_file() && !is_beside(path)).collect()
}

/// A picture of the whole display.
pub fn picture(path: &Path) -> Outcome<()> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let done = Command::new("import").args(["-window", "root"]).arg(path).status();
    match done {
        Ok(status) if status.success() => Ok(()),
        other => Err(format!("no picture of the display: {other:?}")),
    }
}

/// Width and height of the display, and of the window of a title.
pub fn sizes(title: &str) -> Outcome<((u32, u32), (u32, u32))> {
    let numbers = |text: &str| -> Vec<u32> { text.split_whitespace().filter_map(|word| word.parse().ok()).collect() };
    let display = numbers(&xdotool(&["getdisplaygeometry"])?);
    let window = windows(title)?.into_iter().next().ok_or(format!("no window “{title}”"))?;
    let shell = xdotool(&["getwindowgeometry", "--shell", &window])?;
    let of = |name: &str| {
        shell.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.parse::<u32>().ok()).unwrap_or(0)
    };
    match display[..] {
        [width, height] => Ok(((width, height), (of("WIDTH"), of("HEIGHT")))),
        _ => Err("the display has no size".to_owned()),
    }
}

/// The share of pixels in which two pictures of one size clearly differ; pictures of other sizes differ wholly.
pub fn differing(one: &Path, other: &Path) -> Outcome<f64> {
    let size = |path: &Path| -> Outcome<(f64, f64)> {
        let output = Command::new("identify").args(["-format", "%w %h"]).arg(path).output();
        let text = output.map_err(|error| format!("identify cannot be started: {error}"))?.stdout;
        let text = String::from_utf8_lossy(&text).into_owned();
        let mut numbers = text.split_whitespace().filter_map(|word| word.parse::<f64>().ok());
        numbers.next().zip(numbers.next()).ok_or(format!("{} is no picture", path.display()))
    };
    let (first, second) = (size(one)?, size(other)?);
    if first != second {
        return Ok(1.0);
    }
    let output =
        Command::new("compare").args(["-metric", "AE", "-fuzz", "10%"]).args([one, other]).arg("null:").output();
    let told = output.map_err(|error| format!("compare cannot be started: {error}"))?.stderr;
    let told = String::from_utf8_lossy(&told).into_owned();
    let count = told.split_whitespace().next().and_then(|word| word.parse::<f64>().ok());
    Ok(count.ok_or(format!("compare said {told:?}"))? / (first.0 * first.1).max(1.0))
}
