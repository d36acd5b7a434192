//! Spreadsheets of partners: one row an organisation with perhaps one person, found in the plan by its name.
//!
//! A cell that is empty says nothing and changes nothing. A partner that stands in several rows gets a person from
//! each. Events, roles and offers of partners are not its matter.

pub(crate) mod words;

use std::collections::{HashMap, HashSet};

use domain::*;

use crate::cells::clean::{clean_line, clean_text, name_key};
use crate::partners::words::{PARTNER_FIELDS, PartnerWords, mapped, sector_of, status_of, year_of};
use crate::source::sheet::notice;
use crate::{ImportColumn, ImportItem, ImportOptions, ImportPreview, IntakeError, RefusedRow, Sheet, Watch, tell};

/// Records to put; empty when the file says nothing new.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct PartnerWrites {
    pub neighbourhoods: Vec<Neighbourhood>,
    pub partners: Vec<Partner>,
    pub people: Vec<Person>,
}

impl PartnerWrites {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.neighbourhoods.is_empty() && self.partners.is_empty() && self.people.is_empty()
    }
}

/// What an import of partners would do, for people and for the plan file.
#[derive(Clone, Debug)]
pub struct PartnerDryRun {
    /// For people; its counts of events, sessions and venues stay zero.
    pub preview: ImportPreview,
    /// Exactly what will be written.
    pub writes: PartnerWrites,
}

/// Rows shown in the preview.
const SHOWN: usize = 500;

/// Compares a sheet of partners with the plan.
pub fn partner_dry_run(
    plan: &Plan,
    sheet: &Sheet,
    options: &ImportOptions,
    words: &PartnerWords,
    new_id: &mut dyn FnMut() -> Id,
    watch: &dyn Watch,
) -> Result<PartnerDryRun, IntakeError> {
    let fields = mapped(sheet, options, words);
    let mut preview = blank_preview(sheet, options, &fields);
    if !fields.iter().any(|field| field == "name") {
        preview.notices.push(notice("no_name_column", "file_name", &sheet.file_name));
    }
    let columns: HashMap<&str, usize> = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !field.is_empty())
        .map(|(at, field)| (field.as_str(), at))
        .collect();
    let mut merge = Merge::new(plan);
    for (done, row) in sheet.rows.iter().enumerate() {
        if done.is_multiple_of(200) {
            tell(watch, "comparing", done, sheet.rows.len())?;
        }
        let cell = |field: &str| columns.get(field).and_then(|at| row.cells.get(*at)).map_or("", String::as_str);
        let (action, title, changes) = match read_row(&cell, words) {
            Ok(facts) => {
                let (action, changes) = merge.add(&facts, new_id);
                (action, facts.name, changes)
            }
            Err((field, reason)) => {
                let value: String = clean_line(cell(field)).chars().take(200).collect();
                let column = columns.get(field).and_then(|at| sheet.headers.get(*at)).cloned().unwrap_or_default();
                let refused = RefusedRow { line: row.line, column, value: value.clone(), reason: reason.to_owned() };
                preview.refused.push(refused);
                ("refused", if value.is_empty() { clean_line(cell("name")) } else { value }, Vec::new())
            }
        };
        match action {
            "new" => preview.new += 1,
            "changed" => preview.changed += 1,
            "same" => preview.same += 1,
            _ => preview.refused_count += 1,
        }
        if preview.items.len() < SHOWN {
            preview.items.push(ImportItem { line: row.line, action: action.to_owned(), title, changes });
        }
    }
    preview.partners = merge.named.len();
    let writes = merge.into_writes();
    if !writes.neighbourhoods.is_empty() {
        let names: Vec<&str> = writes.neighbourhoods.iter().map(|place| place.name.as_str()).collect();
        preview.notices.push(notice("new_neighbourhoods", "names", names.join(", ")));
    }
    Ok(PartnerDryRun { preview, writes })
}

/// A row as it was read; what is empty was not said.
struct Facts {
    name: String,
    sector: Option<Sector>,
    status: Option<PartnerStatus>,
    neighbourhood: String,
    website: String,
    first_year: Option<i64>,
    note: String,
    contact: [String; 4],
}

