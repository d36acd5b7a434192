//! Words at the head of a column of partners, and for sectors and statuses, in several languages.
//!
//! What the language of the person says comes first, so that an exported file is read again.

use std::collections::BTreeMap;

use domain::{PartnerStatus, Sector};

use crate::cells::clean::name_key;
use crate::events::headers::{apply, words_of};
use crate::{Certainty, ImportOptions, ImportWords, Sheet};

/// Every field that a column can be mapped to; its text is `import-partners-field-<field>`.
pub const PARTNER_FIELDS: &[&str] = &[
    "name",
    "sector",
    "status",
    "neighbourhood",
    "website",
    "first_year",
    "note",
    "contact_name",
    "contact_role",
    "contact_email",
    "contact_phone",
];

/// Heads of columns, as `name_key` writes them, best first.
pub(crate) const HEADS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "organization 1 name",
            "organization name",
            "organisation 1 name",
            "company name",
            "name",
            "partner",
            "partner name",
            "organisation",
            "organization",
            "organisation name",
            "name of organisation",
            "name of partner",
            "institution",
            "company",
            "host",
            "organisateur",
            "organisme",
            "entidad",
            "entite",
            "einrichtung",
            "tragername",
            "naam",
            "nome",
            "nombre",
            "nom",
        ],
    ),
    ("sector", &["sector", "type", "kind", "type of organisation", "category", "branche", "secteur", "settore", "art"]),
    ("status", &["status", "state", "stage", "estado", "statut", "stato"]),
    (
        "neighbourhood",
        &["neighbourhood", "neighborhood", "district", "area", "ward", "stadtteil", "quartier", "barrio"],
    ),
    (
        "website",
        &["website", "website 1 value", "web", "url", "homepage", "site", "internet", "pagina web", "sitio web"],
    ),
    ("first_year", &["first year", "since", "partner since", "joined", "member since", "seit", "depuis", "desde"]),
    ("note", &["note", "notes", "comment", "comments", "remarks", "bemerkung", "remarque", "observaciones"]),
    (
        "contact_name",
        &[
            "contact name",
            "contact persons name",
            "contact",
            "contact person",
            "person",
            "ansprechpartner",
            "kontakt",
            "personne contact",
            "persona de contacto",
            "referente",
            "contactpersoon",
        ],
    ),
    (
        "contact_role",
        &[
            "contact role",
            "role",
            "position",
            "job title",
            "organization 1 title",
            "organization title",
            "title",
            "function",
            "funktion",
            "fonction",
            "cargo",
        ],
    ),
    (
        "contact_email",
        &[
            "contact e mail",
            "e mail 1 value",
            "e mail",
            "email",
            "mail",
            "email address",
            "e mail address",
            "contact email",
            "correo",
            "correo electronico",
            "courriel",
        ],
    ),
    (
        "contact_phone",
        &[
            "contact phone",
            "phone 1 value",
            "phone",
            "telephone",
            "phone number",
            "telephone number",
            "tel",
            "mobile",
            "telefon",
            "telefono",
            "telefone",
            "telefoon",
        ],
    ),
];

/// Words for sectors besides their stored spelling, by parts of what is written.
const SECTORS: &[(&str, Sector)] = &[
    ("community interest", Sector::CivilSociety),
    ("registered charity", Sector::CivilSociety),
    ("universit", Sector::HigherEducation),
    ("higher education", Sector::HigherEducation),
    ("hochschule", Sector::HigherEducation),
    ("adult", Sector::AdultEducation),
    ("further education", Sector::AdultEducation),
    ("erwachsen", Sector::AdultEducation),
    ("school", Sector::School),
    ("schule", Sector::School),
    ("ecole", Sector::School),
    ("escuela", Sector::School),
    ("library", Sector::LibraryMuseum),
    ("librar", Sector::LibraryMuseum),
    ("museum", Sector::LibraryMuseum),
    ("bibliot", Sector::LibraryMuseum),
    ("union", Sector::TradeUnion),
    ("gewerkschaft", Sector::TradeUnion),
    ("business", Sector::Business),
    ("company", Sector::Business),
    ("private", Sector::Business),
    ("unternehmen", Sector::Business),
    ("entreprise", Sector::Business),
    ("empresa", Sector::Business),
    ("ngo", Sector::CivilSociety),
    ("civil", Sector::CivilSociety),
    ("charity", Sector::CivilSociety),
    ("community", Sector::CivilSociety),
    ("voluntary", Sector::CivilSociety),
    ("association", Sector::CivilSociety),
    ("verein", Sector::CivilSociety),
    ("public", Sector::PublicAgency),
    ("government", Sector::PublicAgency),
    ("council", Sector::PublicAgency),
    ("behorde", Sector::PublicAgency),
    ("faith", Sector::Faith),
    ("church", Sector::Faith),
    ("religio", Sector::Faith),
    ("media", Sector::Media),
    ("press", Sector::Media),
    ("health", Sector::Health),
    ("gesundheit", Sector::Health),
    ("culture", Sector::CultureSport),
    ("sport", Sector::CultureSport),
    ("kultur", Sector::CultureSport),
    ("arts", Sector::CultureSport),
];

