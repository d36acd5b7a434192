//! What stands in which column: by the words of its head, and by its cells where the words leave it open.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use crate::cells::clean::name_key;
use crate::cells::times::{Times, parse_times};
use crate::cells::weekdays::{Letters, parse_weekdays};
use crate::events::fields::FIELDS;
use crate::events::header_words::HEADER_WORDS;

/// Field and place in the list of words, for each spelling.
fn words() -> &'static HashMap<String, (&'static str, usize)> {
    static WORDS: OnceLock<HashMap<String, (&'static str, usize)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = HashMap::new();
        for (field, names) in HEADER_WORDS {
            words.insert(name_key(&field.replace('_', " ")), (*field, 0));
            for (rank, name) in names.iter().enumerate() {
                words.entry(name_key(name)).or_insert((*field, rank + 1));
            }
        }
        words
    })
}

fn lookup(header: &str) -> Option<(&'static str, usize)> {
    let words = words();
    let key = name_key(header);
    // `Title *`, `Date (dd/mm/yyyy)`, `Programme: title`.
    let outer = header.split(['(', '[', '（', '\n']).next().map(name_key).unwrap_or_default();
    let last = header.rsplit(['/', ':', '›', '>']).next().map(name_key).unwrap_or_default();
    [key, outer, last].iter().find_map(|key| words.get(key.as_str()).copied())
}

/// Whether any field is known by this name.
pub(crate) fn is_known(header: &str) -> bool {
    lookup(header).is_some()
}

/// The field of each column; empty where none is known. `samples` gives the cells of a column.
pub(crate) fn recognise(headers: &[String], samples: impl Fn(usize) -> Vec<String>) -> Vec<String> {
    let mut found: Vec<Option<(&'static str, usize)>> = Vec::with_capacity(headers.len());
    for (column, header) in headers.iter().enumerate() {
        found.push(lookup(header).map(|(field, rank)| (settle(field, || samples(column)), rank)));
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
    let mut fields = vec![String::new(); headers.len()];
    for (field, (_, column)) in best {
        field.clone_into(&mut fields[column]);
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
pub(crate) fn apply(headers: &[String], mapping: &BTreeMap<String, String>) -> Vec<String> {
    let mut used = HashSet::new();
    headers
        .iter()
        .map(|header| mapping.get(header).cloned().unwrap_or_default())
        .map(|field| if FIELDS.contains(&field.as_str()) && used.insert(field.clone()) { field } else { String::new() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(headers: &str, sample: &str) -> String {
        let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
        recognise(&headers, |_| vec![sample.to_owned()]).join(";")
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
    fn cells_decide_what_words_leave_open() {
        assert_eq!(fields("start;end;day", "10:00"), "start_time;end_time;starts_on");
        assert_eq!(fields("start;end", "2027-05-03"), "starts_on;ends_on");
        assert_eq!(fields("day", "Tuesday"), "weekdays");
    }

    #[test]
    fn every_word_leads_to_a_field_that_exists() {
        for (field, _) in HEADER_WORDS {
            assert!(field.ends_with('?') || FIELDS.contains(field), "{field}");
        }
    }
}
