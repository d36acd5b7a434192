//! Merging partners in random histories, with everything that can name them, against a slow twin: it keeps whole copies,
//! and merges by putting one id in the place of another in every field that is a reference.

use std::collections::{BTreeMap, BTreeSet};

use domain::references::{ABOUT_SUBJECTS, REFERENCES};
use domain::rules::twins::TwinKind;
use domain::*;
use proptest::prelude::*;
use store::{Label, StoreError, Tx};
use tempfile::TempDir;

use crate::desk::Desk;
use crate::plan::history;
use crate::testing::one_in;
use crate::twins::merge::merge_records;

type Row = BTreeMap<&'static str, Cell>;
/// Every record by its table and id.
type Whole = BTreeMap<(&'static str, Id), Row>;

struct Flatten(Whole);

impl Visitor for Flatten {
    fn visit<R: Record>(&mut self, records: &[R]) {
        for record in records {
            let row = R::FIELDS.iter().copied().zip(record.cells()).collect();
            self.0.insert((R::TABLE, record.id().to_owned()), row);
        }
    }
}

fn whole(plan: &Plan) -> Whole {
    let mut flatten = Flatten(Whole::new());
    plan.visit(&mut flatten);
    flatten.0
}

fn text(row: &Row, field: &str) -> String {
    row.get(field).map(Cell::plain).unwrap_or_default()
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell, Cell::Null) || cell.plain().trim().is_empty()
}

/// Words of both, where neither says the other's.
fn both(kept: &Cell, gone: &Cell) -> Cell {
    let (own, other) = (kept.plain(), gone.plain());
    match (is_blank(kept), is_blank(gone) || own.contains(other.trim())) {
        (true, _) => gone.clone(),
        (_, true) => kept.clone(),
        _ => Cell::Text(format!("{own}\n{other}")),
    }
}

fn least(one: &Cell, other: &Cell) -> Cell {
    let known = [one, other].into_iter().filter(|cell| !is_blank(cell));
    known.min_by_key(|cell| cell.plain()).cloned().unwrap_or(Cell::Null)
}

/// One row with what it leaves empty filled from another; names and what joins are not filled.
fn fill(kept: &mut Row, gone: &Row) {
    let is_whole = kept.clone();
    for (field, cell) in kept.iter_mut().filter(|(field, _)| **field != "id" && **field != "name") {
        let (own, other) = (&is_whole[field], &gone[field]);
        *cell = match *field {
            "note" | "consent_note" | "learner_words" | "host_words" => both(own, other),
            "first_year" | "keep_until" => least(own, other),
            "sector" if own.plain() == "other" => other.clone(),
            _ if is_blank(own) => other.clone(),
            _ => own.clone(),
        };
    }
}

/// Puts one id in the place of another wherever a record of a table is named, links with their ids among them.
fn substitute(all: &Whole, target: &str, from: &str, to: &str) -> Whole {
    let mut substituted = Whole::new();
    for ((table, id), row) in all {
        let mut row = row.clone();
        let mut fields: Vec<&str> =
            REFERENCES.iter().filter(|it| it.table == *table && it.target == target).map(|it| it.field).collect();
        if ABOUT_SUBJECTS.contains(table) && text(&row, "subject") == target {
            fields.push("subject_id");
        }
        let mut id = id.clone();
        for field in fields {
            if text(&row, field) == from {
                row.insert(field, Cell::Text(to.to_owned()));
                let value = |field: &str| text(&row, field);
                // The id of a link says what it links, so that it is there once.
                id = match *table {
                    "event_partner" => link_id(&[&value("event_id"), &value("partner_id"), &value("role")]),
                    "event_person" => link_id(&[&value("event_id"), &value("person_id")]),
                    "tag" => link_id(&[&value("subject_id"), &value("area_id"), &value("feature_id")]),
                    _ => id,
                };
            }
        }
        row.insert("id", Cell::Text(id.clone()));
        substituted.insert((table, id), row);
    }
    substituted
}

fn of_partner(all: &Whole, partner: &str) -> Vec<Id> {
    let people = all.iter().filter(|((table, _), row)| *table == "person" && text(row, "partner_id") == partner);
    people.map(|((_, id), _)| id.clone()).collect()
}

fn is_one(one: &Row, other: &Row) -> bool {
    let (name, address) = (text(one, "name").trim().to_lowercase(), text(one, "email").trim().to_lowercase());
    let others = (text(other, "name").trim().to_lowercase(), text(other, "email").trim().to_lowercase());
    !name.is_empty() && name == others.0 && (address.is_empty() || others.1.is_empty() || address == others.1)
}

