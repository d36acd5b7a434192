//! What stands in which column: by the words of its head, and by its cells where the words leave it open.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use crate::Certainty;
use crate::cells::clean::name_key;
use crate::cells::times::{Times, parse_times};
use crate::cells::weekdays::{Letters, parse_weekdays};
use crate::events::header_words::HEADER_WORDS;
use crate::events::header_words_more::MORE_WORDS;

/// Field and place in the list of words, for each spelling.
fn words() -> &'static HashMap<String, (&'static str, usize)> {
    static WORDS: OnceLock<HashMap<String, (&'static str, usize)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = HashMap::new();
        for (field, names) in HEADER_WORDS.iter().chain(MORE_WORDS) {
            words.entry(name_key(&field.replace('_', " "))).or_insert((*field, 0));
            for (rank, name) in names.iter().enumerate() {
                words.entry(name_key(name)).or_insert((*field, rank + 1));
            }
        }
        words
    })
}

fn lookup(header: &str) -> Option<(&'static str, usize)> {
    let words = words();
    let key = words_of(header);
    // `Title *`, `Date (dd/mm/yyyy)`, `Programme: title`.
    let outer = header.split(['(', '[', '（', '\n']).next().map(words_of).unwrap_or_default();
    let last = header.rsplit(['/', ':', '›', '>']).next().map(words_of).unwrap_or_default();
    [key, outer, last].iter().find_map(|key| words.get(key.as_str()).copied())
}

/// The words of a heading: `nom_de_la_manifestation`, `EventTitle` and `event-title` are three, two and two.
pub(crate) fn words_of(header: &str) -> String {
    let mut parted = String::with_capacity(header.len() + 4);
    let mut was_small = false;
    for letter in header.chars() {
        if was_small && letter.is_uppercase() {
            parted.push(' ');
        }
        was_small = letter.is_lowercase();
        parted.push(letter);
    }
    let parted = name_key(&parted);
    let joined = name_key(header);
    // `EventDate` is known as one word too.
    if words().contains_key(&joined) { joined } else { parted }
}

/// How much alike two spellings must be, from 0 to 1.
const ALIKE: f64 = 0.86;

/// The field whose words a heading holds or nearly spells; the longest of them.
fn nearest(header: &str) -> Option<&'static str> {
    let key = words_of(header);
    if key.chars().count() < 4 {
        return None;
    }
    let padded = format!(" {key} ");
    let mut best: Option<(f64, &'static str)> = None;
    for (word, (field, _)) in words() {
        let length = word.chars().count();
        if length < 4 || field.ends_with('?') {
            continue;
        }
        let score = if padded.contains(&format!(" {word} ")) {
            1.0 + length as f64
        } else {
            strsim::normalized_damerau_levenshtein(&key, word)
        };
        // Among equals the name of the field decides, so that the answer is the same each time.
        let is_better = best.is_none_or(|(most, its)| most < score || (most == score && *field < its));
        if ALIKE <= score && is_better {
            best = Some((score, field));
        }
    }
    best.map(|(_, field)| field)
}

/// Whether any field is known by this name.
pub(crate) fn is_known(header: &str) -> bool {
    lookup(header).is_some()
}

