//! A document that has been set, in this process or in one of its own: its pages as pictures and text, and the PDF.

use std::sync::Mutex;

use fonts::Region;
use serde_json::Value;
use typst::foundations::Bytes;

use super::dress::{Dress, UnusedLook};
use super::fonts::FontSet;
use super::helper::{self, Helper};
use super::letters::{self, Replaced};
use super::pages::{Extent, Pages, Picture, Work};
use papers::{Content, Drawing, Look, PaperError};

/// The file from which templates read what stands in a document.
const SHEET: &str = "sheet.json";

/// Pages, ready to be looked at or written.
pub struct Document {
    pages: Place,
    extent: Extent,
    replaced: Vec<Replaced>,
    /// What of its look could not be used.
    unused: Vec<UnusedLook>,
}

/// Where pages are.
enum Place {
    Here(Box<Pages>),
    Apart(Mutex<Helper>),
}

/// What a document is set from.
pub(crate) struct Manuscript {
    pub(crate) template: &'static str,
    /// What stands in it, as the template reads it.
    pub(crate) sheet: Value,
    /// The drawings.
    pub(crate) files: Vec<Drawing>,
    /// Texts with letters that the drawings could not show.
    pub(crate) replaced: Vec<(char, String)>,
    /// Colours, fonts and logo.
    pub(crate) look: Look,
    /// Whose form of Chinese signs it is set in.
    pub(crate) region: Region,
    pub(crate) identity: String,
    /// A list of the sheet whose members are files of their own, such as `group-0.json` for `groups`; in the sheet
    /// stands their number.
    pub(crate) apart: Option<&'static str>,
}

impl Document {
    /// Sets a manuscript, in a process of its own where there is a program for it.
    pub(crate) fn set(manuscript: Manuscript) -> Result<Self, PaperError> {
        let Manuscript { template, mut sheet, files, replaced, look, region, identity, apart } = manuscript;
        let dress = Dress::of(&look);
        let mut files: Vec<(String, Bytes)> =
            files.into_iter().map(|it| (it.file, Bytes::from_string(it.svg))).collect();
        files.extend(dress.files);
        let mut letters = letters::Letters::new(region, look.code_points);
        replaced.into_iter().for_each(|(letter, text)| letters.replace(letter, &text));
        letters.settle(&mut sheet);
        sheet["fonts"] = letters.families().into();
        if let Some(name) = apart {
            files.extend(set_apart(&mut sheet, name));
        }
        files.push((SHEET.to_owned(), Bytes::from_string(sheet.to_string())));
        let faces = FontSet::wanted(dress.faces.into_iter().chain(letters.stand_ins().iter().copied()));
        let is_rtl = sheet["language"]["is_rtl"].as_bool().unwrap_or(false);
        let work = Work { template: template.to_owned(), identity, is_rtl };
        let (pages, extent) = match helper::program() {
            Some(program) => {
                let (helper, extent) = Helper::set(program, work, &files, &faces)?;
                (Place::Apart(Mutex::new(helper)), extent)
            }
            None => {
                let pages = Pages::set(work, files, FontSet::with(faces))?;
                let extent = pages.extent();
                (Place::Here(Box::new(pages)), extent)
            }
        };
        Ok(Self { pages, extent, replaced: letters.replaced(), unused: dress.unused })
    }

    /// Sets a document from its description.
    ///
    /// # Errors
    ///
    /// `publish` when the typesetter refuses it, `setting_broke_off` when its process ended before it was done.
    pub fn of(content: Content) -> Result<Self, PaperError> {
        let sheet = serde_json::to_value(&content)
            .map_err(|error| PaperError::new("publish").with("where", error.to_string()))?;
        let Content { drawings, replaced, look, region, identity, .. } = content;
        Self::set(Manuscript {
            template: "document.typ",
            sheet,
            files: drawings,
            replaced,
            look,
            region,
            identity,
            apart: None,
        })
    }

