//! Families of fonts that people choose: those of the computer, and those that are part of the program.
//!
//! Only what a document can be set in and may carry along is offered; of a family its upright faces of usual width,
//! one for text and one for what stands out.

use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, Mutex, PoisonError};

use fontdb::{FaceInfo, ID, Stretch, Style};
use rustybuzz::ttf_parser::{self, Permissions};

use crate::computer::{COMPUTER, Computer, family};
use crate::{Face, has_outline, own};

/// The weights of text and of what stands out.
const PLAIN: u16 = 400;
const STRONG: u16 = 600;

/// Why a family cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamilyProblem {
    /// This computer has no such family.
    Missing,
    /// Its maker does not allow that files carry it (OpenType, `OS/2.fsType`).
    NotEmbeddable,
    /// None of its faces can be read or has the outline of a letter: signs and pictures only, or fixed dots.
    NoLetters,
}

/// The faces in which a family's text is set, the one for text first; a family of one weight has one.
///
/// # Errors
///
/// Why it cannot be used here.
pub fn chosen(name: &str) -> Result<Vec<&'static Face>, FamilyProblem> {
    type Known = HashMap<String, Result<Vec<&'static Face>, FamilyProblem>>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(name.to_owned()).or_insert_with(|| find(name)).clone()
}

fn find(name: &str) -> Result<Vec<&'static Face>, FamilyProblem> {
    let own: Vec<&'static Face> = own().iter().filter(|face| face.family == name).collect();
    if !own.is_empty() {
        return Ok(own);
    }
    let faces: Vec<&FaceInfo> = COMPUTER.fonts.faces().filter(|face| family(face) == name).collect();
    if faces.is_empty() {
        return Err(FamilyProblem::Missing);
    }
    let mut found: Vec<ID> = Vec::new();
    for weight in [PLAIN, STRONG] {
        let best = faces.iter().filter(|face| is_upright(face)).min_by_key(|face| (distance(face, weight), face.index));
        if let Some(face) = best
            && !found.contains(&face.id)
        {
            found.push(face.id);
        }
    }
    let judged: Vec<_> = found.iter().map(|id| judge(&COMPUTER, *id)).collect();
    if let Some(problem) = judged.into_iter().find_map(Result::err) {
        return Err(problem);
    }
    let opened: Vec<&'static Face> = found.into_iter().filter_map(|id| COMPUTER.opened(id)).collect();
    if opened.is_empty() { Err(FamilyProblem::NoLetters) } else { Ok(opened) }
}

/// The families of this computer that documents can be set in, by name; ours among them.
pub fn families() -> &'static [String] {
    static FAMILIES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut first: BTreeMap<String, &FaceInfo> = BTreeMap::new();
        for face in COMPUTER.fonts.faces().filter(|face| is_upright(face)) {
            let best = first.entry(family(face).to_owned()).or_insert(face);
            if distance(face, PLAIN) < distance(best, PLAIN) {
                *best = face;
            }
        }
        let usable = first.into_iter().filter(|(name, face)| is_name(name) && judge(&COMPUTER, face.id).is_ok());
        let mut names: Vec<String> = usable.map(|(name, _)| name).collect();
        names.extend(own().iter().map(|face| face.family.clone()));
        names.sort_by_cached_key(|name| (name.to_lowercase(), name.clone()));
        names.dedup();
        names
    });
    &FAMILIES
}

/// Names that begin with a dot are the system's own and change with it.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.')
}

fn is_upright(face: &FaceInfo) -> bool {
    face.style == Style::Normal && face.stretch == Stretch::Normal
}

fn distance(face: &FaceInfo, weight: u16) -> u16 {
    face.weight.0.abs_diff(weight)
}

/// Whether a face can be used, without keeping it.
fn judge(computer: &Computer, id: ID) -> Result<(), FamilyProblem> {
    let judged = computer.fonts.with_face_data(id, |data, index| match ttf_parser::Face::parse(data, index) {
        Ok(face) => judge_face(&face),
        Err(_) => Err(FamilyProblem::NoLetters),
    });
    judged.unwrap_or(Err(FamilyProblem::NoLetters))
}

fn judge_face(face: &ttf_parser::Face) -> Result<(), FamilyProblem> {
    if face.tables().os2.is_some() && !may_be_embedded(face.permissions(), face.is_outline_embedding_allowed()) {
        return Err(FamilyProblem::NotEmbeddable);
    }
    if has_letters(face) { Ok(()) } else { Err(FamilyProblem::NoLetters) }
}

/// What a font says of itself (OpenType, `OS/2.fsType`). One that says nothing forbids nothing.
fn may_be_embedded(permissions: Option<Permissions>, is_outline_allowed: bool) -> bool {
    is_outline_allowed
        && match permissions {
            Some(Permissions::Restricted) => false,
            Some(Permissions::Installable | Permissions::PreviewAndPrint | Permissions::Editable) | None => true,
        }
}

/// Letters looked at before a face counts as one of signs.
const LOOKED_AT: usize = 40;

fn has_letters(face: &ttf_parser::Face) -> bool {
    let Some(cmap) = face.tables().cmap else { return false };
    let mut letters: Vec<char> = Vec::new();
    for table in cmap.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            let letter = char::from_u32(code).filter(|letter| letter.is_alphabetic());
            letters.extend(letter.filter(|_| letters.len() < LOOKED_AT));
        });
    }
    letters.into_iter().any(|letter| has_outline(face, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_families_can_always_be_chosen() {
        for name in ["Inter", "Source Serif 4"] {
            let faces = chosen(name).unwrap();
            assert!(faces.iter().all(|face| face.is_own && face.family == name), "{name}");
            assert!(families().iter().any(|family| family == name), "{name}");
        }
    }

    #[test]
    fn a_family_that_is_not_here_is_told() {
        assert_eq!(chosen("No Such Family 1").err(), Some(FamilyProblem::Missing));
    }

    #[test]
    fn what_is_offered_can_be_used() {
        for name in families() {
            let faces = chosen(name).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
            assert!((1..=3).contains(&faces.len()), "{name}");
        }
    }

    #[test]
    fn a_font_that_forbids_it_is_not_carried_along() {
        assert!(may_be_embedded(None, true));
        for allowed in [Permissions::Installable, Permissions::PreviewAndPrint, Permissions::Editable] {
            assert!(may_be_embedded(Some(allowed), true));
        }
        assert!(!may_be_embedded(Some(Permissions::Restricted), true));
        assert!(!may_be_embedded(Some(Permissions::Installable), false), "dots only");
    }

    #[test]
    fn a_font_without_letters_is_refused() {
        let own = &own()[0];
        assert_eq!(judge_face(&own.shaper), Ok(()));
        // The same file, whose table of embedding says no: `fsType` is the fifth number of `OS/2`.
        let mut data = own.data.to_vec();
        let tables = usize::from(u16::from_be_bytes([data[4], data[5]]));
        let record = (0..tables).map(|at| 12 + 16 * at).find(|at| &data[*at..*at + 4] == b"OS/2").unwrap();
        let place = u32::from_be_bytes(data[record + 8..record + 12].try_into().unwrap()) as usize;
        data[place + 8..place + 10].copy_from_slice(&2_u16.to_be_bytes());
        let face = ttf_parser::Face::parse(&data, 0).unwrap();
        assert_eq!(judge_face(&face), Err(FamilyProblem::NotEmbeddable));
    }
}
