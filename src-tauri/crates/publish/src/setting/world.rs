//! All that the typesetter can see: the templates, the files of one document, and its fonts.
//!
//! No disk, no network, no packages, no clock. One file comes and goes: see `stopping`.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use super::fonts::FontSet;
use super::stopping::{GO_ON, Wish};

macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        const TEMPLATES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../../../assets/templates/", $name)))),+];
    };
}

templates![
    "board-copy.typ",
    "document.typ",
    "booklet.typ",
    "cover.typ",
    "listing.typ",
    "notice.typ",
    "poster.typ",
    "cards.typ",
    "day-sheets.typ",
    "letters.typ",
    "sheets.typ",
    "office.typ",
    "blocks.typ",
    "look.typ",
    "trial.typ",
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // The one feature gives row headers to tables.
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// Parsed once a process.
static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    TEMPLATES
        .iter()
        .filter_map(|(name, text)| Some((file_id(name)?, Source::new(file_id(name)?, (*text).to_owned()))))
        .collect()
});

/// The files of one document.
pub(crate) struct PaperWorld {
    main: FileId,
    files: HashMap<FileId, Bytes>,
    fonts: Arc<FontSet>,
    go_on: Option<FileId>,
    wish: Wish,
}

impl PaperWorld {
    /// A world with a main template and files by name.
    pub(crate) fn new(main: &str, files: Vec<(String, Bytes)>, fonts: Arc<FontSet>) -> Option<Self> {
        let files = files.into_iter().filter_map(|(name, bytes)| Some((file_id(&name)?, bytes)));
        let (go_on, wish) = (file_id(GO_ON), Wish::of_this_work());
        Some(Self { main: file_id(main)?, files: files.collect(), fonts, go_on, wish })
    }

    /// Whether somebody has stopped the work.
    pub(crate) fn is_to_stop(&self) -> bool {
        self.wish.is_to_stop()
    }
}

fn file_id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if self.go_on == Some(id) {
            return if self.is_to_stop() { Err(not_found(id)) } else { Ok(Bytes::from_string("")) };
        }
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