fn read_row<'a>(cell: &impl Fn(&str) -> &'a str, words: &PartnerWords) -> Result<Facts, (&'static str, &'static str)> {
    let line = |field: &str| clean_line(cell(field));
    let name = line("name");
    if name.is_empty() {
        return Err(("name", "name_missing"));
    }
    let said = |field: &str| Some(line(field)).filter(|text| !text.is_empty());
    let sector = match said("sector") {
        Some(text) => Some(sector_of(&text, words).ok_or(("sector", "word_unknown"))?),
        None => None,
    };
    let status = match said("status") {
        Some(text) => Some(status_of(&text, words).ok_or(("status", "word_unknown"))?),
        None => None,
    };
    let first_year = match said("first_year") {
        Some(text) => Some(year_of(&text).ok_or(("first_year", "year_unreadable"))?),
        None => None,
    };
    let email = line("contact_email");
    if !email.is_empty() && (!email.contains('@') || email.contains(' ')) {
        return Err(("contact_email", "email_unreadable"));
    }
    Ok(Facts {
        name,
        sector,
        status,
        neighbourhood: line("neighbourhood"),
        website: line("website"),
        first_year,
        note: clean_text(cell("note")),
        contact: [line("contact_name"), line("contact_role"), email, line("contact_phone")],
    })
}

/// The plan's records as the file changes them.
struct Merge {
    neighbourhoods: Vec<Neighbourhood>,
    partners: Vec<Partner>,
    people: Vec<Person>,
    by_name: HashMap<String, usize>,
    places: HashMap<String, usize>,
    new_places: HashSet<usize>,
    written: (HashSet<usize>, HashSet<usize>),
    named: HashSet<usize>,
}

impl Merge {
    fn new(plan: &Plan) -> Self {
        let mut by_name = HashMap::new();
        for (at, partner) in plan.partners.iter().enumerate() {
            by_name.entry(name_key(&partner.name)).or_insert(at);
        }
        let places = plan.neighbourhoods.iter().enumerate().map(|(at, place)| (name_key(&place.name), at)).collect();
        Self {
            neighbourhoods: plan.neighbourhoods.clone(),
            partners: plan.partners.clone(),
            people: plan.people.clone(),
            by_name,
            places,
            new_places: HashSet::new(),
            written: (HashSet::new(), HashSet::new()),
            named: HashSet::new(),
        }
    }

    fn add(&mut self, facts: &Facts, new_id: &mut dyn FnMut() -> Id) -> (&'static str, Vec<FieldChange>) {
        let key = name_key(&facts.name);
        let known = self.by_name.get(&key).copied();
        let at = known.unwrap_or(self.partners.len());
        if known.is_none() {
            self.by_name.insert(key, at);
            self.partners.push(Partner {
                id: new_id(),
                name: facts.name.clone(),
                sector: Sector::Other,
                ..Partner::default()
            });
            self.written.0.insert(at);
        }
        self.named.insert(at);
        let place_id = (!facts.neighbourhood.is_empty()).then(|| self.place(&facts.neighbourhood, new_id));
        let partner = &mut self.partners[at];
        let before = partner.clone();
        partner.sector = facts.sector.unwrap_or(partner.sector);
        partner.status = facts.status.unwrap_or(partner.status);
        partner.neighbourhood_id = place_id.or(partner.neighbourhood_id.take());
        partner.first_year = facts.first_year.or(partner.first_year);
        for (field, said) in [(&mut partner.website, &facts.website), (&mut partner.note, &facts.note)] {
            if !said.is_empty() {
                field.clone_from(said);
            }
        }
        let mut changes = changes(&before, partner);
        if !changes.is_empty() {
            self.written.0.insert(at);
        }
        // A neighbourhood is shown by its name.
        for change in changes.iter_mut().filter(|change| change.field == "neighbourhood_id") {
            for id in [&mut change.from, &mut change.to] {
                *id = self
                    .neighbourhoods
                    .iter()
                    .find(|place| place.id == *id)
                    .map_or_else(String::new, |place| place.name.clone());
            }
        }
        let partner_id = self.partners[at].id.clone();
        changes.extend(self.person(&facts.contact, &partner_id, new_id));
        match (known, changes.is_empty()) {
            (None, _) => ("new", Vec::new()),
            (Some(_), false) => ("changed", changes),
            (Some(_), true) => ("same", Vec::new()),
        }
    }

