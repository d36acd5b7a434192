//! Pages that were set in this process: as pictures and text, and as the PDF.

use serde::{Deserialize, Serialize};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::layout::Abs;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use std::sync::Arc;

use super::fonts::FontSet;
use super::imposition;
use super::page_text;
use super::world::PaperWorld;
use papers::PaperError;

/// What the PDF names as the program that made it.
const CREATOR: &str = "Paideia";

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

/// What is set, apart from its files and fonts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Work {
    /// The main template.
    pub(super) template: String,
    /// Stays the same for all states of one paper.
    pub(super) identity: String,
    /// Whether it is read from right to left.
    pub(super) is_rtl: bool,
}

/// How many pages there are and how large.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Extent {
    pub(super) pages: usize,
    /// Before the appendix, the page on which it begins included.
    pub(super) body_pages: usize,
    /// Width and height of the first page in points.
    pub(super) size: (f64, f64),
}

/// Pages, ready to be looked at or written.
pub(super) struct Pages {
    pages: PagedDocument,
    work: Work,
    body_pages: usize,
    /// Whether they lie on the sheets of a printer, out of their order.
    is_imposed: bool,
}

impl Pages {
    /// Sets pages.
    pub(super) fn set(work: Work, files: Vec<(String, Bytes)>, fonts: Arc<FontSet>) -> Result<Self, PaperError> {
        let no_template = || PaperError::new("publish").with("where", &work.template);
        let world = PaperWorld::new(&work.template, files, fonts).ok_or_else(no_template)?;
        let unset = |diagnostics: &[SourceDiagnostic]| {
            if world.is_to_stop() { PaperError::new("export_stopped") } else { refused(diagnostics) }
        };
        let pages: PagedDocument = typst::compile(&world).output.map_err(|diagnostics| unset(&diagnostics))?;
        let body_pages = page_text::page_of_label(&pages, "appendix").unwrap_or(pages.pages().len());
        Ok(Self { pages, work, body_pages, is_imposed: false })
    }

    pub(super) fn extent(&self) -> Extent {
        let size = self.pages.pages().first().map(|page| page.frame.size());
        Extent {
            pages: self.pages.pages().len(),
            body_pages: self.body_pages,
            size: size.map_or((0.0, 0.0), |size| (size.x.max(Abs::zero()).to_pt(), size.y.max(Abs::zero()).to_pt())),
        }
    }

    /// See [`super::Document::two_up`].
    pub(super) fn two_up(self) -> Self {
        let pages = imposition::two_up(&self.pages, self.work.is_rtl);
        let body_pages = pages.pages().len();
        let identity = format!("{} two-up", self.work.identity);
        Self { pages, body_pages, work: Work { identity, ..self.work }, is_imposed: true }
    }

    /// See [`super::Document::pdf`].
    pub(super) fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let accessible = [PdfStandard::A_2a, PdfStandard::Ua_1];
        let standards = PdfStandards::new(if self.is_imposed { &[PdfStandard::A_2b] } else { &accessible })
            .map_err(|error| PaperError::new("publish").with("where", error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(self.work.identity.clone()),
            creator: Smart::Custom(Some(CREATOR.to_owned())),
            standards,
            tagged: !self.is_imposed,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.pages, &options).map_err(|diagnostics| refused(&diagnostics))
    }

    /// See [`super::Document::png`].
    pub(super) fn png(&self, page: usize, pixels_per_point: f32) -> Result<Picture, PaperError> {
        let Some(page) = self.pages.pages().get(page) else {
            return Err(PaperError::new("not_found").with("page", (page + 1).to_string()));
        };
        let options = RenderOptions { pixel_per_pt: f64::from(pixels_per_point).into(), ..RenderOptions::default() };
        let pixels = typst_render::render(page, &options);
        let (width, height) = (pixels.width(), pixels.height());
        // Pages are opaque, so their colours are as they stand.
        let colours: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let png = encode_png(&colours, width, height, png::ColorType::Rgb, png::Compression::Fast)
            .map_err(|error| PaperError::new("publish").with("where", error.to_string()))?;
        Ok(Picture { png, width, height })
    }

    /// See [`super::Document::text`].
    pub(super) fn text(&self, page: usize) -> String {
        self.pages.pages().get(page).map(|page| page_text::text(&page.frame)).unwrap_or_default()
    }

    /// See [`super::Document::right_edge`].
    pub(super) fn right_edge(&self, page: usize) -> f64 {
        self.pages.pages().get(page).map_or(0.0, |page| page_text::right_edge(&page.frame))
    }
}

/// What the typesetter refused. A fault of ours rather than of the plan, so its own words go along.
fn refused(diagnostics: &[SourceDiagnostic]) -> PaperError {
    let messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    PaperError::new("publish").with("where", messages.join("; "))
}

/// A PNG file of pixels.
pub(crate) fn encode_png(
    colours: &[u8],
    width: u32,
    height: u32,
    kind: png::ColorType,
    compression: png::Compression,
) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(kind);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(compression);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(colours)?;
    writer.finish()?;
    Ok(file)
}
