//! Plans of nothing but chance: records of every table that comes back, with values of every kind, hostile ones too.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use domain::fields::{Meaning, meanings};
use domain::rules::own_fields;
use domain::tables::{Fixed, Holds, TableKind};
use domain::{
    Cell, EventPartner, EventRole, Field, Kind, OwnField, OwnKind, OwnSubject, Plan, Profile, Record, VisitorMut,
    link_id,
};

/// Numbers by chance, the same for one seed, and texts that are left out of what is made of them.
pub struct Random(pub u64, pub &'static [&'static str]);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    fn text(&mut self, of: &[&str]) -> String {
        loop {
            let found = *self.one_of(of);
            if !self.1.contains(&found) {
                return found.to_owned();
            }
        }
    }

    fn one_of<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

const WORDS: &[&str] = &[
    "Bake bread",
    "=1+1",
    "+49 30 1234",
    "-",
    "@home",
    "'quoted",
    "'=guarded",
    "01067",
    "1e5",
    "2027-05-04",
    "1,234",
    "two\nlines",
    "a; b",
    "say \"yes\"",
    "<b>&amp;</b>",
    "  ends  ",
    "double  space",
    "tab\tin",
    "émigré 日本 العربية",
    "🎉 party",
    "TRUE",
    "#N/A",
    "_x0041_",
    "00:30",
    "50%",
    "null",
    "x\u{1}y",
    "Total",
    "",
];

/// What fields of the plan's own understand, or just not.
const OWN_WORDS: &[&str] = &["yes", "no", "12", "-1.5", "0.1", "2027-05-04", "Hall", "=Yard", "1,5", "01067", ""];

fn value(random: &mut Random, kind: Kind, meaning: Meaning) -> Cell {
    let words = |random: &mut Random| (0..random.below(4)).map(|_| random.text(WORDS)).collect::<Vec<String>>();
    let from = |random: &mut Random, list: &[&str]| -> Vec<String> {
        list.iter().filter(|_| random.below(3) == 0).map(|word| (*word).to_owned()).collect()
    };
    match kind {
        Kind::Word(list) => Cell::Text((*random.one_of(list.words)).to_owned()),
        Kind::YesNo => Cell::Integer(random.below(2) as i64),
        Kind::Whole => match meaning {
            Meaning::Year => Cell::Integer(2000 + random.below(100) as i64),
            Meaning::Money => Cell::Integer(*random.one_of(&[0, 1, 99, 1_050, 123_456_789, 999_999_999_999_999])),
            _ => Cell::Integer(*random.one_of(&[0, 1, 12, 1_234, 1_000_000])),
        },
        Kind::Real => {
            Cell::Real(*random.one_of(&[0.0, 0.1, 0.25, -3.5, 1.234, 12.0, 51.903_614, 0.000_001_5, 80.123_456_789]))
        }
        Kind::Date => Cell::Text(random.text(&["1900-01-01", "2027-05-04", "2027-12-25", "2026-02-28"])),
        Kind::Moment => Cell::Text(
            (*random.one_of(&["2027-05-04T18:30:00", "2027-05-05T00:00:00", "2027-05-06T09:05:07"])).to_owned(),
        ),
        Kind::Time => Cell::Text((*random.one_of(&["00:00:00", "09:05:00", "18:30:00", "23:59:59"])).to_owned()),
        Kind::Texts => match meaning {
            Meaning::WordList(list) => from(random, list.words).to_cell(),
            Meaning::Languages => from(random, &["en", "de", "ar"]).to_cell(),
            Meaning::Dates => from(random, &["2027-05-04", "2027-05-06"]).to_cell(),
            Meaning::Ids(_) => Vec::<String>::new().to_cell(),
            _ => words(random).to_cell(),
        },
        Kind::Text => Cell::Text(random.text(WORDS)),
    }
}

/// One record with the id `<table><at>`; what it names is one of the first records of their tables.
fn record<R: Record>(random: &mut Random, at: usize, count: usize) -> R {
    let blank = |kind: &Kind| match kind {
        Kind::Text => Cell::Text(String::new()),
        Kind::Texts => Vec::<String>::new().to_cell(),
        Kind::Whole | Kind::YesNo => Cell::Integer(0),
        Kind::Real => Cell::Real(0.0),
        Kind::Date => Cell::Text("2027-05-04".to_owned()),
        Kind::Moment => Cell::Text("2027-05-04T10:00:00".to_owned()),
        Kind::Time => Cell::Text("10:00:00".to_owned()),
        Kind::Word(list) => Cell::Text(list.words[0].to_owned()),
    };
    let mut cells: Vec<Cell> = R::kinds().iter().map(blank).collect();
    for (place, ((field, meaning), kind)) in meanings(R::TABLE).iter().zip(R::kinds()).enumerate() {
        cells[place] = match (*field, meaning) {
            ("id", _) => Cell::Text(format!("{}{at}", R::TABLE)),
            ("position", _) => Cell::Text(domain::order::nth(at)),
            ("recurrence_rule" | "umbrella_id", _) => continue,
            ("title" | "name", _) => {
                Cell::Text(format!("{}{}", random.one_of(&["Hall", "=Hall", "Dé", "A; b"]), random.below(3)))
            }
            (_, Meaning::Id(table)) => Cell::Text(format!("{table}{}", random.below(count))),
            (_, meaning) => value(random, kind, *meaning),
        };
        if random.below(4) == 0 && !matches!(*field, "id" | "title" | "name" | "position") {
            let full = std::mem::replace(&mut cells[place], Cell::Null);
            if R::from_cells(&cells).is_err() {
                cells[place] = full;
            }
        }
    }
    R::from_cells(&cells).unwrap()
}

