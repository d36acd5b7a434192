//! Files that were written from this desk, so that people can open them and see where they lie.
//!
//! The page is told a key and never a path: nothing else on this computer can be opened by way of it. What is kept goes
//! with the plan. Files of any kind, such as evidence that was taken out, are shown in their folder and not opened: one
//! of them could be a program. Neither are our own, which another window beside this one would open.

use std::path::{Path, PathBuf};

use domain::OutputKind;

use crate::door::kinds::FileKind;
use crate::views::WrittenFile;
use crate::{Desk, Failure, Frame};

/// One file that was written.
struct Kept {
    key: String,
    path: PathBuf,
    opens: bool,
    /// The document that it is, when it is one.
    of: Option<OutputKind>,
}

/// Every file, the one that was written last at the end.
#[derive(Default)]
struct WrittenFiles(Vec<Kept>);

impl Desk {
    /// Keeps where a file was written; nothing without a window, which alone could open it.
    pub(crate) fn note_file(&self, path: &Path, kind: FileKind) -> Option<WrittenFile> {
        self.frame()?;
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let key = crate::desk::machine::path_key(&path);
        let opens = !matches!(kind, FileKind::Any | FileKind::Invitation | FileKind::Plan);
        let slot = self.slot::<WrittenFiles>();
        let kept = &mut crate::desk::hold(&slot).0;
        kept.retain(|known| known.key != key);
        kept.push(Kept { key: key.clone(), path, opens, of: None });
        Some(WrittenFile { key, opens })
    }

    /// Keeps which document a file is that was just written.
    pub(crate) fn note_output_file(&self, file: Option<&WrittenFile>, kind: OutputKind) {
        let slot = self.slot::<WrittenFiles>();
        let kept = &mut crate::desk::hold(&slot).0;
        if let Some(known) = kept.iter_mut().find(|known| file.is_some_and(|file| file.key == known.key)) {
            known.of = Some(kind);
        }
    }

    /// The file of a document that was written last from here, if it is called so and is still there.
    pub(crate) fn file_of_output(&self, kind: OutputKind, name: &str) -> Option<WrittenFile> {
        let slot = self.slot::<WrittenFiles>();
        let kept = crate::desk::hold(&slot);
        let is_it = |known: &&Kept| {
            known.of == Some(kind) && known.path.is_file() && known.path.file_name().is_some_and(|it| it == name)
        };
        kept.0.iter().rev().find(is_it).map(|known| WrittenFile { key: known.key.clone(), opens: known.opens })
    }

    fn written_file(&self, key: &str, to_open: bool) -> Result<PathBuf, Failure> {
        let slot = self.slot::<WrittenFiles>();
        let kept = crate::desk::hold(&slot);
        let known = kept.0.iter().find(|known| known.key == key && (known.opens || !to_open));
        let known = known.ok_or_else(|| Failure::new("not_written_here"))?;
        if known.path.is_file() { Ok(known.path.clone()) } else { Err(of_file("written_file_gone", &known.path)) }
    }
}

/// Opens a file that was written from here with the program that the computer has for it.
///
/// # Errors
///
/// `not_written_here`, `written_file_gone`, and `file_not_opened` where the computer has no program for it.
pub(crate) fn open_written_file(desk: &Desk, key: String) -> Result<(), Failure> {
    let path = desk.written_file(&key, true)?;
    shown(desk, &path, |frame| frame.open_file(&path))
}

/// Shows a file that was written from here in its folder.
///
/// # Errors
///
/// As [`open_written_file`].
pub(crate) fn show_written_file(desk: &Desk, key: String) -> Result<(), Failure> {
    let path = desk.written_file(&key, false)?;
    shown(desk, &path, |frame| frame.show_in_folder(&path))
}

fn shown(desk: &Desk, path: &Path, show: impl FnOnce(&dyn Frame) -> std::io::Result<()>) -> Result<(), Failure> {
    let frame = desk.frame().ok_or_else(|| Failure::new("not_written_here"))?;
    show(frame).map_err(|_| of_file("file_not_opened", path))
}

fn of_file(code: &str, path: &Path) -> Failure {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    Failure::new(code).with("name", name).with("folder", folder)
}