/// The sector of a cell.
pub(crate) fn sector_of(text: &str, words: &ImportWords) -> Option<Sector> {
    let key = name_key(text);
    let by_label = words.choice("sector", &key).and_then(Sector::from_word);
    let by_word = || Sector::ALL.iter().copied().find(|sector| name_key(&sector.word().replace('_', " ")) == key);
    let by_part = || SECTORS.iter().find(|(part, _)| key.contains(part)).map(|(_, sector)| *sector);
    by_label.or_else(by_word).or_else(by_part)
}

/// The status of a cell.
pub(crate) fn status_of(text: &str, words: &ImportWords) -> Option<PartnerStatus> {
    let key = name_key(text);
    let by_label = words.choice("status", &key).and_then(PartnerStatus::from_word);
    by_label.or_else(|| PartnerStatus::ALL.iter().copied().find(|status| name_key(status.word()) == key))
}

/// A year between 1900 and 2200; spreadsheets write it as `2024`, `2024.0` or `since 2024`.
pub(crate) fn year_of(text: &str) -> Option<i64> {
    let digits: String =
        text.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|year| (1900..=2200).contains(year))
}

/// The mapping a person made, else what the heads say; the best head wins where two lead to one field.
pub(crate) fn mapped(
    sheet: &Sheet,
    options: &ImportOptions,
    words: &ImportWords,
    known: &[&str],
) -> Vec<(String, Certainty)> {
    if let Some(mapping) = &options.mapping {
        return apply(&sheet.headers, mapping, known);
    }
    if let Some(meant) = sheet.meant() {
        return meant;
    }
    let mut fields = by_heads(&sheet.names, HEADS, words);
    // Exports of address books: the organisation has a column of its own, so `Name` is the person.
    let has = |field: &str| fields.iter().any(|(its, _)| its == field);
    if has("name") && !has("contact_name") {
        let person = sheet.names.iter().zip(&fields).position(|(name, (field, _))| {
            field.is_empty()
                && matches!(words_of(name).as_str(), "name" | "full name" | "display name" | "nom" | "nombre")
        });
        if let Some(at) = person {
            fields[at] = ("contact_name".to_owned(), Certainty::Sure);
        }
    }
    fields
}

/// The field of each column by a list of heads, best first, and what the language of the person calls them.
pub(crate) fn by_heads(
    names: &[String],
    heads: &[(&'static str, &[&str])],
    words: &ImportWords,
) -> Vec<(String, Certainty)> {
    let rank = |key: &str| -> Option<(&str, usize)> {
        let own = words.heads.iter().find(|(head, _)| name_key(head) == key).map(|(_, field)| (field.as_str(), 0));
        let place = |(field, names): &(&'static str, &[&str])| {
            names.iter().position(|name| *name == key).map(|at| (*field, at + 1))
        };
        own.or_else(|| heads.iter().find_map(place))
    };
    let mut best: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (column, name) in names.iter().enumerate() {
        let keys = [words_of(name), name.split(['(', '[', '\n']).next().map(words_of).unwrap_or_default()];
        let Some((field, rank)) = keys.iter().find_map(|key| rank(key)) else { continue };
        let entry = best.entry(field).or_insert((rank, column));
        if rank < entry.0 {
            *entry = (rank, column);
        }
    }
    let mut fields = vec![(String::new(), Certainty::Unknown); names.len()];
    for (field, (_, column)) in best {
        fields[column] = (field.to_owned(), Certainty::Sure);
    }
    fields
}
