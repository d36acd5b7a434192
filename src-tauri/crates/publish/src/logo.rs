//! A logo on its way into the plan: whatever file it comes as, a PNG of pixels and nothing else leaves.
//!
//! Notes, places and profiles of colours that cameras and programs write into pictures stay out, as does all that acts.

use charts::ForeignDrawing;
use domain::bounds::LARGEST_LOGO;
use papers::PaperError;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::setting::encode_png;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 5_000_000;

/// Pixels of the longer side of a logo that is kept: sharp on a poster.
const SIDE: u32 = 1_000;

/// Pixels of the longer side of a picture that is read: it is unpacked whole.
const MOST_SIDE: u32 = 8_000;

/// A PNG, JPEG or SVG file as the PNG file that a plan keeps.
///
/// # Errors
///
/// `logo_not_a_picture`, `logo_too_large` (with `most`, pixels of a side), and `logo_svg_holds` (with `element`) of a
/// drawing that would not look as its makers see it.
pub fn logo(file: &[u8]) -> Result<Vec<u8>, PaperError> {
    let is = |sign: &[u8]| file.starts_with(sign);
    let (png, format) = if is(b"\x89PNG\r\n\x1a\n") {
        (file.to_vec(), ExchangeFormat::Png)
    } else if is(&[0xFF, 0xD8, 0xFF]) {
        (file.to_vec(), ExchangeFormat::Jpg)
    } else {
        (drawn(file)?, ExchangeFormat::Png)
    };
    let (width, height) = side_of(&png, format).ok_or_else(no_picture)?;
    if MOST_SIDE < width.max(height) {
        return Err(PaperError::new("logo_too_large").with("most", MOST_SIDE.to_string()));
    }
    let image = RasterImage::plain(Bytes::new(png), format).map_err(|_| no_picture())?;
    let mut side = SIDE;
    loop {
        let kept = if image.width().max(image.height()) <= side {
            image.dynamic().to_rgba8()
        } else {
            image.dynamic().thumbnail(side, side).to_rgba8()
        };
        let png = encode_png(&kept, kept.width(), kept.height(), png::ColorType::Rgba, png::Compression::High)
            .map_err(|_| no_picture())?;
        if png.len() <= LARGEST_LOGO {
            return Ok(png);
        }
        // A photograph: smaller until it fits.
        side = side.min(image.width().max(image.height())) * 3 / 4;
    }
}

fn no_picture() -> PaperError {
    PaperError::new("logo_not_a_picture")
}

fn drawn(file: &[u8]) -> Result<Vec<u8>, PaperError> {
    let svg = std::str::from_utf8(file).map_err(|_| no_picture())?;
    charts::png_of_foreign(svg.trim_start_matches('\u{FEFF}'), SIDE).map_err(|error| match error {
        ForeignDrawing::Unreadable => no_picture(),
        ForeignDrawing::Holds(element) => PaperError::new("logo_svg_holds").with("element", element),
    })
}

/// Width and height that a file says of itself, before anything is unpacked.
fn side_of(file: &[u8], format: ExchangeFormat) -> Option<(u32, u32)> {
    match format {
        // The first piece of a PNG: its sign, a length, a name.
        ExchangeFormat::Png => {
            let number = |at: usize| Some(u32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?));
            Some((number(16)?, number(20)?))
        }
        ExchangeFormat::Jpg => jpeg_size(file),
        ExchangeFormat::Gif | ExchangeFormat::Webp => None,
    }
}

/// The size in the frame header of a JPEG (ITU T.81, B.2.2), behind whatever segments come before it.
fn jpeg_size(file: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from(u16::from_be_bytes(file.get(at..at + 2)?.try_into().ok()?)));
    let mut at = 2;
    loop {
        match *file.get(at..at + 2)? {
            // Filling.
            [0xFF, 0xFF] => at += 1,
            // A start of frame; three of the numbers between mean other things.
            [0xFF, kind @ 0xC0..=0xCF] if !matches!(kind, 0xC4 | 0xC8 | 0xCC) => {
                return Some((number(at + 7)?, number(at + 5)?));
            }
            [0xFF, _] => at += 2 + number(at + 2)? as usize,
            _ => return None,
        }
    }
}
