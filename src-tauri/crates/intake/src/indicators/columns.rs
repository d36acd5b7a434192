//! What the columns of a table of indicators hold: by their names, else by what stands in them.
//!
//! A guess, shown to a person before anything happens.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{GroupKind, Plan};

use crate::cells::clean::name_key;
use crate::cells::numbers::DecimalMark;
use crate::events::headers::words_of;
use crate::indicators::periods::{Period, heading_of, period_of};
use crate::indicators::values::{ValueCell, value_of};
use crate::{Certainty, ImportWords, Sheet};

/// What a column can hold; empty: it is not read.
pub const ROLES: &[&str] = &[
    "",
    "year",
    "value",
    "year_value",
    "year_note",
    "group_value",
    "series",
    "unit",
    "age",
    "gender",
    "neighbourhood",
    "own",
    "group_kind",
    "status",
    "multiplier",
    "sample_size",
    "margin",
    "source",
    "note",
];

/// Rows that are looked at.
const DEPTH: usize = 400;

/// Names of columns that say what they hold.
const WORDS: &[(&str, &[&str])] = &[
    (
        "year",
        &[
            "year",
            "date",
            "measured on",
            "time",
            "period",
            "reporting year",
            "time period",
            "jahr",
            "datum",
            "año",
            "fecha",
            "année",
        ],
    ),
    ("value", &["value", "obs value", "wert", "valor", "valeur", "result", "measure value"]),
    ("series", &["series", "indicator", "indicator name", "measure", "name of indicator", "indikator", "indicador"]),
    ("unit", &["units", "unit", "unit of measure", "einheit", "unidad"]),
    ("age", &["age", "age group", "age band", "alter", "edad"]),
    ("gender", &["sex", "gender", "geschlecht", "sexo"]),
    (
        "neighbourhood",
        &["neighbourhood", "neighborhood", "district", "ward", "quarter", "stadtteil", "barrio", "distrito"],
    ),
    ("own", &["group", "disaggregation"]),
    ("group_kind", &["kind of group"]),
    ("status", &["observation status", "obs status", "status"]),
    ("multiplier", &["unit multiplier", "multiplier"]),
    ("sample_size", &["sample", "sample size", "respondents", "n"]),
    ("margin", &["margin", "margin of error", "confidence interval", "ci"]),
    ("source", &["source", "quelle", "fuente"]),
    ("note", &["note", "notes", "comment", "footnote", "remark", "bemerkung", "nota", "remarque"]),
];

/// Columns that say nothing that a reading could hold.
const IGNORED: &[&str] = &["geocode", "geo code", "id"];

/// The role of each column, by its header and by what stands in it. `own` is what the language of the person calls them.
pub(crate) fn guess(sheet: &Sheet, plan: &Plan, own: &ImportWords) -> Vec<(String, Certainty)> {
    let mut roles: Vec<&str> = sheet.names.iter().map(|name| by_own_name(name, own).unwrap_or(by_name(name))).collect();
    let named: Vec<bool> =
        roles.iter().zip(&sheet.names).map(|(role, name)| !role.is_empty() || note_of(name, own).is_some()).collect();
    let years: Vec<usize> = (0..roles.len()).filter(|at| heading_of(&sheet.names[*at]).is_some()).collect();
    let is_wide = 2 <= years.len();
    if is_wide {
        years.iter().for_each(|at| roles[*at] = "year_value");
        let is_note = |at: &usize| note_of(&sheet.names[*at], own).is_some();
        (0..roles.len()).filter(is_note).for_each(|at| roles[at] = "year_note");
    }
    if !is_wide && !roles.contains(&"year") {
        find_column(sheet, &mut roles, "year", is_date_column);
    }
    if !is_wide && !roles.contains(&"value") {
        find_values(sheet, &mut roles, plan);
    }
    let is_open_sdg = roles.contains(&"value") && name_key(sheet.names.last().map_or("", String::as_str)) == "value";
    if !roles.contains(&"group_value") {
        find_groups(sheet, &mut roles, plan, is_open_sdg);
    }
    let certainty = |(role, named): (&str, &bool)| match (role, named) {
        ("", _) => Certainty::Unknown,
        (_, true) => Certainty::Sure,
        (_, false) => Certainty::Probable,
    };
    roles.iter().zip(&named).map(|(role, named)| ((*role).to_owned(), certainty((role, named)))).collect()
}

