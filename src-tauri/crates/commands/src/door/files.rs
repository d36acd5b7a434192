//! Files that leave the program, and the dialogs in which people choose files.
//!
//! A file is written beside its place and renamed over it when it is whole: a full disk or a crash leaves what was
//! there. What a crash leaves beside it is noted in the app's folder, and removed by whoever opens a plan next. A plan is never the place of another file, not even through a link.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use store::Noted;
use tempfile::{Builder, NamedTempFile};
use text::Texts;

use crate::door::kinds::{FileKind, FileUse, Way, command};
use crate::views::Exported;
use crate::{Desk, Failure};

/// What a shell asks a person for, in the person's language.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are explained above")]
pub struct Dialog {
    pub way: Way,
    pub title: String,
    /// Name of the kind of file.
    pub kind: String,
    pub endings: &'static [&'static str],
    /// The name that is proposed for a new file, with its ending.
    pub name: Option<String>,
}

impl Desk {
    /// Refuses what could be written nowhere, such as a form without a row: nobody is asked for a place for it.
    pub fn check_before_dialog(&self, name: &str, args: &Value) -> Result<(), Failure> {
        let named = command(name).and_then(|command| command.file).and_then(|file| file.named);
        named.map_or(Ok(()), |named| named(self, args).map(drop))
    }

    /// The dialog of a command; nothing for one that takes no file.
    pub fn dialog(&self, name: &str, args: &Value) -> Option<Dialog> {
        let file = command(name)?.file?;
        let texts = self.texts();
        Some(Dialog {
            way: file.way,
            title: texts.get(&format!("dialog-{name}")),
            kind: texts.get(&format!("dialog-kind-{}", file.kind.word())),
            endings: asked_endings(file, args),
            name: match file.way {
                Way::Open | Way::Into => None,
                Way::Save => Some(self.proposed_name(name, file, args, &texts)),
            },
        })
    }

    /// City, kind and date, as the message `dialog-name-<command>` puts them.
    fn proposed_name(&self, name: &str, file: FileUse, args: &Value, texts: &Texts) -> String {
        let shown = self.shown().ok();
        let profile = shown.as_ref().and_then(|shown| shown.plan.profile.as_ref());
        let city = profile.map(|profile| profile.city.clone()).unwrap_or_default();
        let now = self.now();
        let today = shown.as_ref().map_or(now.date_naive(), |shown| shown.today(now));
        // What cannot be named is refused by the command itself; the dialog proposes a name without it.
        let about = file.named.and_then(|named| named(self, args).ok()).unwrap_or_default();
        let say = |city: &str, about: &str| {
            let values = [("city", city.into()), ("name", about.into()), ("date", today.to_string().into())];
            texts.format(&format!("dialog-name-{name}"), &values)
        };
        // What is long gives way, not the date. Where it says the city itself, the city need not stand before it.
        let city = if about.contains(city.trim()) { "" } else { shortened(&city, LONGEST_NAME / 3) };
        let room = LONGEST_NAME.saturating_sub(say(city, "").chars().count());
        let said = say(city, &cut(&about, room));
        match asked_endings(file, args).first() {
            Some(ending) => format!("{}.{ending}", file_name(&said)),
            // Evidence goes out as it came in, with the ending it had.
            None => file_name(&said),
        }
    }
}

/// The endings that a dialog offers: of a file that can be one of several, the one that was asked for by `ending`.
fn asked_endings(file: FileUse, args: &Value) -> &'static [&'static str] {
    let endings = file.kind.endings();
    let asked = args["ending"].as_str().and_then(|asked| endings.iter().position(|ending| *ending == asked));
    asked.map_or(endings, |at| &endings[at..=at])
}

/// The most characters of a proposed name: with an ending it fits every system, in every script.
const LONGEST_NAME: usize = 80;