/// The field of each column and how sure it is; empty where none is known. `names` are the headings as they stand in
/// the file, `samples` gives the cells of a column.
pub(crate) fn recognise(names: &[String], samples: impl Fn(usize) -> Vec<String>) -> Vec<(String, Certainty)> {
    let mut found: Vec<Option<(&'static str, usize)>> = Vec::with_capacity(names.len());
    for (column, name) in names.iter().enumerate() {
        found.push(lookup(name).map(|(field, rank)| (settle(field, || samples(column)), rank)));
    }
    let mut best: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (column, (field, rank)) in found.iter().enumerate().filter_map(|(column, hit)| hit.map(|hit| (column, hit))) {
        let entry = best.entry(field).or_insert((rank, column));
        if rank < entry.0 {
            *entry = (rank, column);
        }
    }
    // A single description is the text that is printed.
    if !best.contains_key("short_text")
        && let Some(text) = best.remove("long_text")
    {
        best.insert("short_text", text);
    }
    // A second pair of date and time under the same names is the end.
    for (first, second) in [("starts_on", "ends_on"), ("start_time", "end_time")] {
        let Some((_, column)) = best.get(first).copied() else { continue };
        let again = (column + 1..names.len()).find(|at| !names[*at].is_empty() && names[*at] == names[column]);
        if let Some(again) = again.filter(|_| !best.contains_key(second)) {
            best.insert(second, (usize::MAX, again));
        }
    }
    let mut fields = vec![(String::new(), Certainty::Unknown); names.len()];
    for (field, (_, column)) in &best {
        fields[*column] = ((*field).to_owned(), Certainty::Sure);
    }
    for (column, name) in names.iter().enumerate() {
        if !fields[column].0.is_empty() || found[column].is_some() {
            continue;
        }
        if let Some(field) = nearest(name).filter(|field| !best.contains_key(field)) {
            best.insert(field, (usize::MAX, column));
            fields[column] = (field.to_owned(), Certainty::Probable);
        }
    }
    fields
}

fn settle(field: &'static str, samples: impl Fn() -> Vec<String>) -> &'static str {
    match field {
        "start?" => {
            if are_times(&samples()) {
                "start_time"
            } else {
                "starts_on"
            }
        }
        "end?" => {
            if are_times(&samples()) {
                "end_time"
            } else {
                "ends_on"
            }
        }
        "day?" => {
            if samples().iter().any(|cell| parse_weekdays(cell, Letters::English).is_some()) {
                "weekdays"
            } else {
                "starts_on"
            }
        }
        other => other,
    }
}

fn are_times(samples: &[String]) -> bool {
    let filled = samples.iter().filter(|cell| !cell.trim().is_empty()).count();
    let times = samples.iter().filter(|cell| matches!(parse_times(cell), Some(Times::At(_)))).count();
    filled < times * 2
}

/// The fields of a mapping made by a person; unknown fields and second uses are left out.
pub(crate) fn apply(
    headers: &[String],
    mapping: &BTreeMap<String, String>,
    known: &[&str],
) -> Vec<(String, Certainty)> {
    let mut used = HashSet::new();
    let fields = headers.iter().map(|header| mapping.get(header).cloned().unwrap_or_default());
    fields
        .map(|field| match known.contains(&field.as_str()) && used.insert(field.clone()) {
            true => (field, Certainty::Chosen),
            false => (String::new(), Certainty::Unknown),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::fields::FIELDS;

    fn fields(headers: &str, sample: &str) -> String {
        let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
        let found = recognise(&headers, |_| vec![sample.to_owned()]);
        found.into_iter().map(|(field, _)| field).collect::<Vec<_>>().join(";")
    }

    #[test]
    fn headers_of_real_files() {
        let check = |headers: &str, expected: &str| assert_eq!(fields(headers, "x"), expected, "{headers}");
        check(
            " ID-EVENTO;TITULO;PRECIO;GRATUITO;DIAS-SEMANA;DIAS-EXCLUIDOS;FECHA;FECHA-FIN;HORA;NOMBRE-INSTALACION;AUDIENCIA",
            "external_id;title;cost_note;is_free;weekdays;excluded_dates;starts_on;ends_on;start_time;venue;audiences",
        );
        check(
            "Event ID;Event Name;Start Date/Time;End Date/Time;Event Agency;Event Type;Event Borough;Event Location",
            "external_id;title;starts_on;ends_on;organiser;kind;neighbourhood;venue",
        );
        check("Local authority;Library name;Event date;Name;Outcome;Attendees", "organiser;venue;starts_on;title;;");
        check(
            "분류;자치구;공연/행사명;날짜/시간;장소;기관명;이용대상;이용요금;위도;경도;유무료",
            "kind;neighbourhood;title;starts_on;venue;organiser;audiences;cost_note;latitude;longitude;is_free",
        );
        check(
            "イベント名;イベント名_カナ;開始日;終了日;開始時間;終了時間",
            "title;;starts_on;ends_on;start_time;end_time",
        );
        check(
            "Title;Excerpt;EventDate;EndDate;Clienteles;Locations",
            "title;short_text;starts_on;ends_on;audiences;venue",
        );
        check(
            "Titel;Beschreibung;Datum;Uhrzeit;Veranstaltungsort;Veranstalter;Zielgruppe",
            "title;short_text;starts_on;start_time;venue;organiser;audiences",
        );
        check("Titre;Date de début;Heure;Lieu;Organisateur", "title;starts_on;start_time;venue;organiser");
        check("Título;Data de início;Horário;Endereço;Inscrição", "title;starts_on;start_time;venue_address;booking");
        check("Titolo;Data inizio;Orario;Luogo;Prenotazione", "title;starts_on;start_time;venue;booking");
        check("Naam activiteit;Begindatum;Tijd;Locatie;Doelgroep", "title;starts_on;start_time;venue;audiences");
        check("Title *;Date (dd/mm/yyyy)", "title;starts_on");
    }

    #[test]
    fn headings_by_their_words_and_by_likeness() {
        let check = |headers: &str, expected: &str| assert_eq!(fields(headers, "x"), expected, "{headers}");
        check("nom_de_la_manifestation;startDate;EndTime", "title;starts_on;end_time");
        check("Nimi;Päivämäärä;Kellonaika;Paikka;Järjestäjä", "title;starts_on;start_time;venue;organiser");
        check("Titre de la manifestation culturelle;Locaton", "title;venue");
        check("Date;Time;Date;Time", "starts_on;start_time;ends_on;end_time");
        check(
            "Start: Date;Start: Time;End: Date;End: Time;Place: Venue;Place: Room",
            "starts_on;start_time;ends_on;end_time;venue;room",
        );
        let found = recognise(&["Veranstaltungsorte".to_owned()], |_| Vec::new());
        assert_eq!(found, [("venue".to_owned(), Certainty::Probable)]);
        assert_eq!(fields("Farbe;qwertz", "x"), ";");
    }

    #[test]
    fn cells_decide_what_words_leave_open() {
        assert_eq!(fields("start;end;day", "10:00"), "start_time;end_time;starts_on");
        assert_eq!(fields("start;end", "2027-05-03"), "starts_on;ends_on");
        assert_eq!(fields("day", "Tuesday"), "weekdays");
    }

    #[test]
    fn every_word_leads_to_a_field_that_exists() {
        for (field, _) in HEADER_WORDS.iter().chain(MORE_WORDS) {
            assert!(field.ends_with('?') || FIELDS.contains(field), "{field}");
        }
    }

    #[test]
    fn a_column_of_starts_is_of_times_where_most_cells_are() {
        let of = |cells: &[&str]| are_times(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        assert!(of(&["10:00"]) && of(&["10:00", ""]) && of(&["10:00", "11:00", "soon"]));
        assert!(!of(&["10:00", "soon"]) && !of(&[]) && !of(&["tbc"]) && !of(&["all day"]));
    }

    #[test]
    fn headings_that_hold_or_nearly_spell_a_name() {
        for (header, field) in [
            ("Capacitty", Some("capacity")),
            ("Venu", None),
            ("Tit", None),
            ("Whereabouts of venue", Some("venue")),
            ("The event title and booking link", Some("booking_link")),
            ("Xyzzy", None),
            ("Ort", None),
        ] {
            assert_eq!(nearest(header), field, "{header}");
        }
    }

    #[test]
    fn a_mapping_leaves_out_unknown_fields_and_second_uses() {
        let mapping = [("A", "title"), ("B", "title"), ("C", "nonsense"), ("D", ""), ("E", "venue")];
        let mapping = mapping.iter().map(|(header, field)| ((*header).to_owned(), (*field).to_owned())).collect();
        let headers = ["A", "B", "C", "D", "E", "F"].map(str::to_owned);
        let found = apply(&headers, &mapping, FIELDS);
        let expected = ["title", "", "", "", "venue", ""].map(|field| {
            let certainty = if field.is_empty() { Certainty::Unknown } else { Certainty::Chosen };
            (field.to_owned(), certainty)
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn the_best_name_wins_and_a_second_pair_is_the_end() {
        let check = |headers: &str, expected: &str| assert_eq!(fields(headers, "x"), expected, "{headers}");
        check("Event;Title;Name", ";title;");
        check("Title;Event;Title", "title;;");
        check("Date;Time;Date;Time", "starts_on;start_time;ends_on;end_time");
        check("Date;Time;Date;End time", "starts_on;start_time;ends_on;end_time");
        check("Date;Date;End date", "starts_on;;ends_on");
        check("Title;Description;Summary", "title;long_text;short_text");
        check("Title;Description", "title;short_text");
    }
}