    /// How many pages it has, appendix included.
    pub fn pages(&self) -> usize {
        self.extent.pages
    }

    /// Whether it takes so much memory that it is kept only while somebody looks at it.
    pub fn is_long(&self) -> bool {
        helper::SHORT < self.pages()
    }

    /// How many pages come before the appendix, the one on which it begins included.
    pub fn body_pages(&self) -> usize {
        self.extent.body_pages
    }

    /// Letters that no font here has, with the texts in which a sign stands for them.
    pub fn replaced(&self) -> &[Replaced] {
        &self.replaced
    }

    /// What of the plan's look could not be used, so that the usual one stands in its place.
    pub fn unused_look(&self) -> &[UnusedLook] {
        &self.unused
    }

    /// Its pages two by two on sheets across, in the order in which a pile of sheets printed on both sides is folded
    /// and stapled: A5 pages on A4. Blank pages come at the end.
    ///
    /// For a printer only: its file is PDF/A-2b and not PDF/UA, because on sheets no page stands where it is read, and
    /// nothing in it can be followed. To be read, give out the document itself.
    ///
    /// # Errors
    ///
    /// `setting_broke_off` when its process ended.
    pub fn two_up(self) -> Result<Self, PaperError> {
        let (pages, extent) = match self.pages {
            Place::Here(pages) => {
                let pages = pages.two_up();
                let extent = pages.extent();
                (Place::Here(Box::new(pages)), extent)
            }
            Place::Apart(helper) => {
                let extent = helper::held(&helper).two_up()?;
                (Place::Apart(helper), extent)
            }
        };
        Ok(Self { pages, extent, ..self })
    }

    /// The file: PDF/A-2a and PDF/UA-1 at once, of sheets for a printer PDF/A-2b; the same bytes for the same plan and
    /// day.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        match &self.pages {
            Place::Here(pages) => pages.pdf(),
            Place::Apart(helper) => helper::held(helper).pdf(),
        }
    }

    /// A page, counted from 0, as a picture.
    pub fn png(&self, page: usize, pixels_per_point: f32) -> Result<Picture, PaperError> {
        match &self.pages {
            Place::Here(pages) => pages.png(page, pixels_per_point),
            Place::Apart(helper) => helper::held(helper).png(page, pixels_per_point),
        }
    }

    /// Everything on a page, counted from 0, as plain text in reading order; what pictures show comes as their
    /// alternative text. Empty when there is no such page.
    ///
    /// # Errors
    ///
    /// `setting_broke_off` when its process ended.
    pub fn text(&self, page: usize) -> Result<String, PaperError> {
        match &self.pages {
            Place::Here(pages) => Ok(pages.text(page)),
            Place::Apart(helper) => helper::held(helper).text(page),
        }
    }

    /// How far to the right the letters of a page reach, in points.
    ///
    /// # Errors
    ///
    /// `setting_broke_off` when its process ended.
    pub fn right_edge(&self, page: usize) -> Result<f64, PaperError> {
        match &self.pages {
            Place::Here(pages) => Ok(pages.right_edge(page)),
            Place::Apart(helper) => helper::held(helper).right_edge(page),
        }
    }

    /// Width and height of the pages in points.
    pub fn page_size(&self) -> (f64, f64) {
        self.extent.size
    }
}

/// Takes a list out of a sheet: its members become files, their number stays.
fn set_apart(sheet: &mut Value, name: &str) -> Vec<(String, Bytes)> {
    let Value::Array(members) = sheet[name].take() else { return Vec::new() };
    sheet[name] = members.len().into();
    let one = name.trim_end_matches('s');
    let file = |(at, member): (usize, &Value)| (format!("{one}-{at}.json"), Bytes::from_string(member.to_string()));
    members.iter().enumerate().map(file).collect()
}

/// Gives back the memory of documents that were set in this process; what the last one needs stays.
pub fn forget_cache() {
    comemo::evict(2);
}
