//! Spreadsheets of partners: one row an organisation with perhaps one person, found in the plan by its name.
//!
//! A cell that is empty says nothing and changes nothing. A partner that stands in several rows gets a person from
//! each. Events, roles and offers of partners are not its matter.

pub(crate) mod words;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::addresses::is_link;
use domain::*;

use crate::cells::clean::{clean_line, clean_text, name_key};
use crate::cells::contacts::{Contact, websites};
use crate::events::dry_run::{counted, new_names};
use crate::likeness::likely_same;
use crate::own::{self, OwnColumns, OwnSays};
use crate::partners::words::{PARTNER_FIELDS, mapped, sector_of, status_of, year_of};
use crate::people::{People, Sought, Within};
use crate::preview::{SHOWN, Tally, blank_preview, column_question};
use crate::source::sheet::notice;
use crate::{
    DryRun, ImportItem, ImportKind, ImportOptions, ImportPreview, ImportWords, IntakeError, RecordCount, RefusedRow,
    Sheet, Watch, Writes, tell,
};

/// Compares a sheet of partners with the plan.
pub fn partner_dry_run(
    plan: &Plan,
    sheet: &Sheet,
    options: &ImportOptions,
    words: &ImportWords,
    new_id: &mut dyn FnMut() -> Id,
    watch: &dyn Watch,
) -> Result<DryRun, IntakeError> {
    let own_keys = own::keys(plan, OwnSubject::Partner);
    let known = own::known(PARTNER_FIELDS, &own_keys);
    let mut fields = mapped(sheet, options, words, &known);
    let own = OwnColumns::claim(plan, OwnSubject::Partner, sheet, options, &mut fields);
    let mut questions = Vec::new();
    if !fields.iter().any(|(field, _)| field == "name") {
        questions.extend(column_question("name_column", sheet, &mut fields, "name"));
    }
    let mut preview = blank_preview(ImportKind::Partners, sheet, options, &fields, &known);
    preview.own_names = own::names(plan, OwnSubject::Partner);
    if !questions.is_empty() {
        preview.notices.push(notice("no_name_column", "file_name", &sheet.file_name));
    }
    preview.questions = questions;
    preview.told.clone_from(&sheet.told);
    let columns: HashMap<&str, usize> = fields
        .iter()
        .enumerate()
        .filter(|(_, (field, _))| !field.is_empty())
        .map(|(at, (field, _))| (field.as_str(), at))
        .collect();
    let mut merge = Merge::new(plan);
    let mut tally = Tally::default();
    for (done, row) in sheet.rows.iter().enumerate() {
        if done.is_multiple_of(200) {
            tell(watch, "comparing", done, sheet.rows.len())?;
        }
        let cell = |field: &str| columns.get(field).and_then(|at| row.cells.get(*at)).map_or("", String::as_str);
        let named = |field: &str, value: &str, reason: &str| RefusedRow {
            line: row.line,
            column: columns.get(field).and_then(|at| sheet.headers.get(*at)).cloned().unwrap_or_default(),
            value: clean_line(value).chars().take(200).collect(),
            reason: reason.to_owned(),
        };
        let (action, title, changes) = if options.left_out_lines.contains(&row.line) {
            preview.left_out_count += 1;
            ("left_out", clean_line(cell("name")), Vec::new())
        } else {
            match read_row(&cell, words) {
                Ok((facts, told)) => {
                    preview.told.extend(told.iter().map(|(field, value, reason)| named(field, value, reason)));
                    let (says, told) = own.read(row);
                    preview.told.extend(told);
                    let (action, changes) = merge.add(&facts, (&own, &says), new_id);
                    tally.count(action);
                    (action, facts.name, changes)
                }
                Err((field, reason)) => {
                    let refused = named(field, cell(field), reason);
                    let value = refused.value.clone();
                    preview.refused.push(refused);
                    ("refused", value, Vec::new())
                }
            }
        };
        if preview.items.len() < SHOWN {
            preview.items.push(ImportItem { line: row.line, action: action.to_owned(), title, changes });
        }
    }
    tally.into_preview(&mut preview);
    preview.refused_count = preview.refused.len();
    preview.partners = merge.named.len();
    let writes = merge.into_writes(plan);
    if !writes.neighbourhoods.is_empty() {
        let names: Vec<&str> = writes.neighbourhoods.iter().map(|place| place.name.as_str()).collect();
        preview.notices.push(notice("new_neighbourhoods", "names", names.join(", ")));
    }
    count_records(&mut preview, plan, &writes);
    Ok(DryRun { preview, writes })
}

