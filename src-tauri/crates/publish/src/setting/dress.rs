//! The plan's look as the typesetter needs it: a file with colours, families and logo, and the faces of chosen fonts.
//!
//! What cannot be used here (a font that is on another computer, a logo that is no picture) gives way to the usual one
//! and is told.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use fonts::{Face, FamilyProblem};
use papers::{Logo, Look};
use serde_json::{Value, json};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::document::{Document, Manuscript};
use super::fonts::read_once;
use super::letters::is_said;

/// The file from which templates read the look.
const LOOK: &str = "look.json";
const LOGO: &str = "logo.png";

/// What of a plan's look a document does without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnusedLook {
    /// A family of fonts.
    Font {
        /// Its name.
        family: String,
        /// Why.
        refusal: FontRefusal,
    },
    /// The logo is no picture that can be drawn.
    Logo,
}

/// Why a family of fonts is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontRefusal {
    /// This computer has none of that name.
    Missing,
    /// Its maker forbids that files carry it.
    NotEmbeddable,
    /// No text can be set in it.
    NotUsable,
}

impl From<FamilyProblem> for FontRefusal {
    fn from(problem: FamilyProblem) -> Self {
        match problem {
            FamilyProblem::Missing => Self::Missing,
            FamilyProblem::NotEmbeddable => Self::NotEmbeddable,
            FamilyProblem::NoLetters => Self::NotUsable,
        }
    }
}

/// What a look brings to a document.
#[derive(Default)]
pub(super) struct Dress {
    pub(super) files: Vec<(String, Bytes)>,
    pub(super) faces: Vec<&'static Face>,
    pub(super) unused: Vec<UnusedLook>,
}

impl Dress {
    pub(super) fn of(look: &Look) -> Self {
        let mut dress = Self::default();
        let mut sheet = serde_json::to_value(look).unwrap_or_default();
        sheet["heading_fonts"] = dress.families(&look.heading_font);
        sheet["text_fonts"] = dress.families(&look.text_font);
        match look.logo.as_ref().map(|logo| drawable(logo).ok_or(UnusedLook::Logo)) {
            Some(Ok(bytes)) => {
                let alt = look.logo.as_ref().map_or("", |logo| logo.alt.as_str());
                sheet["logo"]["alt"] = alt.chars().filter(|letter| is_said(*letter)).collect::<String>().into();
                sheet["logo"]["file"] = LOGO.into();
                dress.files.push((LOGO.to_owned(), bytes));
            }
            Some(Err(unused)) => {
                sheet["logo"] = Value::Null;
                dress.unused.push(unused);
            }
            None => {}
        }
        dress.files.push((LOOK.to_owned(), Bytes::from_string(sheet.to_string())));
        dress
    }

    /// The names by which the typesetter finds a family; none: the usual one.
    fn families(&mut self, family: &str) -> Value {
        let mut names: Vec<String> = Vec::new();
        if family.is_empty() {
            return json!(names);
        }
        match faces(family) {
            Ok(faces) => {
                for (face, name) in faces {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                    self.faces.push(face);
                }
            }
            Err(refusal) => {
                let unused = UnusedLook::Font { family: family.to_owned(), refusal };
                if !self.unused.contains(&unused) {
                    self.unused.push(unused);
                }
            }
        }
        json!(names)
    }
}

/// The faces of a family, each with the name that the typesetter gives it.
fn faces(family: &str) -> Result<Vec<(&'static Face, String)>, FontRefusal> {
    let named = |face: &'static Face| Some((face, read_once(face)?.info().family.clone()));
    let faces: Vec<_> = fonts::chosen(family)?.into_iter().filter_map(named).collect();
    if faces.is_empty() { Err(FontRefusal::NotUsable) } else { Ok(faces) }
}

fn drawable(logo: &Logo) -> Option<Bytes> {
    let bytes = Bytes::new(logo.png.to_vec());
    RasterImage::plain(bytes.clone(), ExchangeFormat::Png).ok().map(|_| bytes)
}

/// The families of fonts of this computer that a plan can choose, by name.
pub fn font_families() -> &'static [String] {
    fonts::families()
}

/// Why no document can be set in a family here; `None`: it can. The answer for a family is worked out once.
pub fn font_refusal(family: &str) -> Option<FontRefusal> {
    static KNOWN: LazyLock<Mutex<HashMap<String, Option<FontRefusal>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry(family.to_owned()).or_insert_with(|| faces(family).err().or_else(|| tried(family)))
}

/// Sets a line in a family and writes it as any document is written: a font may be fine to read and not to embed.
fn tried(family: &str) -> Option<FontRefusal> {
    let look = Look { heading_font: family.to_owned(), text_font: family.to_owned(), ..Look::default() };
    let manuscript = Manuscript {
        template: "trial.typ",
        sheet: json!({}),
        files: Vec::new(),
        replaced: Vec::new(),
        look,
        region: fonts::Region::default(),
        identity: "trial".to_owned(),
        apart: None,
    };
    let written = Document::set(manuscript).and_then(|document| document.pdf());
    written.is_err().then_some(FontRefusal::NotUsable)
}
