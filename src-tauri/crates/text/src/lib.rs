//! Words for people: the messages of `assets/locales`, and dates, numbers and money as people write them.
//!
//! Every file of that folder is compiled in, and the page reads the same files. Fluent formats no number and no
//! date itself: both come to a message as finished text, with the plain number beside it for plurals.
//! Holds no word of its own, and never looks at the clock or at the language of the machine.

pub mod csv;
mod dates;
mod fields;
mod numbers;
mod pseudo;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

pub use dates::DateStyle;
pub use numbers::plain_money;
pub use pseudo::lengthen;

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// A text as it begins a line: with a capital, where the script has any.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The language in which every message exists.
const ENGLISH: &str = "en";
/// The pseudo-language made from English; see `assets/locales/README.md`.
const PSEUDO: &str = "en-XA";

/// The messages of one language. Cheap to clone.
#[derive(Clone)]
pub struct Texts {
    language: &'static str,
    /// Finished sentences for files, documents and the terminal.
    plain: Bundles,
    /// The same for the window, if that is where they go.
    shown: Option<Bundles>,
}

/// A language's own messages first, then English for what they lack.
type Bundles = Arc<Vec<FluentBundle<FluentResource>>>;

/// Which way lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// What a message is given: finished text, or a number that decides between plurals.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// For plurals; shown without grouping.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl Texts {
    /// The messages of a language by its BCP 47 tag; English when there are none.
    ///
    /// Each language is read once in the life of the program, when it is first asked for.
    pub fn new(language: &str) -> Self {
        let language = Self::languages().iter().copied().find(|known| *known == language).unwrap_or(ENGLISH);
        Self { language, plain: read_once(language, false), shown: None }
    }

    /// The same messages for the window: what is put into a sentence is isolated, so that a name in a script that
    /// runs the other way does not drag the signs around it along. Files and other programs get none of these marks.
    pub fn isolating(&self) -> Self {
        Self { shown: Some(read_once(self.language, true)), ..self.clone() }
    }

    /// The languages that can be chosen; the last is the pseudo-language.
    pub fn languages() -> &'static [&'static str] {
        &[ENGLISH, PSEUDO]
    }

    /// The tag of this language.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Which way its lines run.
    pub fn direction(&self) -> Direction {
        if self.language == PSEUDO { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.plain.iter().any(|bundle| pattern(bundle, id).is_some())
    }

    /// A message without variables; the id itself when there is none.
    pub fn get(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// A message with variables; the id itself when there is none. `id.attribute` names an attribute.
    pub fn format(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.clone()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            fluent.set((*name).to_owned(), value);
        }
        // Dates and numbers are put together by messages too, of signs that belong together.
        let shown = self.shown.as_ref().filter(|_| !id.starts_with("format-"));
        let bundles = shown.unwrap_or(&self.plain);
        let found = bundles.iter().find_map(|bundle| pattern(bundle, id).map(|pattern| (bundle, pattern)));
        match found {
            // A missing variable shows as `{$name}`, which the tests of the messages look for.
            Some((bundle, pattern)) => bundle.format_pattern(pattern, Some(&fluent), &mut Vec::new()).into_owned(),
            None => id.to_owned(),
        }
    }
}

/// The bundles of a language as they were read the first time.
fn read_once(language: &'static str, is_isolating: bool) -> Bundles {
    static READ: Mutex<BTreeMap<(&str, bool), Bundles>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let known = read.entry((language, is_isolating)).or_insert_with(|| {
        let mut bundles = vec![bundle(language, is_isolating)];
        if language != ENGLISH && language != PSEUDO {
            bundles.push(bundle(ENGLISH, is_isolating));
        }
        Arc::new(bundles)
    });
    Arc::clone(known)
}

fn bundle(language: &str, is_isolating: bool) -> FluentBundle<FluentResource> {
    let folder = if language == PSEUDO { ENGLISH } else { language };
    let tag: LanguageIdentifier = folder.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(is_isolating);
    if language == PSEUDO {
        bundle.set_transform(Some(pseudo::lengthen));
    }
    let files = LOCALES.iter().find(|(name, _)| *name == folder).map_or(&[][..], |(_, files)| files);
    for (_, source) in files {
        // The part of a file that can be read is used; a test refuses files with faults.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn pattern<'a>(bundle: &'a FluentBundle<FluentResource>, id: &str) -> Option<&'a Pattern<&'a str>> {
    match id.split_once('.') {
        Some((id, attribute)) => Some(bundle.get_message(id)?.get_attribute(attribute)?.value()),
        None => bundle.get_message(id)?.value(),
    }
}
