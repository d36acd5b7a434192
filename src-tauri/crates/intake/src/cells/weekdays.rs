//! Days of the week as letters, short forms and names in several languages, alone, in lists and in ranges.

use chrono::Weekday;
use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use crate::cells::clean::name_key;
use crate::cells::names::day_of;

/// The week in order.
pub(crate) const WEEK: [Weekday; 7] = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];

/// What single letters mean in this file: `M` alone is Monday in English, Tuesday where `X` is Wednesday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Letters {
    #[default]
    English,
    Romance,
}

impl Letters {
    /// Decided by the whole column: one cell with a letter that English has not is enough.
    pub(crate) fn of<'a>(mut cells: impl Iterator<Item = &'a str>) -> Letters {
        let is_romance = |cell: &str| {
            let letters: Vec<String> = name_key(cell).split(' ').map(str::to_owned).collect();
            letters.iter().all(|letter| letter.len() == 1)
                && letters.iter().any(|letter| "lxjvd".contains(letter.as_str()))
        };
        if cells.any(|cell| !cell.trim().is_empty() && is_romance(cell)) { Letters::Romance } else { Letters::English }
    }
}

/// The days a cell names, in the order of the week; `None` when it names none or something else besides.
pub(crate) fn parse_weekdays(cell: &str, alphabet: Letters) -> Option<Vec<Weekday>> {
    let key = name_key(&cell.replace(['-', '–', '—', '~'], " to "));
    if let Some((_, days)) = GROUPS.iter().find(|(names, _)| names.contains(&key.as_str())) {
        return Some(days.to_vec());
    }
    let words: Vec<&str> = key
        .split(' ')
        .filter(|word| {
            !matches!(
                *word,
                "" | "and"
                    | "und"
                    | "et"
                    | "y"
                    | "e"
                    | "en"
                    | "every"
                    | "los"
                    | "le"
                    | "les"
                    | "du"
                    | "del"
                    | "de"
                    | "von"
                    | "vom"
                    | "from"
                    | "van"
                    | "da"
                    | "dal"
                    | "the"
                    | "on"
                    | "i"
            )
        })
        .collect();
    if words.is_empty() || 20 < words.len() {
        return None;
    }
    let mut found = letters(&words, alphabet).or_else(|| names(&words))?;
    found.sort_by_key(Weekday::num_days_from_monday);
    found.dedup();
    Some(found)
}

/// The day of one name or short form in any of the languages.
pub(crate) fn weekday_of(word: &str) -> Option<Weekday> {
    NAMES.iter().position(|names| names.contains(&word)).map(|at| WEEK[at]).or_else(|| day_of(word))
}

const GROUPS: &[(&[&str], &[Weekday])] = &[
    (
        &[
            "daily",
            "every day",
            "taglich",
            "todos los dias",
            "diario",
            "tous les jours",
            "todos os dias",
            "diariamente",
            "ogni giorno",
            "dagelijks",
            "毎日",
            "매일",
        ],
        &WEEK,
    ),
    (
        &[
            "weekdays",
            "werktags",
            "laborables",
            "dias laborables",
            "en semaine",
            "dias uteis",
            "feriali",
            "doordeweeks",
            "平日",
            "평일",
        ],
        &[Mon, Tue, Wed, Thu, Fri],
    ),
    (
        &[
            "weekend",
            "weekends",
            "fin de semana",
            "fines de semana",
            "wochenende",
            "week end",
            "fim de semana",
            "fine settimana",
            "土日",
            "주말",
        ],
        &[Sat, Sun],
    ),
];

const NAMES: [&[&str]; 7] = [
    &[
        "monday",
        "mon",
        "lunes",
        "lun",
        "lu",
        "montag",
        "mo",
        "lundi",
        "segunda",
        "segunda feira",
        "seg",
        "lunedi",
        "maandag",
        "月",
        "月曜",
        "月曜日",
        "월",
        "월요일",
    ],
    &[
        "tuesday",
        "tue",
        "tues",
        "tu",
        "martes",
        "mar",
        "ma",
        "dienstag",
        "di",
        "mardi",
        "terca",
        "ter",
        "martedi",
        "dinsdag",
        "火",
        "火曜",
        "火曜日",
        "화",
        "화요일",
    ],
    &[
        "wednesday",
        "wed",
        "we",
        "miercoles",
        "mie",
        "mi",
        "x",
        "mittwoch",
        "mercredi",
        "mer",
        "me",
        "quarta",
        "qua",
        "mercoledi",
        "woensdag",
        "wo",
        "水",
        "水曜",
        "水曜日",
        "수",
        "수요일",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "th",
        "jueves",
        "jue",
        "ju",
        "donnerstag",
        "do",
        "jeudi",
        "jeu",
        "je",
        "quinta",
        "qui",
        "giovedi",
        "gio",
        "donderdag",
        "木",
        "木曜",
        "木曜日",
        "목",
        "목요일",
    ],
    &[
        "friday",
        "fri",
        "fr",
        "viernes",
        "vie",
        "vi",
        "freitag",
        "vendredi",
        "ven",
        "ve",
        "sexta",
        "sex",
        "venerdi",
        "vrijdag",
        "vr",
        "金",
        "金曜",
        "金曜日",
        "금",
        "금요일",
    ],
    &[
        "saturday",
        "sat",
        "sa",
        "sabado",
        "sab",
        "samstag",
        "sonnabend",
        "samedi",
        "sam",
        "sabato",
        "zaterdag",
        "za",
        "土",
        "土曜",
        "土曜日",
        "토",
        "토요일",
    ],
    &[
        "sunday",
        "sun",
        "su",
        "domingo",
        "dom",
        "sonntag",
        "so",
        "dimanche",
        "dim",
        "domenica",
        "zondag",
        "zo",
        "日",
        "日曜",
        "日曜日",
        "일",
        "일요일",
    ],
];