/// The period whose values a column has notes on: `Note 2016`, `2017 Q3 notes`.
pub(crate) fn note_of(name: &str, own: &ImportWords) -> Option<Period> {
    let name = name.trim().to_lowercase();
    let words = WORDS.iter().filter(|(role, _)| *role == "note").flat_map(|(_, words)| *words);
    let own = own.heads.iter().filter(|(_, role)| role == "note").map(|(head, _)| head.to_lowercase());
    let words = words.map(|word| (*word).to_owned()).chain(own);
    let rest = |word: String| {
        let rest = name.strip_prefix(&word).or(name.strip_suffix(&word)).filter(|rest| rest.contains(' '));
        rest.map(str::to_owned)
    };
    words.filter_map(rest).find_map(|rest| heading_of(rest.trim_matches([' ', ':', '(', ')'])))
}

/// The columns of numbers. One alone is the value. Several, of which one is a group (`boys`, `total`), stand side by
/// side for a group each; several of which none is known are asked about, so that none is taken for everybody.
fn find_values(sheet: &Sheet, roles: &mut [&str], plan: &Plan) {
    let free: Vec<usize> =
        (0..roles.len()).filter(|at| roles[*at].is_empty() && is_number_column(sheet, *at)).collect();
    let is_id = |at: &usize| IGNORED.contains(&name_key(&sheet.names[*at]).as_str());
    let free: Vec<usize> = free.into_iter().filter(|at| !is_id(at)).collect();
    let known = free.iter().filter(|at| group_of_header(&sheet.names[**at], plan).is_some()).count();
    if 2 <= free.len() && 0 < known {
        free.iter().for_each(|at| roles[*at] = "group_value");
    } else if let [only] = free.as_slice() {
        roles[*only] = "value";
    } else if let Some(last) = free.last().filter(|_| !has_alternatives(sheet, &free)) {
        roles[*last] = "value";
    }
}

/// Whether more than one of the columns can be what is counted: numbers that are not the same in every row.
fn has_alternatives(sheet: &Sheet, columns: &[usize]) -> bool {
    let differs = |at: &&usize| cells(sheet, **at).collect::<HashSet<_>>().len() * 2 > sheet.rows.len().min(DEPTH);
    1 < columns.iter().filter(differs).count()
}

/// The group that a heading names: everybody, an age, a gender, a neighbourhood.
pub(crate) fn group_of_header(header: &str, plan: &Plan) -> Option<(GroupKind, String)> {
    let key = words_of(header);
    let is_place = || plan.neighbourhoods.iter().any(|place| name_key(&place.name) == key);
    match key.as_str() {
        key if EVERYBODY.contains(&key) => Some((GroupKind::Total, String::new())),
        key if GENDERS.contains(&key) => Some((GroupKind::Gender, header.trim().to_owned())),
        _ if is_age(header) => Some((GroupKind::Age, header.trim().to_owned())),
        _ if is_place() => Some((GroupKind::Neighbourhood, header.trim().to_owned())),
        _ => None,
    }
}

/// `25-34`, `65+`, `under 25`, `16 to 24`.
fn is_age(header: &str) -> bool {
    let key = name_key(header);
    let numbers: Vec<u32> = key.split(' ').filter_map(|word| word.parse().ok()).collect();
    let words: Vec<&str> = key.split(' ').filter(|word| word.parse::<u32>().is_err()).collect();
    let is_word = |word: &&str| {
        matches!(
            *word,
            "age"
                | "aged"
                | "ages"
                | "under"
                | "over"
                | "to"
                | "and"
                | "years"
                | "bis"
                | "unter"
                | "uber"
                | "jahre"
                | "ans"
        )
    };
    let is_marked = !words.is_empty() || header.contains(['+', '-', '–', '<', '>']);
    (1..=2).contains(&numbers.len()) && numbers.iter().all(|age| *age < 120) && words.iter().all(is_word) && is_marked
}