    fn place(&mut self, name: &str, new_id: &mut dyn FnMut() -> Id) -> Id {
        let next = self.neighbourhoods.len();
        let at = *self.places.entry(name_key(name)).or_insert(next);
        if at == next {
            self.neighbourhoods.push(Neighbourhood { id: new_id(), name: name.to_owned(), ..Neighbourhood::default() });
            self.new_places.insert(at);
        }
        self.neighbourhoods[at].id.clone()
    }

    /// The person of a row: by address, else by name, among those of the partner.
    fn person(
        &mut self,
        [name, role, email, phone]: &[String; 4],
        partner_id: &Id,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Vec<FieldChange> {
        if name.is_empty() && email.is_empty() {
            return Vec::new();
        }
        let is_ours = |person: &Person| person.partner_id.as_ref() == Some(partner_id);
        let by_email =
            self.people.iter().position(|it| is_ours(it) && !email.is_empty() && it.email.eq_ignore_ascii_case(email));
        let by_name = || {
            self.people.iter().position(|it| is_ours(it) && !name.is_empty() && name_key(&it.name) == name_key(name))
        };
        let at = by_email.or_else(by_name).unwrap_or(self.people.len());
        let is_new = at == self.people.len();
        if is_new {
            let is_contact = !self.people.iter().any(|it| is_ours(it) && it.is_contact);
            self.people.push(Person {
                id: new_id(),
                partner_id: Some(partner_id.clone()),
                is_contact,
                ..Person::default()
            });
        }
        let person = &mut self.people[at];
        let before = person.clone();
        let called = if name.is_empty() && is_new { email } else { name };
        let pairs = [
            (&mut person.name, called),
            (&mut person.role, role),
            (&mut person.email, email),
            (&mut person.phone, phone),
        ];
        for (field, said) in pairs {
            if !said.is_empty() && !field.eq_ignore_ascii_case(said) {
                field.clone_from(said);
            }
        }
        let found = changes(&before, person);
        if is_new || !found.is_empty() {
            self.written.1.insert(at);
        }
        let prefixed = |change: FieldChange| FieldChange { field: format!("contact_{}", change.field), ..change };
        found.into_iter().map(prefixed).collect()
    }

    fn into_writes(self) -> PartnerWrites {
        fn kept<T>(records: Vec<T>, written: &HashSet<usize>) -> Vec<T> {
            records.into_iter().enumerate().filter(|(at, _)| written.contains(at)).map(|(_, record)| record).collect()
        }
        PartnerWrites {
            neighbourhoods: kept(self.neighbourhoods, &self.new_places),
            partners: kept(self.partners, &self.written.0),
            people: kept(self.people, &self.written.1),
        }
    }
}

fn blank_preview(sheet: &Sheet, options: &ImportOptions, fields: &[String]) -> ImportPreview {
    let sample = |column: usize| {
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| clean_line(cell));
        cells.filter(|cell| !cell.is_empty()).take(3).map(|cell| cell.chars().take(80).collect()).collect()
    };
    let columns = sheet.headers.iter().zip(fields).enumerate().map(|(at, (header, field))| ImportColumn {
        header: header.clone(),
        field: field.clone(),
        samples: sample(at),
    });
    ImportPreview {
        file_name: sheet.file_name.clone(),
        format: sheet.format.to_owned(),
        options: ImportOptions {
            mapping: Some(sheet.headers.iter().cloned().zip(fields.iter().cloned()).collect()),
            sender: options.sender.clone(),
            ..sheet.options.clone()
        },
        encodings: sheet.encodings.clone(),
        sheets: sheet.sheets.clone(),
        columns: columns.collect(),
        fields: PARTNER_FIELDS.iter().map(|field| (*field).to_owned()).collect(),
        senders: Vec::new(),
        is_date_order_open: false,
        rows: sheet.rows.len(),
        new: 0,
        changed: 0,
        same: 0,
        refused: Vec::new(),
        refused_count: 0,
        events: 0,
        sessions: 0,
        venues: 0,
        partners: 0,
        items: Vec::new(),
        notices: sheet.notices.clone(),
    }
}
