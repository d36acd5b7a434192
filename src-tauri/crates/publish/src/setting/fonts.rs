//! The fonts of a document: ours, and those of the computer that its letters need.
//!
//! Which family is asked for first stands in the templates; here is only what there is.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use fonts::Face;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Fonts and the book in which the typesetter looks them up.
pub(crate) struct FontSet {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

static OWN: LazyLock<Arc<FontSet>> = LazyLock::new(|| Arc::new(FontSet::of(fonts::own().iter().filter_map(read))));

type ReadFaces = HashMap<(usize, u32), Option<Font>>;

/// Faces of the computer as the typesetter knows them. It reads each whole once, to tell it from others.
static READ: LazyLock<Mutex<ReadFaces>> = LazyLock::new(Mutex::default);

impl FontSet {
    /// Which of these faces have to be had besides our own; each once.
    pub(crate) fn wanted(faces: impl IntoIterator<Item = &'static Face>) -> Vec<&'static Face> {
        let mut faces: Vec<&'static Face> = faces.into_iter().filter(|face| !face.is_own).collect();
        // One that is chosen may stand in for letters too.
        let mut seen = std::collections::HashSet::new();
        faces.retain(|face| seen.insert((face.data.as_ptr().addr(), face.index)));
        faces
    }

    /// Our own fonts, and behind them these.
    pub(crate) fn with(faces: impl IntoIterator<Item = &'static Face>) -> Arc<Self> {
        Self::of_fonts(faces.into_iter().filter_map(read_once))
    }

    /// The same with fonts that were read already.
    pub(crate) fn of_fonts(fonts: impl Iterator<Item = Font>) -> Arc<Self> {
        let mut fonts = fonts.peekable();
        if fonts.peek().is_none() {
            return Arc::clone(&OWN);
        }
        Arc::new(Self::of(OWN.fonts.iter().cloned().chain(fonts)))
    }

    fn of(fonts: impl Iterator<Item = Font>) -> Self {
        let fonts: Vec<Font> = fonts.collect();
        let book = LazyHash::new(FontBook::from_fonts(fonts.iter()));
        Self { fonts, book }
    }

    /// What fonts there are.
    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// A font by its place in the book.
    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
}

fn read(face: &Face) -> Option<Font> {
    Font::new(Bytes::new(face.data), face.index)
}

/// A face as the typesetter knows it.
pub(crate) fn read_once(face: &'static Face) -> Option<Font> {
    let mut known = READ.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry((face.data.as_ptr().addr(), face.index)).or_insert_with(|| read(face)).clone()
}

#[cfg(test)]
mod tests {
    use super::FontSet;

    #[test]
    fn every_font_can_be_read() {
        assert_eq!(FontSet::with([]).fonts.len(), fonts::own().len());
    }
}