/// A plan with so many records of each table that comes back, or is named by one.
pub fn plan_of(random: &mut Random, count: usize) -> Plan {
    fn some<R: Record>(random: &mut Random, count: usize) -> Vec<R> {
        (0..count).map(|at| record(random, at, count)).collect()
    }
    let currency = (*random.one_of(&["EUR", "JPY", "KWD"])).to_owned();
    let mut plan = Plan {
        profile: Some(Profile {
            id: "profile0".to_owned(),
            city: "Riverton".to_owned(),
            currency,
            ..Profile::default()
        }),
        neighbourhoods: some(random, count),
        weeks: some(random, 2),
        venues: some(random, count),
        rooms: some(random, count),
        events: some(random, count),
        sessions: some(random, count),
        partners: some(random, count),
        people: some(random, count),
        papers: some(random, 2),
        indicators: some(random, count),
        indicator_targets: some(random, count),
        readings: some(random, count),
        goals: some(random, count),
        actions: some(random, count),
        milestones: some(random, count),
        budget_lines: some(random, count),
        risks: some(random, count),
        ..Plan::default()
    };
    for subject in OwnSubject::ALL {
        for kind in OwnKind::ALL {
            let id = format!("{}-{}", subject.word(), kind.word());
            let choices = vec!["Hall".to_owned(), "=Yard".to_owned()];
            let position = domain::order::nth(plan.own_fields.len());
            let field = OwnField {
                name: id.clone(),
                id,
                subject: *subject,
                kind: *kind,
                choices,
                position,
                ..OwnField::default()
            };
            for at in 0..count {
                let words = if random.below(2) == 0 { OWN_WORDS } else { WORDS };
                let said = random.text(words);
                plan.own_values.push(own_fields::value(&field, &format!("{}{at}", subject.word()), said));
            }
            plan.own_fields.push(field);
        }
    }
    for event in &mut plan.events {
        (event.age_from, event.age_to) = (event.age_from.min(event.age_to), event.age_from.max(event.age_to));
    }
    for session in &mut plan.sessions {
        session.ends_at = session.starts_at.map(|at| at + chrono::TimeDelta::minutes(90));
    }
    for event in &plan.events {
        let roles: Vec<_> = EventRole::ALL.iter().filter(|_| random.below(2) == 0).collect();
        for role in roles {
            let partner_id = format!("partner{}", random.below(count));
            let id = link_id(&[&event.id, &partner_id, role.word()]);
            plan.event_partners.push(EventPartner { id, event_id: event.id.clone(), partner_id, role: *role });
        }
    }
    plan
}

/// The plan with other values in some cells of a table, and in how many. What a table cannot change, or what depends on
/// other cells, stays as it is.
pub fn edited(plan: &Plan, kind: TableKind, random: &mut Random) -> (Plan, usize) {
    struct Editor<'a>(TableKind, &'a mut Random, usize);
    impl VisitorMut for Editor<'_> {
        fn visit<R: Record>(&mut self, records: &mut [R]) {
            if R::TABLE != self.0.table() {
                return;
            }
            let together =
                ["age_from", "age_to", "starts_at", "ends_at", "status", "room_id", "name", "title", "umbrella_id"];
            let columns = self.0.columns();
            let is_free = |field: &str| {
                columns.iter().any(|it| it.name == field && it.holds == Holds::Field && it.fixed == Fixed::Free)
                    && !together.contains(&field)
            };
            for record in records {
                let before = record.cells();
                let mut cells = before.clone();
                for (place, ((field, meaning), of)) in meanings(R::TABLE).iter().zip(R::kinds()).enumerate() {
                    if !is_free(field) || matches!(meaning, Meaning::Id(_) | Meaning::Ids(_)) || self.1.below(6) != 0 {
                        continue;
                    }
                    let mut new = value(self.1, of, *meaning);
                    // What comes from a cell has no space at its ends, nothing that cannot be seen, and no guard.
                    if let (Kind::Text, Cell::Text(text)) = (of, &new) {
                        new = Cell::Text(domain::tables::shown::tidy(text));
                    }
                    if let (Kind::Texts, Some(items)) = (of, Vec::<String>::from_cell(&new)) {
                        new = items.iter().map(|it| domain::tables::shown::tidy(it)).collect::<Vec<_>>().to_cell();
                    }
                    let plain = |cell: &Cell| match (of, Vec::<String>::from_cell(cell)) {
                        (Kind::Texts, Some(items)) => {
                            items.iter().map(|it| domain::tables::shown::tidy(it)).collect::<Vec<_>>().join("\u{1f}")
                        }
                        _ => domain::tables::shown::tidy(&cell.plain()),
                    };
                    let is_below = matches!(&new, Cell::Real(number) if *number < 0.0)
                        && !["value", "base_value", "latitude", "longitude"].contains(field);
                    if plain(&new) != plain(&before[place]) && plain(&new) != "#N/A" && !is_below {
                        cells[place] = new;
                    }
                }
                self.2 += before.iter().zip(&cells).filter(|(one, other)| one != other).count();
                *record = R::from_cells(&cells).unwrap();
            }
        }
    }
    let mut other = plan.clone();
    let mut editor = Editor(kind, random, 0);
    other.visit_mut(&mut editor);
    let count = editor.2;
    (other, count)
}
