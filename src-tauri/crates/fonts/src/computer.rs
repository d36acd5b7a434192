//! The computer's own fonts, read when a letter first needs one.
//!
//! Chooses the same font for the same letters every time on one computer: by how well a family fits beside ours,
//! then by name. Fonts with fixed widths, slanted ones and those without outlines stand last or are left out.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use fontdb::{Database, FaceInfo, ID, Source, Stretch, Style};

use crate::region::Region;
use crate::{Face, has_outline};

/// A face of the computer, with the letters it has once somebody asked.
struct Candidate {
    id: ID,
    letters: OnceLock<Vec<(u32, u32)>>,
}

pub(crate) struct Computer {
    pub(crate) fonts: Database,
    candidates: Vec<Candidate>,
}

pub(crate) static COMPUTER: LazyLock<Computer> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let is_usable = |face: &&FaceInfo| !family(face).is_empty() && !is_no_font(family(face));
    let ids: Vec<ID> = fonts.faces().filter(is_usable).map(|face| face.id).collect();
    let candidates = ids.into_iter().map(|id| Candidate { id, letters: OnceLock::new() }).collect();
    Computer { fonts, candidates }
});

/// What was asked, and what was found.
type Found = HashMap<(char, bool, Region), Option<&'static Face>>;

static FOUND: LazyLock<Mutex<Found>> = LazyLock::new(Mutex::default);
static OPENED: LazyLock<Mutex<HashMap<ID, Option<&'static Face>>>> = LazyLock::new(Mutex::default);
static FILES: LazyLock<Mutex<BTreeMap<PathBuf, &'static [u8]>>> = LazyLock::new(Mutex::default);

/// The face of the computer that sets a letter best; `None`: none has an outline of it.
pub fn stand_in(letter: char, is_strong: bool, region: Region) -> Option<&'static Face> {
    let key = (letter, is_strong, region);
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    *found
        .entry(key)
        .or_insert_with(|| COMPUTER.order(is_strong, region).iter().find_map(|at| COMPUTER.with_outline(*at, letter)))
}

impl Computer {
    /// Places of the candidates, the best first.
    fn order(&self, is_strong: bool, region: Region) -> &'static [usize] {
        type Orders = HashMap<(bool, Region), &'static [usize]>;
        static ORDERS: LazyLock<Mutex<Orders>> = LazyLock::new(Mutex::default);
        let mut orders = ORDERS.lock().unwrap_or_else(PoisonError::into_inner);
        orders.entry((is_strong, region)).or_insert_with(|| {
            let faces = self.candidates.iter().map(|candidate| self.fonts.face(candidate.id));
            let mut ranked: Vec<_> =
                faces.enumerate().filter_map(|(at, face)| Some((rank(face?, is_strong, region), at))).collect();
            ranked.sort();
            Box::leak(ranked.into_iter().map(|(_, at)| at).collect())
        })
    }

    fn with_outline(&self, at: usize, letter: char) -> Option<&'static Face> {
        let candidate = &self.candidates[at];
        let letters = candidate.letters.get_or_init(|| self.letters(candidate.id));
        let code = u32::from(letter);
        let before = letters.partition_point(|(_, last)| *last < code);
        if letters.get(before).is_none_or(|(first, _)| code < *first) {
            return None;
        }
        self.opened(candidate.id).filter(|face| has_outline(&face.shaper, letter))
    }

    /// A face, read for good when it is first asked for.
    pub(crate) fn opened(&self, id: ID) -> Option<&'static Face> {
        let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
        *opened.entry(id).or_insert_with(|| self.open(id))
    }

    /// Ranges of the letters of a face.
    fn letters(&self, id: ID) -> Vec<(u32, u32)> {
        let read = |data: &[u8], index: u32| {
            let face = rustybuzz::ttf_parser::Face::parse(data, index).ok()?;
            let mut codes: Vec<u32> = Vec::new();
            for table in face.tables().cmap?.subtables.into_iter().filter(|table| table.is_unicode()) {
                table.codepoints(|code| codes.push(code));
            }
            codes.sort_unstable();
            let mut ranges: Vec<(u32, u32)> = Vec::new();
            for code in codes {
                match ranges.last_mut() {
                    Some((_, last)) if code <= *last + 1 => *last = code,
                    _ => ranges.push((code, code)),
                }
            }
            Some(ranges)
        };
        self.fonts.with_face_data(id, read).flatten().unwrap_or_default()
    }

    /// Reads a face for good. A file that cannot be read has no letters.
    fn open(&self, id: ID) -> Option<&'static Face> {
        let info = self.fonts.face(id)?;
        let data: &'static [u8] = match &info.source {
            Source::File(path) | Source::SharedFile(path, _) => {
                let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
                match files.get(path) {
                    Some(data) => data,
                    None => {
                        let data: &'static [u8] = Box::leak(std::fs::read(path).ok()?.into_boxed_slice());
                        files.insert(path.clone(), data);
                        data
                    }
                }
            }
            Source::Binary(data) => Box::leak(data.as_ref().as_ref().to_vec().into_boxed_slice()),
        };
        let face = Face::new(family(info).to_owned(), 600 <= info.weight.0, false, data, info.index)?;
        Some(Box::leak(Box::new(face)))
    }
}

