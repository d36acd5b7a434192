//! Words at the head of a column of partners, and for sectors and statuses, in several languages.
//!
//! What the language of the person says comes first, so that an exported file is read again.

use std::collections::{BTreeMap, HashSet};

use domain::{PartnerStatus, Sector};

use crate::cells::clean::name_key;
use crate::{ImportOptions, Sheet};

/// Every field that a column can be mapped to; its text is `partners-field-<field>`.
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
const HEADS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
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
    ("website", &["website", "web", "url", "homepage", "site", "internet", "pagina web", "sitio web"]),
    ("first_year", &["first year", "since", "partner since", "joined", "member since", "seit", "depuis", "desde"]),
    ("note", &["note", "notes", "comment", "comments", "remarks", "bemerkung", "remarque", "observaciones"]),
    (
        "contact_name",
        &[
            "contact name",
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
    ("contact_role", &["contact role", "role", "position", "job title", "function", "funktion", "fonction", "cargo"]),
    (
        "contact_email",
        &[
            "contact e mail",
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

/// What the language of the person calls sectors and statuses, so that what was exported is read again.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct PartnerWords {
    pub sectors: Vec<(String, Sector)>,
    pub statuses: Vec<(String, PartnerStatus)>,
    /// Heads of columns and the field each leads to.
    pub heads: Vec<(String, &'static str)>,
}

/// The sector of a cell.
pub(crate) fn sector_of(text: &str, words: &PartnerWords) -> Option<Sector> {
    let key = name_key(text);
    let by_label = words.sectors.iter().find(|(label, _)| name_key(label) == key).map(|(_, sector)| *sector);
    let by_word = || Sector::ALL.iter().copied().find(|sector| name_key(&sector.word().replace('_', " ")) == key);
    let by_part = || SECTORS.iter().find(|(part, _)| key.contains(part)).map(|(_, sector)| *sector);
    by_label.or_else(by_word).or_else(by_part)
}

/// The status of a cell.
pub(crate) fn status_of(text: &str, words: &PartnerWords) -> Option<PartnerStatus> {
    let key = name_key(text);
    let by_label = words.statuses.iter().find(|(label, _)| name_key(label) == key).map(|(_, status)| *status);
    by_label.or_else(|| PartnerStatus::ALL.iter().copied().find(|status| name_key(status.word()) == key))
}

/// A year between 1900 and 2200; spreadsheets write it as `2024`, `2024.0` or `since 2024`.
pub(crate) fn year_of(text: &str) -> Option<i64> {
    let digits: String =
        text.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|year| (1900..=2200).contains(year))
}

/// The mapping a person made, else what the heads say; the best head wins where two lead to one field.
pub(crate) fn mapped(sheet: &Sheet, options: &ImportOptions, words: &PartnerWords) -> Vec<String> {
    if let Some(mapping) = &options.mapping {
        let mut used = HashSet::new();
        let chosen = |header: &String| {
            let field = mapping.get(header).filter(|field| PARTNER_FIELDS.contains(&field.as_str()))?;
            used.insert(field.clone()).then(|| field.clone())
        };
        return sheet.headers.iter().map(chosen).map(Option::unwrap_or_default).collect();
    }
    let mut best: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (column, header) in sheet.headers.iter().enumerate() {
        let keys = [name_key(header), header.split(['(', '[', '\n']).next().map(name_key).unwrap_or_default()];
        let Some((field, rank)) = keys.iter().find_map(|key| lookup(key, words)) else { continue };
        let entry = best.entry(field).or_insert((rank, column));
        if rank < entry.0 {
            *entry = (rank, column);
        }
    }
    let mut fields = vec![String::new(); sheet.headers.len()];
    for (field, (_, column)) in best {
        field.clone_into(&mut fields[column]);
    }
    fields
}

fn lookup(key: &str, words: &PartnerWords) -> Option<(&'static str, usize)> {
    let own = words.heads.iter().find(|(head, _)| name_key(head) == key).map(|(_, field)| (*field, 0));
    let place = |(field, names): &(&'static str, &[&str])| {
        names.iter().position(|name| *name == key).map(|at| (*field, at + 1))
    };
    own.or_else(|| HEADS.iter().find_map(place))
}
