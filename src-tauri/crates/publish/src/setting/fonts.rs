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
    /// Our own fonts, and behind them these.
    pub(crate) fn with(stand_ins: &[&'static Face]) -> Arc<Self> {
        if stand_ins.is_empty() {
            return Arc::clone(&OWN);
        }
        let own = OWN.fonts.iter().cloned();
        Arc::new(Self::of(own.chain(stand_ins.iter().filter_map(read_once))))
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

fn read_once(face: &&'static Face) -> Option<Font> {
    let mut known = READ.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry((face.data.as_ptr().addr(), face.index)).or_insert_with(|| read(face)).clone()
}

#[cfg(test)]
mod tests {
    use super::FontSet;

    #[test]
    fn every_font_can_be_read() {
        assert_eq!(FontSet::with(&[]).fonts.len(), fonts::own().len());
    }
}
