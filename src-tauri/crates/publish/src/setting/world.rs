//! All that the typesetter can see: the templates, the files of one document, and its fonts.
//!
//! No disk, no network, no packages, no clock.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use super::fonts::FontSet;

macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        const TEMPLATES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../../../assets/templates/", $name)))),+];
    };
}

templates!["board-copy.typ", "council-paper.typ", "blocks.typ", "look.typ"];

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
}

impl PaperWorld {
    /// A world with a main template and files by name.
    pub(crate) fn new(main: &str, files: Vec<(String, String)>, fonts: Arc<FontSet>) -> Option<Self> {
        let files = files.into_iter().filter_map(|(name, text)| Some((file_id(&name)?, Bytes::from_string(text))));
        Some(Self { main: file_id(main)?, files: files.collect(), fonts })
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
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