/// Words for everybody.
pub(crate) const EVERYBODY: &[&str] = &[
    "total",
    "all",
    "both",
    "everybody",
    "both sexes",
    "overall",
    "alle",
    "gesamt",
    "insgesamt",
    "todos",
    "tous",
    "ensemble",
    "totale",
    "totaal",
    "ogolem",
    "celkem",
    "osszesen",
    "yhteensa",
    "totalt",
    "i alt",
    "合計",
    "전체",
];

/// Words for genders at the head of a column.
const GENDERS: &[&str] = &[
    "boys",
    "girls",
    "men",
    "women",
    "male",
    "female",
    "males",
    "females",
    "m",
    "f",
    "jungen",
    "madchen",
    "manner",
    "frauen",
    "mannlich",
    "weiblich",
    "hommes",
    "femmes",
    "garcons",
    "filles",
    "hombres",
    "mujeres",
    "homens",
    "mulheres",
    "uomini",
    "donne",
    "mannen",
    "vrouwen",
    "divers",
    "non binary",
    "other gender",
];

/// The role of a column that the language of the person calls so.
fn by_own_name(header: &str, own: &ImportWords) -> Option<&'static str> {
    let key = name_key(header);
    let (_, role) = own.heads.iter().find(|(head, _)| name_key(head) == key)?;
    ROLES.iter().find(|it| *it == role).copied()
}

fn by_name(header: &str) -> &'static str {
    let key = words_of(header);
    WORDS.iter().find(|(_, words)| words.contains(&key.as_str())).map_or("", |(role, _)| *role)
}

fn find_column(sheet: &Sheet, roles: &mut [&str], role: &'static str, fits: impl Fn(&Sheet, usize) -> bool) {
    if let Some(at) = (0..roles.len()).find(|at| roles[*at].is_empty() && fits(sheet, *at)) {
        roles[at] = role;
    }
}

/// Whether a row can be the head of a table of indicators: it has a column for each of several years, or it names
/// the year and the value.
pub(crate) fn is_head(cells: &[String]) -> bool {
    let years: HashSet<NaiveDate> =
        cells.iter().filter_map(|cell| period_of(cell)).map(|period| period.ends_on).collect();
    let names: Vec<&str> = cells.iter().map(|cell| by_name(cell)).collect();
    2 <= years.len() || (names.contains(&"year") && names.contains(&"value"))
}

/// The columns that tell groups apart. Where the form says that every other column does, all of them; else the one
/// with the fewest different words, for a table of single happenings is read by one of its columns. A table of one
/// group alone is about that group and not about everybody, unless it names the city itself.
fn find_groups(sheet: &Sheet, roles: &mut [&str], plan: &Plan, is_open_sdg: bool) {
    let known: HashSet<String> = plan.neighbourhoods.iter().map(|place| name_key(&place.name)).collect();
    let city = plan.profile.as_ref().map(|profile| name_key(&profile.city)).unwrap_or_default();
    let mut free = Vec::new();
    for (at, role) in roles.iter_mut().enumerate() {
        if !role.is_empty() {
            continue;
        }
        let all: HashSet<String> = cells(sheet, at).map(name_key).collect();
        let words: HashSet<&String> = all.iter().filter(|word| !word.is_empty()).collect();
        let is_ignored = IGNORED.contains(&name_key(&sheet.names[at]).as_str());
        let is_city = words.len() == 1 && words.iter().all(|word| **word == city);
        if words.is_empty() || is_ignored {
            continue;
        }
        if words.iter().filter(|word| known.contains(**word)).count() * 2 > words.len() {
            *role = "neighbourhood";
        } else if is_open_sdg {
            *role = "own";
        } else if !(is_number_column(sheet, at) || is_city && all.len() == 1) {
            // A blank beside one word tells two groups apart. What is the same in every row comes last.
            free.push((all.len() == 1, all.len(), at));
        }
    }
    let has_group = roles.iter().any(|role| matches!(*role, "age" | "gender" | "neighbourhood" | "own"));
    free.sort_unstable();
    if let Some((_, _, at)) = free.first().filter(|_| !has_group) {
        roles[*at] = "own";
    }
}