/// The whole with two partners as one.
fn merged(before: &Whole, keep: &str, gone: &str) -> Whole {
    let mut all = before.clone();
    let (kept_people, gone_people) = (of_partner(before, keep), of_partner(before, gone));
    let is_contact = |all: &Whole, id: &Id| all[&("person", id.clone())]["is_contact"] == Cell::Integer(1);
    let has_contact = kept_people.iter().any(|id| is_contact(before, id));
    for id in gone_people {
        let stays_contact = is_contact(&all, &id) && !has_contact;
        let row = all[&("person", id.clone())].clone();
        let twin = kept_people.iter().find(|twin| is_one(&row, &all[&("person", (*twin).clone())])).cloned();
        let person = twin.clone().unwrap_or_else(|| id.clone());
        if let Some(twin) = twin {
            fill(all.get_mut(&("person", twin.clone())).unwrap(), &row);
            all.remove(&("person", id.clone()));
            all = substitute(&all, "person", &id, &twin);
        }
        let is_contact = stays_contact || (person != id && is_contact(&all, &person));
        all.get_mut(&("person", person)).unwrap().insert("is_contact", Cell::Integer(i64::from(is_contact)));
    }
    let row = all.remove(&("partner", gone.to_owned())).unwrap();
    fill(all.get_mut(&("partner", keep.to_owned())).unwrap(), &row);
    let ends = |row: &Row| ["from_partner_id", "to_partner_id", "kind", "captured_on"].map(|field| text(row, field));
    let own: Vec<(Id, [String; 4])> = all
        .iter()
        .filter(|((table, _), row)| *table == "tie" && !ends(row)[..2].contains(&gone.to_owned()))
        .map(|((_, id), row)| (id.clone(), ends(row)))
        .collect();
    let mut all = substitute(&all, "partner", gone, keep);
    let ties: Vec<Id> = all.keys().filter(|(table, _)| *table == "tie").map(|(_, id)| id.clone()).collect();
    for id in ties {
        let row = all[&("tie", id.clone())].clone();
        let twin = own.iter().find(|(other, of)| *other != id && *of == ends(&row));
        let is_moved = !own.iter().any(|(other, _)| *other == id);
        if ends(&row)[0] == ends(&row)[1] && is_moved {
            all.remove(&("tie", id));
        } else if let Some((twin, _)) = twin.filter(|_| is_moved) {
            fill(all.get_mut(&("tie", twin.clone())).unwrap(), &row);
            all.remove(&("tie", id));
        }
    }
    all
}

/// References to what is not there.
fn dangling(all: &Whole) -> Vec<String> {
    let mut found = Vec::new();
    for ((table, id), row) in all {
        let named = REFERENCES.iter().filter(|it| it.table == *table).map(|it| (it.field, it.target.to_owned()));
        let about = ABOUT_SUBJECTS.contains(table).then(|| ("subject_id", text(row, "subject")));
        for (field, target) in named.chain(about) {
            let value = text(row, field);
            let is_there = all.keys().any(|(table, id)| *table == target && *id == value);
            if !value.is_empty() && !is_there {
                found.push(format!("{table} {id}: {field} {value}"));
            }
        }
    }
    found
}

#[derive(Clone, Debug)]
enum Step {
    Put { kind: u8, id: u8, seed: u16 },
    Merge { keep: u8, gone: u8 },
    Delete(u8),
    Restore,
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..15_u8, 0..3_u8, any::<u16>()).prop_map(|(kind, id, seed)| Step::Put { kind, id, seed }),
        4 => (0..3_u8, 0..3_u8).prop_map(|(keep, gone)| Step::Merge { keep, gone }),
        1 => (0..3_u8).prop_map(Step::Delete),
        2 => Just(Step::Restore),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

/// Choices out of one number, so that every field of a record is now and then the same as another's.
struct Seed(usize);

impl Seed {
    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        let chosen = choices[self.0 % choices.len()].clone();
        self.0 /= choices.len();
        chosen
    }

    fn id(&mut self, kind: &str) -> Id {
        format!("{kind}{}", self.of(&[0, 1, 2]))
    }

    fn day(&mut self) -> Option<chrono::NaiveDate> {
        self.of(&[None, Some(3), Some(4)]).and_then(|day| chrono::NaiveDate::from_ymd_opt(2027, 5, day))
    }
}

const EVENTS: [&str; 2] = ["event0", "event1"];