pub(crate) fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(family, _)| family.as_str())
}

/// Fonts that claim every letter and draw none, or draw codes in boxes.
fn is_no_font(family: &str) -> bool {
    let family = family.to_ascii_lowercase();
    ["last resort", "lastresort", "adobe blank", "adobenotdef", "unifont"].iter().any(|name| family.contains(name))
}

/// How well a face fits, the least first.
fn rank(face: &FaceInfo, is_strong: bool, region: Region) -> impl Ord + use<> {
    let family = family(face);
    let wanted = if is_strong { 600 } else { 400 };
    let preferred = preferred(region).chain(BEHIND.iter().copied());
    let place = preferred.enumerate().find(|(_, name)| family.eq_ignore_ascii_case(name)).map(|(at, _)| at);
    let is_noto_sans = family.starts_with("Noto Sans");
    let path = match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => path.clone(),
        Source::Binary(_) => PathBuf::new(),
    };
    (
        face.monospaced,
        face.style != Style::Normal,
        place.unwrap_or(usize::MAX),
        !is_noto_sans,
        face.stretch != Stretch::Normal,
        face.weight.0.abs_diff(wanted),
        (family.to_owned(), path, face.index),
    )
}

/// Families for Chinese signs of a region, as the systems bring them.
fn preferred(region: Region) -> impl Iterator<Item = &'static str> {
    const SIMPLIFIED: &[&str] = &[
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "Microsoft YaHei",
        "PingFang SC",
        "Hiragino Sans GB",
    ];
    const TRADITIONAL: &[&str] =
        &["Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Microsoft JhengHei", "PingFang TC"];
    const JAPANESE: &[&str] =
        &["Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Yu Gothic", "Meiryo", "Hiragino Sans"];
    const KOREAN: &[&str] = &[
        "Noto Sans CJK KR",
        "Noto Sans KR",
        "Source Han Sans K",
        "Malgun Gothic",
        "Apple SD Gothic Neo",
        "NanumGothic",
    ];
    let all = [SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN];
    let first = match region {
        Region::Simplified => SIMPLIFIED,
        Region::Traditional => TRADITIONAL,
        Region::Japanese => JAPANESE,
        Region::Korean => KOREAN,
    };
    first.iter().copied().chain(all.into_iter().flatten().copied())
}

/// Families for other letters, those for writing before those for signs.
const BEHIND: &[&str] = &[
    "Noto Sans Thai",
    "Segoe UI",
    "Leelawadee UI",
    "Nirmala UI",
    "Thonburi",
    "Ebrima",
    "Gadugi",
    "DejaVu Sans",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Emoji",
    "Segoe UI Symbol",
    "Symbola",
    "Apple Symbols",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Finds a stand-in, or says that this computer has none.
    fn found(letter: char, region: Region) -> Option<&'static Face> {
        let face = stand_in(letter, false, region);
        if face.is_none() {
            println!("skipped: no font of this computer has {letter:?}");
        }
        face
    }

    #[test]
    fn the_same_letter_always_comes_from_the_same_face() {
        for letter in ['漢', '한', 'ไ', '🎉', 'ა'] {
            let Some(face) = found(letter, Region::Korean) else { continue };
            assert!(face.has(letter) && !face.is_own);
            assert!(std::ptr::eq(face, found(letter, Region::Korean).unwrap()));
        }
    }

    #[test]
    fn chinese_signs_come_in_the_form_of_the_region() {
        let (Some(here), Some(there)) = (found('直', Region::Simplified), found('直', Region::Japanese)) else {
            return;
        };
        let family = |face: &Face| face.family.clone();
        if family(here).starts_with("Noto Sans CJK") {
            assert_eq!((family(here), family(there)), ("Noto Sans CJK SC".to_owned(), "Noto Sans CJK JP".to_owned()));
        }
    }
}
