//! Archives as office programs write them: parts by name, the same bytes for the same parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::error::OfficeError;

/// Packs parts in the order given; those that are `stored` are not compressed.
pub(crate) fn pack<'a>(
    parts: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    stored: &str,
) -> Result<Vec<u8>, OfficeError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let failed = |error: &dyn std::fmt::Display| OfficeError::ours(error.to_string());
    for (name, bytes) in parts {
        let is_packed = name != stored && !name.to_ascii_lowercase().ends_with(".png");
        let method = if is_packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(name, options).map_err(|error| failed(&error))?;
        writer.write_all(bytes).map_err(|error| failed(&error))?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|error| failed(&error))
}