/// Writes a record that may name partners and people; what it would name must be there.
fn put(tx: &mut Tx, kind: u8, id: u8, seed: &mut Seed) -> Result<(), StoreError> {
    let named = |prefix: &str| format!("{prefix}{id}");
    let (partner_id, other_id) = (seed.id("partner"), seed.id("partner"));
    let day = seed.day().unwrap_or_default();
    let word = seed.of(&["", "of old", "of late"]).to_owned();
    let is_there = tx.exists(Partner::TABLE, &partner_id)? && tx.exists(Partner::TABLE, &other_id)?;
    if !is_there && 0 < kind {
        return Ok(());
    }
    let about = Subject::Partner;
    let subject_id = partner_id.clone();
    match kind {
        0 => tx.put(&Partner {
            id: named("partner"),
            name: format!("Partner {id}"),
            sector: seed.of(&[Sector::Other, Sector::School]),
            website: word.clone(),
            first_year: seed.of(&[None, Some(2020), Some(2024)]),
            memorandum_signed_on: seed.day(),
            invited_on: seed.day(),
            note: word,
            ..Partner::default()
        }),
        1 | 2 => tx.put(&Person {
            id: format!("person{}", usize::from(id) + 3 * usize::from(kind - 1)),
            name: seed.of(&["Maria Silva", "maria silva ", "Jo", ""]).to_owned(),
            partner_id: Some(partner_id),
            email: seed.of(&["", "a@example.org", "B@example.org", "b@example.org"]).to_owned(),
            is_contact: seed.of(&[false, true]),
            keep_until: seed.day(),
            note: word,
            ..Person::default()
        }),
        3 | 4 => {
            let event_id = seed.of(&EVENTS).to_owned();
            let role = seed.of(&[EventRole::Organiser, EventRole::Sponsor]);
            let id = link_id(&[&event_id, &partner_id, role.word()]);
            tx.put(&EventPartner { id, event_id, partner_id, role })
        }
        5 | 6 => {
            let (event_id, person_id) = (seed.of(&EVENTS).to_owned(), format!("person{}", seed.0 % 6));
            if !tx.exists(Person::TABLE, &person_id)? {
                return Ok(());
            }
            tx.put(&EventPerson { id: link_id(&[&event_id, &person_id]), event_id, person_id })
        }
        7 => {
            let person_id = Some(format!("person{}", seed.0 % 6));
            let is_there = tx.exists(Person::TABLE, person_id.as_deref().unwrap_or_default())?;
            let person_id = person_id.filter(|_| is_there);
            tx.put(&Interaction { id: named("call"), partner_id, person_id, note: word, ..Interaction::default() })
        }
        8 | 9 => tx.put(&Tie {
            id: format!("tie{}", usize::from(id) + 3 * usize::from(kind - 8)),
            from_partner_id: partner_id,
            to_partner_id: other_id,
            captured_on: day,
            strength: seed.of(&[None, Some(2)]),
            note: word,
            ..Tie::default()
        }),
        10 => tx.put(&Venue { id: named("venue"), owner_id: Some(partner_id), ..Venue::default() }),
        11 => tx.put(&PartnerRole { id: named("role"), partner_id, note: word, ..PartnerRole::default() }),
        12 => {
            tx.put(&Offer { id: named("offer"), partner_id: partner_id.clone(), title: word, ..Offer::default() })?;
            tx.put(&BudgetLine { id: named("line"), partner_id: Some(partner_id), ..BudgetLine::default() })
        }
        13 => {
            let area_id = "area0".to_owned();
            let id = crate::programme::events::tag_id(&subject_id, &area_id, None);
            tx.put(&Tag { id, subject: about, subject_id, area_id, feature_id: None })
        }
        _ => {
            let task =
                Task { id: named("task"), subject: Some(about), subject_id: Some(partner_id), ..Task::default() };
            tx.put(&task)?;
            tx.put(&Note { id: named("note"), subject: about, subject_id: subject_id.clone(), ..Note::default() })?;
            tx.put(&Evidence { id: named("evidence"), subject: about, subject_id, ..Evidence::default() })
        }
    }
}

