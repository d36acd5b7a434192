//! Several files in one: a ZIP archive, the same bytes for the same files.
//!
//! Names are those that the caller gives; two that a system takes for the same are told apart by a number.

use std::collections::HashSet;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// Files with their names, in one archive.
///
/// # Errors
///
/// The archive could not be written, such as when a file is beyond what the format holds.
pub fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut taken: HashSet<String> = HashSet::new();
    for (name, bytes) in files {
        archive.start_file(free_name(name, &mut taken), SimpleFileOptions::default())?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The name, or the same with a number before its ending.
fn free_name(name: &str, taken: &mut HashSet<String>) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let mut found = name.to_owned();
    let mut number = 2_usize;
    // Most systems do not tell large letters from small ones.
    while !taken.insert(found.to_lowercase()) {
        found = format!("{stem} ({number}){ending}");
        number += 1;
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
mod tests {
    use super::pack;
    use std::io::Read;

    #[test]
    fn every_file_comes_out_under_a_name_of_its_own() {
        let file = |name: &str| (name.to_owned(), name.as_bytes().to_vec());
        let files = [file("Zoo.pdf"), file("zoo.pdf"), file("Zoo.pdf"), file("דג 魚.eml"), file("no ending")];
        let packed = pack(&files).unwrap();
        assert!(packed == pack(&files).unwrap(), "the same bytes each time");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed)).unwrap();
        let names: Vec<String> =
            (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
        assert_eq!(names, ["Zoo.pdf", "zoo (2).pdf", "Zoo (3).pdf", "דג 魚.eml", "no ending"]);
        let mut text = String::new();
        archive.by_name("Zoo (3).pdf").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "Zoo.pdf");
        assert!(pack(&[]).is_ok());
    }
}