/// Names with ranges between them.
fn names(words: &[&str]) -> Option<Vec<Weekday>> {
    // `ma` is Monday only where the other days are Dutch.
    let is_dutch = words.iter().any(|word| matches!(*word, "wo" | "vr" | "za" | "zo"));
    let day = |word: &str| {
        if is_dutch && word == "ma" { Some(Mon) } else { weekday_of(singular(word)).or_else(|| weekday_of(word)) }
    };
    let mut found: Vec<Weekday> = Vec::new();
    let mut is_range = false;
    for word in words {
        if matches!(*word, "to" | "bis" | "a" | "au" | "al" | "t" | "tot" | "through") && !found.is_empty() {
            is_range = true;
            continue;
        }
        if *word == "feira" {
            is_range = false;
            continue;
        }
        let day = day(word)?;
        if is_range {
            let mut between = *found.last()?;
            while between != day {
                between = between.succ();
                found.push(between);
            }
            is_range = false;
        } else {
            found.push(day);
        }
    }
    (!is_range && !found.is_empty()).then_some(found)
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(rest) if 5 < word.len() && weekday_of(rest).is_some() => rest,
        _ => word,
    }
}

/// Single letters or numbers: `L,M,X,J,V,S,D`, `LMXJV`, `M T W T F`, `1,2,3`, `月水金`.
fn letters(words: &[&str], alphabet: Letters) -> Option<Vec<Weekday>> {
    let each: Vec<char> = words.concat().chars().collect();
    let is_single = words.iter().all(|word| word.chars().count() == 1);
    let is_run = words.len() == 1 && each.len() <= 7;
    if !(is_single || is_run) {
        return None;
    }
    if each.iter().all(|letter| letter.is_ascii_digit()) {
        return each.iter().map(|digit| WEEK.get((*digit as usize).checked_sub('1' as usize)?).copied()).collect();
    }
    if each.iter().all(|letter| !letter.is_ascii()) {
        return each.iter().map(|letter| weekday_of(&letter.to_string())).collect();
    }
    // A short form such as `mo` or `vie` is a name, not a run.
    if !is_single && (weekday_of(words[0]).is_some() || each.len() < 3) {
        return None;
    }
    let is_romance =
        each.iter().all(|letter| "lmxjvsdg".contains(*letter)) && each.iter().any(|letter| "lxjvdg".contains(*letter));
    if is_romance || (alphabet == Letters::Romance && each.iter().all(|letter| "lmxjvsd".contains(*letter))) {
        romance(&each)
    } else {
        english(&each)
    }
}

fn romance(letters: &[char]) -> Option<Vec<Weekday>> {
    let mut seen_tuesday = false;
    letters
        .iter()
        .map(|letter| match letter {
            'l' => Some(Mon),
            'm' if seen_tuesday => Some(Wed),
            'm' => {
                seen_tuesday = true;
                Some(Tue)
            }
            'x' => Some(Wed),
            'j' | 'g' => Some(Thu),
            'v' => Some(Fri),
            's' => Some(Sat),
            'd' => Some(Sun),
            _ => None,
        })
        .collect()
}

fn english(letters: &[char]) -> Option<Vec<Weekday>> {
    let mut found: Vec<Weekday> = Vec::new();
    for letter in letters {
        let day = match letter {
            'm' => Mon,
            't' if found.iter().any(|day| matches!(day, Tue | Wed)) => Thu,
            't' => Tue,
            'w' => Wed,
            'f' => Fri,
            's' if found.contains(&Sat) => Sun,
            's' => Sat,
            _ => return None,
        };
        found.push(day);
    }
    Some(found)
}

#[cfg(test)]
#[path = "weekdays_tests.rs"]
mod tests;
