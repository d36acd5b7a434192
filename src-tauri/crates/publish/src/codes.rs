//! Codes that a telephone reads (QR, ISO/IEC 18004), as drawings. What they hold stands beside them in words.

use papers::{Drawing, PaperError};
use qrcode::{Color, EcLevel, QrCode};

/// Empty modules around a code, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// A code that can still be read when a seventh of it is stained, as one path.
///
/// # Errors
///
/// `publish` when a text is too long for any code.
pub(crate) fn square_code(file: &str, text: &str) -> Result<Drawing, PaperError> {
    let refused = |error: qrcode::types::QrError| PaperError::new("publish").with("where", error.to_string());
    let made = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).map_err(refused)?;
    let modules = made.width();
    let colours = made.to_colors();
    let mut path = String::new();
    for (y, row) in colours.chunks(modules).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|colour| **colour == Color::Dark).count();
            if 0 < run {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    let size = modules + 2 * QUIET;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><rect width=\"{size}\" height=\"{size}\" \
         fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    );
    Ok(Drawing { file: file.to_owned(), svg, width: size as f64, height: size as f64 })
}

#[cfg(test)]
mod tests {
    use super::square_code;

    #[test]
    fn a_code_is_a_square_with_its_quiet_zone() {
        let code = square_code("code-0.svg", "https://example.org/").unwrap();
        // Version 2 has 25 modules.
        assert!(code.svg.contains("viewBox=\"0 0 33 33\""), "{}", code.svg);
        assert!(code.svg.contains("M4 4h7v1h-7z"), "the first finder pattern begins behind the quiet zone");
    }

    #[test]
    fn a_code_holds_any_text_that_fits() {
        for text in ["Bread", "パン\n2027\nabc", &"é".repeat(400)] {
            assert!(square_code("code.svg", text).unwrap().svg.contains("<path"));
        }
        assert!(square_code("code.svg", &"x".repeat(4_000)).is_err(), "too long for any code");
    }
}
