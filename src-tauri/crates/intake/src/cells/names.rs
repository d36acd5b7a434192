//! Names of months and weekdays in the languages of the cities and their neighbours.
//!
//! From the locale data of `pure-rust-locales` (GNU C library, which follows CLDR), with the short forms that people
//! write besides. A word that means different months in different languages (`listopad`) is decided by the other
//! dates of the file, and not read where they leave it open.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::Weekday;

use crate::cells::clean::name_key;

/// Months and days of a language, as the locale data has them.
struct Language {
    months: &'static [&'static str],
    /// The other case, where a language has one: `maj` beside `maja`.
    bare_months: Option<&'static [&'static str]>,
    short_months: &'static [&'static str],
    /// Sunday first.
    days: &'static [&'static str],
}

macro_rules! languages {
    ($($locale:ident)+) => {
        &[$(Language {
            months: pure_rust_locales::$locale::LC_TIME::MON,
            bare_months: pure_rust_locales::$locale::LC_TIME::ALT_MON,
            short_months: pure_rust_locales::$locale::LC_TIME::ABMON,
            days: pure_rust_locales::$locale::LC_TIME::DAY,
        }),+]
    };
}

/// No more than 64: a set of them is kept in one number.
const LANGUAGES: &[Language] = languages!(
    en_GB es_ES de_DE de_AT fr_FR pt_PT it_IT nl_NL ca_ES gl_ES eu_ES ga_IE cy_GB da_DK sv_SE nb_NO nn_NO is_IS fi_FI
    et_EE lv_LV lt_LT pl_PL cs_CZ sk_SK sl_SI hr_HR bs_BA sr_RS mk_MK bg_BG el_GR tr_TR hu_HU ro_RO uk_UA ru_RU be_BY
    sq_AL mt_MT ar_EG he_IL fa_IR th_TH
);

/// Short forms and spellings that people write besides.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "janner", "janv", "gen"],
    &["feb", "febr", "fevr", "fev"],
    &["mar", "marz", "mrz", "maerz", "mrt"],
    &["apr", "abr", "avr"],
    &["may", "mag"],
    &["jun", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "ago"],
    &["sep", "sept", "setiembre"],
    &["oct", "okt", "out", "ott"],
    &["nov"],
    &["dec", "dic", "dez"],
];

/// A set of languages, one bit for each.
pub(crate) type Languages = u64;

/// Month of each word, with the languages in which it is one.
type Months = HashMap<String, Vec<(u32, Languages)>>;

fn months() -> &'static Months {
    static FOUND: OnceLock<Months> = OnceLock::new();
    FOUND.get_or_init(|| {
        let mut found = Months::new();
        let mut add = |name: &str, month: u32, languages: Languages| {
            let key = name_key(name);
            // `de maig`, `d'abril`: the word itself is the last one.
            for word in [key.as_str(), key.rsplit(' ').next().unwrap_or_default(), elided(&key)] {
                if word.chars().count() < 2 {
                    continue;
                }
                let known = found.entry(word.to_owned()).or_default();
                match known.iter_mut().find(|(its, _)| *its == month) {
                    Some((_, all)) => *all |= languages,
                    None => known.push((month, languages)),
                }
            }
        };
        for (at, language) in LANGUAGES.iter().enumerate() {
            let bare = language.bare_months.unwrap_or_default();
            for names in [language.months, bare, language.short_months] {
                names.iter().zip(1..).for_each(|(name, month)| add(name, month, 1 << at));
            }
        }
        for (names, month) in MONTHS.iter().zip(1..) {
            names.iter().for_each(|name| add(name, month, Languages::MAX));
        }
        found
    })
}

/// Without the article that Catalan joins to the word.
fn elided(key: &str) -> &str {
    ["dabril", "dagost", "doctubre"].iter().find(|joined| **joined == key).map_or(key, |joined| &joined[1..])
}

fn meanings(word: &str) -> Option<&'static Vec<(u32, Languages)>> {
    let months = months();
    // Finnish puts dates into another case: `toukokuuta`.
    months
        .get(word)
        .or_else(|| word.strip_suffix("ta").filter(|bare| bare.ends_with("kuu")).and_then(|it| months.get(it)))
}

/// The languages in which a word, written as [`name_key`] writes it, is a month; none for other words.
pub(crate) fn languages_of_month(word: &str) -> Languages {
    meanings(word).map_or(0, |all| all.iter().fold(0, |sum, (_, languages)| sum | languages))
}