fn cells(sheet: &Sheet, at: usize) -> impl Iterator<Item = &str> {
    sheet.rows.iter().take(DEPTH).filter_map(move |row| row.cells.get(at)).map(String::as_str)
}

fn is_date_column(sheet: &Sheet, at: usize) -> bool {
    let is_date = |cell: &str| {
        let marks = cell.chars().filter(|letter| matches!(letter, '-' | '/' | '.')).count();
        period_of(cell).is_some() || (marks == 2 && cell.chars().filter(char::is_ascii_digit).count() >= 4)
    };
    let name = name_key(&sheet.names[at]);
    let is_named = name.split(' ').any(|word| matches!(word, "date" | "year" | "day"));
    // A date that most rows lack, such as of closing, is not the date of a reading.
    let filled = cells(sheet, at).filter(|cell| !cell.trim().is_empty()).count();
    let is_common = sheet.rows.len().min(DEPTH) <= 2 * filled;
    is_common && is_named && most(sheet, at, |cell| is_date(cell.trim()))
}

fn is_number_column(sheet: &Sheet, at: usize) -> bool {
    most(sheet, at, |cell| matches!(value_of(cell, Some(DecimalMark::Point)), ValueCell::Number { .. }))
}

/// Whether nearly all filled cells of a column are of a kind.
fn most(sheet: &Sheet, at: usize, is_of_kind: impl Fn(&str) -> bool) -> bool {
    let filled: Vec<&str> = cells(sheet, at).filter(|cell| !cell.trim().is_empty()).collect();
    let fitting = filled.iter().filter(|cell| is_of_kind(cell)).count();
    !filled.is_empty() && 9 * filled.len() <= 10 * fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_notes() {
        let check = |name: &str, expected: &str| {
            assert_eq!(
                note_of(name, &ImportWords::default()).map(|it| it.ends_on.to_string()).unwrap_or_default(),
                expected,
                "{name}"
            );
        };
        check("Note 2016", "2016-12-31");
        check("2016 notes", "2016-12-31");
        check("Notes (2017 Q3)", "2017-09-30");
        check("Note: 2018-05", "2018-05-31");
        check("note 2019-05-01", "2019-05-01");
        check("Bemerkung 2016", "2016-12-31");
        for name in ["2016", "Note", "Notebooks 2016", "Keynote2016", "note of 2016"] {
            check(name, "");
        }
    }

    #[test]
    fn headings_that_name_a_group() {
        let place = domain::Neighbourhood { name: "Old Town".to_owned(), ..domain::Neighbourhood::default() };
        let plan = Plan { neighbourhoods: vec![place], ..Plan::default() };
        let of = |header: &str| group_of_header(header, &plan);
        let age = ["25-34", "65+", "under 25", "16 to 24", "<18", "aged 5", "119+", "5 and over"];
        for header in age {
            assert_eq!(of(header), Some((GroupKind::Age, header.to_owned())), "{header}");
        }
        for header in ["25", "25 34 44-", "120+", "16 or so", "years", "under", "2016-2017", "Year"] {
            assert_eq!(of(header), None, "{header}");
        }
        assert_eq!(
            [of("Total"), of("all"), of("Insgesamt")],
            [(); 3].map(|()| Some((GroupKind::Total, String::new())))
        );
        assert_eq!(of(" Women "), Some((GroupKind::Gender, "Women".to_owned())));
        assert_eq!(of("old town"), Some((GroupKind::Neighbourhood, "old town".to_owned())));
    }

    #[test]
    fn a_head_names_years_or_the_year_and_the_value() {
        let is = |cells: &str| is_head(&cells.split(';').map(str::to_owned).collect::<Vec<_>>());
        for cells in ["2016;2017", "Name;2016;2016 Q3", "Year;Value", "Jahr;Stadtteil;Wert"] {
            assert!(is(cells), "{cells}");
        }
        for cells in ["2016;Name", "2016;2016", "Year;Name", "Value;Name", ""] {
            assert!(!is(cells), "{cells}");
        }
    }

    #[test]
    fn columns_are_known_by_the_words_of_the_persons_language() {
        let own = ImportWords {
            heads: vec![("Messwert".to_owned(), "value".to_owned()), ("Beleg".to_owned(), "no role".to_owned())],
            choices: Vec::new(),
        };
        assert_eq!(["MESSWERT", "Beleg", "Wert"].map(|header| by_own_name(header, &own)), [Some("value"), None, None]);
        assert_eq!(["Wert", "Observation status", "Colour"].map(by_name), ["value", "status", ""]);
    }

    fn guessed(text: &str) -> String {
        let sheet = crate::read_bytes("a.csv", text.as_bytes(), &Default::default(), &crate::Unwatched).expect(text);
        let place = |name: &str| domain::Neighbourhood { name: name.to_owned(), ..domain::Neighbourhood::default() };
        let profile = domain::Profile { city: "Lindau".to_owned(), ..domain::Profile::default() };
        let neighbourhoods = ["North", "South"].map(place).into();
        let plan = Plan { profile: Some(profile), neighbourhoods, ..Plan::default() };
        let shown = |(role, certainty): &(String, Certainty)| match certainty {
            Certainty::Unknown => "-".to_owned(),
            Certainty::Probable => format!("{role}?"),
            Certainty::Sure | Certainty::Chosen => role.clone(),
        };
        guess(&sheet, &plan, &ImportWords::default()).iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn roles_by_what_stands_in_the_columns() {
        let check = |text: &str, expected: &str| assert_eq!(guessed(text), expected, "{text}");
        check("Year;Readers\n2016;5\n2017;6", "year value?");
        check("Opening date;Readers\n3.5.2016;5\n4.5.2016;6", "year? value?");
        check("Opening date;Readers\n3.5.2016;5\n;6\n;7", "own? value?");
        check("Opening date;Readers\n3.5.2016;5\n;6", "year? value?");
        check("Year;id;Readers\n2016;1;5\n2017;2;6", "year - value?");
        check("Year;Readers;Visits\n2016;1;5\n2017;2;6", "year - -");
        check("Year;Readers;Visits\n2016;1;5\n2017;1;6\n2018;1;7", "year - value?");
        check("Year;Boys;Visits\n2016;1;5\n2017;2;6", "year group_value? group_value?");
        check("Year;Where;Value\n2016;North;5\n2017;South;6", "year neighbourhood? value");
        check("Year;Where;Value\n2016;North;5\n2017;Hill;6\n2018;South;6", "year neighbourhood? value");
        check("Year;Where;Value\n2016;North;5\n2017;Hill;6", "year own? value");
        check("Year;City;Value;Note\n2016;Lindau;5;a\n2017;Lindau;6;b", "year - value note");
        check("Year;City;Kind;Value;x\n2016;Lindau;a;5;1\n2017;Lindau;b;6;2", "year - own? value -");
        check("Year;Kind;Form;Value;x\n2016;a;q;5;1\n2017;b;q;6;2\n2018;c;;6;2", "year - own? value -");
        check("Year;Kind;GeoCode;Place;Value\n2016;a;q;c;5\n2017;b;r;d;6", "year own? - own? value");
        check("Name;2016;2017;Note 2016\na;1;2;x\nb;2;3;y", "own? year_value? year_value? year_note");
    }
}