/// The beginning of a text of so many characters at the most, if it can be in whole words.
fn shortened(text: &str, most: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let begins = &text[..end];
    // The cut may stand at the end of a word.
    let is_whole = text[end..].starts_with(char::is_whitespace);
    let words = if is_whole { None } else { begins.rfind(char::is_whitespace) };
    begins[..words.unwrap_or(end)].trim_end()
}

/// The same, with a sign that something is missing.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        text.to_owned()
    } else {
        format!("{}…", shortened(text, most.saturating_sub(1)))
    }
}

/// Names that Windows keeps for itself, whatever their ending.
const RESERVED: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt0",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A name that every system takes: without the signs, the ends and the words that Windows refuses.
pub(crate) fn file_name(name: &str) -> String {
    let is_refused = |sign: char| sign.is_control() || r#"<>:"/\|?*"#.contains(sign);
    let plain: String = name.chars().map(|sign| if is_refused(sign) { ' ' } else { sign }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    let trimmed = joined.trim_matches(|sign: char| sign == '.' || sign.is_whitespace());
    let stem = trimmed.split('.').next().unwrap_or_default();
    if trimmed.is_empty() || RESERVED.contains(&stem.trim().to_ascii_lowercase().as_str()) {
        return format!("{trimmed}_");
    }
    trimmed.to_owned()
}

/// The path with the ending of its kind, when the person typed none.
pub(crate) fn with_ending(path: &Path, kind: FileKind) -> PathBuf {
    match (path.extension(), kind.endings().first()) {
        (None, Some(ending)) => path.with_extension(ending),
        _ => path.to_owned(),
    }
}

/// Writes a file of a kind: checks its place first, then lets `make` say what goes in for its ending.
pub(crate) fn save(
    desk: &Desk,
    path: &Path,
    kind: FileKind,
    make: impl FnOnce(&str) -> Result<Vec<u8>, Failure>,
) -> Result<Exported, Failure> {
    let written = save_in(desk.home(), path, kind, make)?;
    Ok(Exported { file: desk.note_file(&with_ending(path, kind), kind), ..written })
}

fn save_in(
    home: &Path,
    path: &Path,
    kind: FileKind,
    make: impl FnOnce(&str) -> Result<Vec<u8>, Failure>,
) -> Result<Exported, Failure> {
    let path = with_ending(path, kind);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !kind.endings().is_empty() && !kind.endings().contains(&ending.as_str()) {
        let known: Vec<String> = kind.endings().iter().map(|known| format!(".{known}")).collect();
        return Err(Failure::new("unknown_ending").with("ending", ending).with("known", known.join(", ")));
    }
    let place = place_of(&path)?;
    write_beside(home, &place, &make(&ending)?)?;
    exported(&path)
}

/// Writes a file of any kind, for a shell whose answer is no export of a plan; `home` is the app's data folder.
///
/// # Errors
///
/// The place is a plan's, or cannot be written; what was there stays.
pub fn write_file(home: &Path, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_beside(home, &place_of(path)?, bytes)
}

/// Where a file is written: a link is followed, what it leads to is replaced, and the link stays.
fn place_of(path: &Path) -> Result<PathBuf, Failure> {
    let place = match fs::canonicalize(path) {
        Ok(place) => place,
        Err(error) if error.kind() == ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error.into()),
    };
    refuse_plan(&place)?;
    Ok(place)
}

/// What was written, for people.
pub(crate) fn exported(path: &Path) -> Result<Exported, Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Exported { name, bytes: fs::metadata(path)?.len(), pages: None, notices: Vec::new(), file: None })
}

/// Refuses what is called a plan or is one, whatever it is called.
fn refuse_plan(place: &Path) -> Result<(), Failure> {
    let is_called =
        FileKind::Plan.endings().iter().any(|known| place.extension().is_some_and(|it| it.eq_ignore_ascii_case(known)));
    if is_called || store::is_plan(place) {
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return Err(Failure::new("would_replace_plan").with("name", name));
    }
    Ok(())
}