/// The month of a word in the languages of the file; where those know it not, in the only sense that it has.
pub(crate) fn month_of(word: &str, languages: Languages) -> Option<u32> {
    let all = meanings(word)?;
    let mut here = all.iter().filter(|(_, known)| known & languages != 0);
    match (here.next(), here.next(), all.as_slice()) {
        (Some((month, _)), None, _) | (None, _, [(month, _)]) => Some(*month),
        _ => None,
    }
}

/// The languages that explain most words; all of them where none is a month.
#[derive(Clone, Debug)]
pub(crate) struct LanguageEvidence {
    votes: [u32; 64],
}

impl Default for LanguageEvidence {
    fn default() -> Self {
        LanguageEvidence { votes: [0; 64] }
    }
}

impl LanguageEvidence {
    /// Looks at the words of a cell.
    pub(crate) fn see(&mut self, cell: &str) {
        if !cell.contains(char::is_alphabetic) || 200 < cell.len() {
            return;
        }
        for word in name_key(cell).split(' ').filter(|word| word.chars().any(char::is_alphabetic)) {
            let languages = languages_of_month(word) | languages_of_day(word);
            (0..64).filter(|at| languages >> at & 1 == 1).for_each(|at| self.votes[at] += 1);
        }
    }

    /// The languages with the most votes.
    pub(crate) fn languages(&self) -> Languages {
        let most = self.votes.iter().copied().max().unwrap_or(0);
        if most == 0 {
            return Languages::MAX;
        }
        (0..64).filter(|at| self.votes[*at] == most).fold(0, |set, at| set | 1 << at)
    }
}

/// Weekday of each full name, with its languages. No full name of a day means another day elsewhere.
fn days() -> &'static HashMap<String, (Weekday, Languages)> {
    static FOUND: OnceLock<HashMap<String, (Weekday, Languages)>> = OnceLock::new();
    FOUND.get_or_init(|| {
        let mut found: HashMap<String, (Weekday, Languages)> = HashMap::new();
        for (at, language) in LANGUAGES.iter().enumerate() {
            let mut day = Weekday::Sun;
            for name in language.days {
                let known = found.entry(name_key(name)).or_insert((day, 0));
                known.1 |= 1 << at;
                day = day.succ();
            }
        }
        found
    })
}

fn languages_of_day(word: &str) -> Languages {
    days().get(word).map_or(0, |(_, languages)| *languages)
}

/// The day of a full name in any of the languages.
pub(crate) fn day_of(word: &str) -> Option<Weekday> {
    days().get(word).map(|(day, _)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_full_name_of_every_language() {
        for language in LANGUAGES {
            for (name, month) in language.months.iter().zip(1..) {
                let key = name_key(name);
                let word = key.rsplit(' ').next().expect("a word");
                let languages = languages_of_month(word);
                assert!(languages != 0, "{name}");
                let found = meanings(word).expect(name).iter().any(|(its, _)| *its == month);
                assert!(found, "{name}");
            }
            assert_eq!(language.days.len(), 7);
        }
    }

    #[test]
    fn a_day_means_the_same_everywhere() {
        for language in LANGUAGES {
            let mut day = Weekday::Sun;
            for name in language.days {
                assert_eq!(day_of(&name_key(name)), Some(day), "{name}");
                day = day.succ();
            }
        }
    }

    #[test]
    fn what_differs_between_languages_is_decided_by_the_file() {
        let of = |cells: &[&str], word: &str| {
            let mut evidence = LanguageEvidence::default();
            cells.iter().for_each(|cell| evidence.see(cell));
            month_of(&name_key(word), evidence.languages())
        };
        assert_eq!(of(&[], "listopada"), None);
        assert_eq!(of(&["3 listopada", "6 maja"], "listopada"), Some(11));
        assert_eq!(of(&["3. listopada", "6. svibnja"], "listopada"), Some(10));
        assert_eq!(of(&["środa 3 listopada"], "listopada"), Some(11), "the day is Polish");
        assert_eq!(of(&["srijeda 3. listopada"], "listopada"), Some(10), "the day is Croatian");
        let padded = |length: usize| format!("{:<length$}", "6 maja");
        assert_eq!(of(&["3 listopada", &padded(200)], "listopada"), Some(11));
        assert_eq!(of(&["3 listopada", &padded(201)], "listopada"), None, "what is so long is no date");
        assert_eq!(of(&["3. toukokuuta"], "toukokuuta"), Some(5));
        assert_eq!(of(&["5 may"], "mar"), Some(3));
    }
}