fn count_records(preview: &mut ImportPreview, plan: &Plan, writes: &Writes) {
    let count = |table: &str, (new, changed): (usize, usize), all: usize| RecordCount {
        table: table.to_owned(),
        new,
        changed,
        same: all.saturating_sub(new + changed),
    };
    let people = counted(&plan.people, &writes.people);
    preview.records = vec![
        count("partner", counted(&plan.partners, &writes.partners), preview.partners),
        count("person", people, people.0 + people.1),
    ];
    let names = [
        new_names("partner", &plan.partners, &writes.partners, |it| &it.name),
        new_names("person", &plan.people, &writes.people, |it| &it.name),
        new_names("neighbourhood", &plan.neighbourhoods, &writes.neighbourhoods, |it| &it.name),
    ];
    let new = names[0].names.iter().map(String::as_str);
    let known = plan.partners.iter().map(|it| it.name.as_str());
    preview.likely_same = likely_same("partner", known, new);
    preview.new_names = names.into_iter().filter(|names| !names.names.is_empty()).collect();
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

/// A cell that was not taken: field, what stands there, reason.
type Told = (&'static str, String, &'static str);

fn read_row<'a>(
    cell: &impl Fn(&str) -> &'a str,
    words: &ImportWords,
) -> Result<(Facts, Vec<Told>), (&'static str, &'static str)> {
    let line = |field: &str| clean_line(cell(field));
    let name = line("name");
    if name.is_empty() {
        return Err(("name", "name_missing"));
    }
    let mut told: Vec<Told> = Vec::new();
    let said = |field: &str| Some(line(field)).filter(|text| !text.is_empty());
    let sector = said("sector").and_then(|text| {
        sector_of(&text, words).or_else(|| {
            told.push(("sector", text, "word_unknown"));
            None
        })
    });
    let status = said("status").and_then(|text| {
        status_of(&text, words).or_else(|| {
            told.push(("status", text, "word_unknown"));
            None
        })
    });
    let first_year = said("first_year").and_then(|text| {
        year_of(&text).or_else(|| {
            told.push(("first_year", text, "year_unreadable"));
            None
        })
    });
    let email = line("contact_email");
    let contact = Contact::read(&line("contact_name"), &email, &line("contact_phone"));
    if contact.email.is_empty() && !email.is_empty() {
        told.push(("contact_email", email, "email_unreadable"));
    }
    told.extend(contact.other_emails.into_iter().map(|other| ("contact_email", other, "another_address")));
    told.extend(contact.other_phones.into_iter().map(|other| ("contact_phone", other, "another_number")));
    let (website, other_websites) = websites(&line("website"));
    told.extend(other_websites.into_iter().map(|other| ("website", other, "another_website")));
    if !website.is_empty() && !is_link(&website) {
        told.push(("website", website.clone(), "link_unreadable"));
    }
    let facts = Facts {
        name,
        sector,
        status,
        neighbourhood: line("neighbourhood"),
        website,
        first_year,
        note: clean_text(cell("note")),
        contact: [contact.name, line("contact_role"), contact.email, contact.phone],
    };
    Ok((facts, told))
}

/// The plan's records as the file changes them.
struct Merge {
    neighbourhoods: Vec<Neighbourhood>,
    partners: Vec<Partner>,
    people: People,
    by_name: HashMap<String, usize>,
    places: HashMap<String, usize>,
    new_places: HashSet<usize>,
    written: HashSet<usize>,
    named: HashSet<usize>,
    /// Partners that have a contact.
    has_contact: HashSet<Id>,
    own_values: BTreeMap<Id, OwnValue>,
    /// Partner and field of the plan's own of which a row has said something.
    own_said: HashSet<(Id, Id)>,
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
            people: People::new(&plan.people, Within::Partner),
            by_name,
            places,
            new_places: HashSet::new(),
            written: HashSet::new(),
            named: HashSet::new(),
            own_values: BTreeMap::new(),
            own_said: HashSet::new(),
            has_contact: plan.people.iter().filter(|it| it.is_contact).filter_map(|it| it.partner_id.clone()).collect(),
        }
    }

    fn add<'o>(
        &mut self,
        facts: &Facts,
        (own, says): (&OwnColumns<'o>, &OwnSays<'o>),
        new_id: &mut dyn FnMut() -> Id,
    ) -> (&'static str, Vec<FieldChange>) {
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
            self.written.insert(at);
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
            self.written.insert(at);
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
        // A partner stands in a row for each of its people: the first that says something in a field counts.
        let mut first = says.clone();
        first.retain(|(field, _)| self.own_said.insert((partner_id.clone(), field.id.clone())));
        let (values, said) = own.differences(&partner_id, &first);
        self.own_values.extend(values.into_iter().map(|value| (value.id.clone(), value)));
        changes.extend(said);
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
        let sought = Sought { name, email, partner_id: Some(partner_id) };
        let found = self.people.find(sought);
        let is_new = found.is_none();
        let at = found.unwrap_or_else(|| {
            let is_contact = self.has_contact.insert(partner_id.clone());
            self.people.add(Person {
                id: new_id(),
                partner_id: Some(partner_id.clone()),
                is_contact,
                name: if name.is_empty() { email.clone() } else { name.clone() },
                email: email.clone(),
                ..Person::default()
            })
        });
        let person = &mut self.people.records[at];
        let before = if is_new {
            Person { name: String::new(), email: String::new(), ..person.clone() }
        } else {
            person.clone()
        };
        let pairs = [
            (&mut person.name, name),
            (&mut person.role, role),
            (&mut person.email, email),
            (&mut person.phone, phone),
        ];
        for (field, said) in pairs {
            // The same in other letters is no change.
            if !said.is_empty() && !field.eq_ignore_ascii_case(said) {
                field.clone_from(said);
            }
        }
        let found = changes(&before, person);
        if is_new || !found.is_empty() {
            self.people.touch(at);
        }
        let prefixed = |change: FieldChange| FieldChange { field: format!("contact_{}", change.field), ..change };
        found.into_iter().map(prefixed).collect()
    }

    /// What is other than in the plan: rows that contradict each other can end at what it has.
    fn into_writes(self, plan: &Plan) -> Writes {
        fn kept<T: PartialEq>(records: Vec<T>, had: &[T], written: &HashSet<usize>) -> Vec<T> {
            let is_kept = |(at, record): &(usize, T)| written.contains(at) && had.get(*at) != Some(record);
            records.into_iter().enumerate().filter(is_kept).map(|(_, record)| record).collect()
        }
        Writes {
            neighbourhoods: kept(self.neighbourhoods, &plan.neighbourhoods, &self.new_places),
            partners: kept(self.partners, &plan.partners, &self.written),
            people: self.people.into_written(),
            own_values: self.own_values.into_values().collect(),
            ..Writes::default()
        }
    }
}