fn write_beside(home: &Path, place: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut beside = begin_beside(home, place)?;
    let (file, _) = beside.as_file_mut();
    file.write_all(bytes)?;
    file.sync_all()?;
    beside.persist(place).map_err(|error| error.error)?;
    Ok(())
}

/// A new file beside a place, noted before it is there. It goes again unless it takes the place.
fn begin_beside(home: &Path, place: &Path) -> Result<NamedTempFile<(File, Noted)>, Failure> {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The note outlives the process that wrote it, and so must the path in it.
    let folder = fs::canonicalize(folder).map_err(|error| folder_failure(folder, error))?;
    let make = |path: &Path| {
        let noted = store::note(path, home);
        // As any new file: the person's own mask decides who else may read it.
        Ok((File::create_new(path)?, noted))
    };
    let made = Builder::new().prefix(".paideia-").suffix(".part").make_in(&folder, make);
    let beside = made.map_err(|error| folder_failure(&folder, error))?;
    if let Ok(known) = fs::metadata(place) {
        fs::set_permissions(beside.path(), known.permissions())?;
    }
    Ok(beside)
}

/// Why nothing can be put into a folder, with its name.
fn folder_failure(folder: &Path, error: std::io::Error) -> Failure {
    let code = match error.kind() {
        _ if !folder.is_dir() => "folder_missing",
        ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::Unsupported => {
            "folder_not_writable"
        }
        _ => return error.into(),
    };
    Failure::new(code).with("folder", folder.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(file_name(name), expected);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("gone/paper.pdf");
        let failure = write_file(folder.path(), &place, b"x").unwrap_err();
        assert_eq!(failure.code, "folder_missing");
        assert!(failure.values["folder"].ends_with("gone"), "{failure}");
        // Nobody writes there, not even the one who looks after the computer.
        if Path::new("/proc/self").is_dir() {
            let failure = write_file(folder.path(), Path::new("/proc/paper.pdf"), b"x").unwrap_err();
            assert_eq!((failure.code.as_str(), failure.values["folder"].as_str()), ("folder_not_writable", "/proc"));
        }
    }

    #[test]
    fn what_is_long_is_cut_between_words() {
        assert_eq!(shortened("Learning week", 20), "Learning week");
        assert_eq!(shortened("Learning week 2027", 13), "Learning week");
        assert_eq!(shortened("Learning week 2027", 12), "Learning");
        assert_eq!(shortened("Lernwoche", 4), "Lern");
        assert_eq!(shortened("學習週學習週", 3), "學習週");
        assert_eq!(shortened("Week", 0), "");
        assert_eq!(cut("Learning week 2027", 14), "Learning week…");
        assert_eq!(cut("Learning week", 13), "Learning week");
    }

    #[test]
    fn windows_takes_every_proposed_name() {
        check("map:partners", "map partners");
        check("Cork  budget 2026-11-28", "Cork budget 2026-11-28");
        check(" Rooms / halls? \"all\" <b>|*\\ ", "Rooms halls all b");
        check("..", "_");
        check("con", "con_");
        check("Aux.2027", "Aux.2027_");
        check("Community.", "Community");
        check("tab\tand\u{7}bell", "tab and bell");
        check("학습 도시", "학습 도시");
        check(&"x".repeat(300), &"x".repeat(LONGEST_NAME));
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    /// In a folder of its own, so that a folder of exports can be counted.
    fn home(folder: &tempfile::TempDir) -> PathBuf {
        folder.path().join("home")
    }

    #[test]
    fn a_file_that_cannot_be_made_leaves_what_was_there() {
        let folder = folder();
        let path = folder.path().join("budget.csv");
        fs::write(&path, "old").unwrap();
        let refused = save_in(&home(&folder), &path, FileKind::Csv, |_| Err(Failure::new("no_week")));
        assert_eq!(refused.unwrap_err().code, "no_week");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        save_in(&home(&folder), &path, FileKind::Csv, |_| Ok(b"new".to_vec())).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        fs::remove_dir_all(home(&folder)).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing lies beside it");
    }

    #[test]
    fn endings_are_those_of_the_kind() {
        let folder = folder();
        let written = |name: &str| {
            save_in(&home(&folder), &folder.path().join(name), FileKind::Picture, |ending| Ok(ending.into()))
        };
        assert_eq!(written("chart").unwrap().name, "chart.png");
        assert_eq!(written("chart.SVG").unwrap().name, "chart.SVG");
        let refused = written("chart.doc").unwrap_err();
        assert_eq!((refused.code.as_str(), refused.values["ending"].as_str()), ("unknown_ending", "doc"));
        assert!(!folder.path().join("chart.doc").exists());
    }

    #[test]
    fn a_plan_is_never_the_place_of_another_file() {
        let folder = folder();
        let plan = folder.path().join("city.paideia");
        let mut head = b"SQLite format 3\0".to_vec();
        head.resize(100, 0);
        head[68..72].copy_from_slice(b"PAID");
        fs::write(&plan, &head).unwrap();
        let hidden = folder.path().join("city.csv");
        fs::copy(&plan, &hidden).unwrap();
        let refused = |path: &Path, kind: FileKind| {
            let refused = save_in(&home(&folder), path, kind, |_| Ok(b"gone".to_vec())).unwrap_err();
            assert_eq!(refused.code, "would_replace_plan", "{}", path.display());
        };
        refused(&plan, FileKind::Any);
        refused(&folder.path().join("new.paideia"), FileKind::Any);
        refused(&hidden, FileKind::Csv);
        #[cfg(unix)]
        {
            let link = folder.path().join("report.csv");
            std::os::unix::fs::symlink(&plan, &link).unwrap();
            refused(&link, FileKind::Csv);
        }
        assert_eq!(fs::read(&plan).unwrap(), head, "byte for byte");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = folder();
        let (place, link) = (folder.path().join("shared.csv"), folder.path().join("mine.csv"));
        fs::write(&place, "old").unwrap();
        std::os::unix::fs::symlink(&place, &link).unwrap();
        save_in(&home(&folder), &link, FileKind::Csv, |_| Ok(b"new".to_vec())).unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    const CRASHING: &str = "PAIDEIA_CRASH_EXPORT";

    /// Does nothing by itself: it is the child that the test below starts, and ends while a file is written.
    #[test]
    fn child_writes_half_a_file() {
        let Ok(folder) = std::env::var(CRASHING) else { return };
        let folder = Path::new(&folder);
        let mut beside = begin_beside(&folder.join("home"), &folder.join("out/budget.csv")).unwrap();
        beside.as_file_mut().0.write_all(b"half").unwrap();
        std::process::abort();
    }

    #[test]
    fn what_a_crash_leaves_beside_a_file_goes_at_the_next_opening() {
        let folder = folder();
        let place = folder.path().join("out/budget.csv");
        fs::create_dir(folder.path().join("out")).unwrap();
        fs::write(&place, "old").unwrap();
        let here = concat!(module_path!(), "::child_writes_half_a_file");
        let here = here.split_once("::").unwrap().1;
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", here])
            .env(CRASHING, folder.path())
            .output()
            .unwrap();
        assert!(!child.status.success());
        let names = || {
            let entries = fs::read_dir(folder.path().join("out")).unwrap();
            let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        assert!(matches!(names().as_slice(), [part, _] if part.starts_with(".paideia-")), "{:?}", names());
        let surroundings = store::Surroundings {
            clock: std::sync::Arc::new(|| chrono::DateTime::UNIX_EPOCH),
            random: std::sync::Arc::new(|| [7; 16]),
            home: folder.path().join("home"),
            author: String::new(),
            holder: String::new(),
        };
        let plan = folder.path().join("city.paideia");
        drop(crate::sample::create(&plan, &surroundings).unwrap());
        assert_eq!(names(), ["budget.csv"], "the half file is gone");
        assert_eq!(fs::read_to_string(&place).unwrap(), "old", "what was there stays");
    }
}