/// A desk with a plan in which two events and an area are there to be named.
fn desk() -> (Desk, TempDir) {
    let root = TempDir::new().unwrap();
    let random = std::sync::atomic::AtomicU64::new(1);
    let desk = Desk::new(crate::Surroundings {
        clock: std::sync::Arc::new(|| "2027-05-03T09:00:00Z".parse().unwrap()),
        random: std::sync::Arc::new(move || {
            u128::from(random.fetch_add(1, std::sync::atomic::Ordering::Relaxed)).to_be_bytes()
        }),
        home: root.path().join("home"),
        author: "Ann".to_owned(),
        holder: "ann@desk".to_owned(),
    });
    let file = store::PlanFile::create_with(
        &root.path().join("a.paideia"),
        &desk.surroundings(),
        &Profile { city: "Riverton".to_owned(), ..Profile::default() },
        |tx| {
            tx.put(&Week { id: "week0".to_owned(), ..Week::default() })?;
            for id in EVENTS {
                let (id, week_id) = (id.to_owned(), Some("week0".to_owned()));
                tx.put(&Event { id, week_id, ..Event::default() })?;
            }
            tx.put(&Framework { id: "framework0".to_owned(), ..Framework::default() })?;
            let framework_id = "framework0".to_owned();
            tx.put(&Level { id: "level0".to_owned(), framework_id, ..Level::default() })?;
            tx.put(&Area { id: "area0".to_owned(), level_id: "level0".to_owned(), ..Area::default() })
        },
    );
    desk.put_on_desk(file.unwrap(), false).unwrap();
    (desk, root)
}

/// Whole copies: now, before each change that an undo can take back, and after each undo.
struct Twin {
    now: Whole,
    back: Vec<Whole>,
    forward: Vec<Whole>,
}

impl Twin {
    fn changed(&mut self, after: Whole) {
        if after != self.now {
            self.back.push(std::mem::replace(&mut self.now, after));
            self.forward.clear();
        }
    }

    fn follow(&mut self, step: &Step, desk: &Desk) {
        let partner = |id: &u8| format!("partner{id}");
        let shown = || whole(&desk.shown_now().unwrap().plan);
        match step {
            Step::Put { kind, id, seed } => {
                let label = Label::new("write");
                let put = |tx: &mut Tx| put(tx, *kind, *id, &mut Seed(usize::from(*seed)));
                desk.write(|_, file| Ok(file.command(label, put)?)).unwrap();
                self.changed(shown());
            }
            Step::Merge { keep, gone } => {
                let (keep, gone) = (partner(keep), partner(gone));
                let is_there = |id: &Id| self.now.contains_key(&("partner", id.clone()));
                match merge_records(desk, TwinKind::Partner, keep.clone(), gone.clone()) {
                    Ok(_) => self.changed(merged(&self.now, &keep, &gone)),
                    Err(_) => assert!(keep == gone || !is_there(&keep) || !is_there(&gone)),
                }
            }
            Step::Delete(id) => {
                drop(crate::partners::partner::delete_partner(desk, partner(id)));
                self.changed(shown());
            }
            Step::Restore => {
                let bin = history::list_bin(desk).unwrap();
                if let Some(binned) = bin.iter().find(|binned| binned.table == "partner") {
                    history::restore_record(desk, binned.table.clone(), binned.id.clone()).unwrap();
                    assert!(shown().contains_key(&("partner", binned.id.clone())));
                    self.changed(shown());
                }
            }
            Step::Undo => {
                assert_eq!(history::undo(desk).unwrap().is_some(), !self.back.is_empty());
                if let Some(before) = self.back.pop() {
                    self.forward.push(std::mem::replace(&mut self.now, before));
                }
            }
            Step::Redo => {
                assert_eq!(history::redo(desk).unwrap().is_some(), !self.forward.is_empty());
                if let Some(after) = self.forward.pop() {
                    self.back.push(std::mem::replace(&mut self.now, after));
                }
            }
        }
    }
}

fn run(steps: &[Step]) {
    let (desk, _root) = desk();
    let now = whole(&desk.shown_now().unwrap().plan);
    let mut twin = Twin { now, back: Vec::new(), forward: Vec::new() };
    for step in steps {
        twin.follow(step, &desk);
        let now = whole(&desk.shown_now().unwrap().plan);
        let keys: BTreeSet<_> = now.keys().chain(twin.now.keys()).collect();
        for key in keys {
            assert_eq!(now.get(key), twin.now.get(key), "{key:?} after {step:?}");
        }
        assert_eq!(dangling(&now), Vec::<String>::new(), "after {step:?}");
    }
    let found = desk.ask(|file| Ok(file.verify()?)).unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
}

#[test]
fn merging_does_what_its_twin_does() {
    let tried = one_in(4).run(&proptest::collection::vec(step(), 1..40), |steps| {
        run(&steps);
        Ok(())
    });
    tried.unwrap();
}
