//! A document that has been set: its pages as pictures and text, and the PDF.

use fonts::Region;
use serde_json::Value;
use typst::foundations::Smart;
use typst::layout::Abs;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use super::fonts::FontSet;
use super::letters::{self, Replaced};
use super::page_text;
use super::world::PaperWorld;
use crate::error::PublishError;

/// The file from which templates read what stands in a document.
const SHEET: &str = "sheet.json";

/// What the PDF names as the program that made it.
const CREATOR: &str = "Paideia";

/// Pages, ready to be looked at or written.
pub struct Document {
    pages: PagedDocument,
    /// Stays the same for all states of one paper.
    identity: String,
    summary_word_count: usize,
    body_pages: usize,
    replaced: Vec<Replaced>,
}

/// A page as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// A PNG file.
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// What a document is set from.
pub(crate) struct Manuscript {
    pub(crate) template: &'static str,
    /// What stands in it, as the template reads it.
    pub(crate) sheet: Value,
    /// The drawings.
    pub(crate) files: Vec<(String, String)>,
    /// Texts with letters that the drawings could not show.
    pub(crate) replaced: Vec<(char, String)>,
    /// Whose form of Chinese signs it is set in.
    pub(crate) region: Region,
    pub(crate) identity: String,
    pub(crate) summary_word_count: usize,
}

impl Document {
    /// Sets a manuscript.
    pub(crate) fn set(manuscript: Manuscript) -> Result<Self, PublishError> {
        let Manuscript { template, mut sheet, mut files, replaced, region, identity, summary_word_count } = manuscript;
        let mut letters = letters::Letters::new(region);
        replaced.into_iter().for_each(|(letter, text)| letters.replace(letter, &text));
        letters.settle(&mut sheet);
        sheet["fonts"] = letters.families().into();
        files.push((SHEET.to_owned(), sheet.to_string()));
        let fonts = FontSet::with(letters.stand_ins());
        let no_template = || PublishError::new("publish").with("where", template);
        let world = PaperWorld::new(template, files, fonts).ok_or_else(no_template)?;
        let pages: PagedDocument =
            typst::compile(&world).output.map_err(|diagnostics| PublishError::typesetting(&diagnostics))?;
        let body_pages = page_text::page_of_label(&pages, "appendix").unwrap_or(pages.pages().len());
        Ok(Self { pages, identity, summary_word_count, body_pages, replaced: letters.replaced() })
    }

    /// How many pages it has, appendix included.
    pub fn pages(&self) -> usize {
        self.pages.pages().len()
    }

    /// How many pages come before the appendix, the one on which it begins included.
    pub fn body_pages(&self) -> usize {
        self.body_pages
    }

    /// Words of the summary, for its counter.
    pub fn summary_word_count(&self) -> usize {
        self.summary_word_count
    }

    /// Letters that no font here has, with the texts in which a sign stands for them.
    pub fn replaced(&self) -> &[Replaced] {
        &self.replaced
    }

    /// The file: PDF/A-2a and PDF/UA-1 at once, the same bytes for the same plan and day.
    pub fn pdf(&self) -> Result<Vec<u8>, PublishError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| PublishError::new("publish").with("where", error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(self.identity.clone()),
            creator: Smart::Custom(Some(CREATOR.to_owned())),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.pages, &options).map_err(|diagnostics| PublishError::typesetting(&diagnostics))
    }

    /// A page, counted from 0, as a picture.
    pub fn png(&self, page: usize, pixels_per_point: f32) -> Result<Picture, PublishError> {
        let Some(page) = self.pages.pages().get(page) else {
            return Err(PublishError::new("not_found").with("page", (page + 1).to_string()));
        };
        let options = RenderOptions { pixel_per_pt: f64::from(pixels_per_point).into(), ..RenderOptions::default() };
        let pixels = typst_render::render(page, &options);
        let (width, height) = (pixels.width(), pixels.height());
        // Pages are opaque, so their colours are as they stand.
        let colours: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let png = encode(&colours, width, height)
            .map_err(|error| PublishError::new("publish").with("where", error.to_string()))?;
        Ok(Picture { png, width, height })
    }

    /// Everything on a page, counted from 0, as plain text in reading order; what pictures show comes as their
    /// alternative text. Empty when there is no such page.
    pub fn text(&self, page: usize) -> String {
        self.pages.pages().get(page).map(|page| page_text::text(&page.frame)).unwrap_or_default()
    }

    /// How far to the right the letters of a page reach, in points.
    pub fn right_edge(&self, page: usize) -> f64 {
        self.pages.pages().get(page).map_or(0.0, |page| page_text::right_edge(&page.frame))
    }

    /// Width and height of the pages in points.
    pub fn page_size(&self) -> (f64, f64) {
        let size = self.pages.pages().first().map(|page| page.frame.size());
        size.map_or((0.0, 0.0), |size| (size.x.max(Abs::zero()).to_pt(), size.y.max(Abs::zero()).to_pt()))
    }
}

fn encode(colours: &[u8], width: u32, height: u32) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(colours)?;
    writer.finish()?;
    Ok(file)
}

/// Gives back the memory of past documents; what the last one needs stays. Called after each preview.
pub fn forget_cache() {
    comemo::evict(2);
}
