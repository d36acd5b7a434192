//! Tables of ours that come back: what each edit of a cell asks for, and what whole tables bring.

mod support;

use std::fmt::Write;

use domain::Plan;
use domain::fields::Meaning;
use domain::tables::TableKind;
use domain::tables::labels::Labels;
use domain::tables::rows::named_tables;
use intake::{DryRun, ImportKind, ImportOptions};
use support::city::city;
use support::ours::{Table, add, cell, heading, place, table, text, words};
use support::{check_in_words, options, whole, written};

#[path = "../../../../tests/golden.rs"]
mod approved;

fn come_back_with(plan: &Plan, table: &Table, delimiter: char, options: &ImportOptions) -> DryRun {
    let (_folder, path) = written("back.csv", text(table, delimiter).as_bytes());
    check_in_words(ImportKind::Tables, &path, plan, options, &words()).expect("a table of ours")
}

fn come_back(plan: &Plan, table: &Table) -> DryRun {
    come_back_with(plan, table, ',', &options())
}

/// Texts that a person could write into a cell, good and bad.
fn texts(meaning: Meaning, labels: &Labels) -> Vec<String> {
    let plain = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let named = |table: &str, more: Vec<String>| [labels.all(table), &more, &plain(&["", "Nobody"])].concat();
    match meaning {
        Meaning::Money => plain(&["", "1,234.50", "1234.5 EUR", "0.001", "-5", "many", "1e13", "1e14", "1,234"]),
        Meaning::Count | Meaning::Year | Meaning::Weekday | Meaning::Bytes => {
            plain(&["", "7", "7.5", "-7", "seven", "2,031", "1e15", "99999999999999999"])
        }
        Meaning::Number => plain(&["", "7.25", "-7.25", "7,25", "seven", "1e400", "500"]),
        Meaning::YesNo => plain(&["", "no", "yes", "TRUE", "0", "perhaps"]),
        Meaning::Date => {
            plain(&["", "2027-05-09", "2027-05-09 00:00", "2027-05-09 10:00", "09/05/2027", "9.5.27", "soon"])
        }
        Meaning::Moment => plain(&[
            "",
            "2027-05-04 11:30",
            "2027-05-04",
            "4.5.2027 6:30 PM",
            "05/04/2027 10:00",
            "2027-05-05T00:00:00",
            "soon",
        ]),
        Meaning::Time => plain(&["", "18:30", "6:30 pm", "25:00", "soon"]),
        Meaning::Word(list) => {
            let words = list.words.iter().map(|word| word.replace('_', " "));
            words.chain(plain(&["", "purple"])).collect()
        }
        Meaning::WordList(list) => {
            let words: Vec<String> = list.words.iter().take(2).map(|word| (*word).to_owned()).collect();
            [words.clone(), vec![words.join("; ")], plain(&["", "purple"])].concat()
        }
        Meaning::Languages => plain(&["", "German; English", "en", "Klingon"]),
        Meaning::Id(table) => named(table, Vec::new()),
        Meaning::Ids(table) => named(table, vec![labels.all(table).join("; ")]),
        Meaning::Dates => plain(&["", "2027-05-06; 2027-05-07", "6.5.2027", "05/06/2027", "soon"]),
        Meaning::Words
        | Meaning::WordsList
        | Meaning::Country
        | Meaning::Recurrence
        | Meaning::Computed
        | Meaning::FieldNames
        | Meaning::Cards
        | Meaning::ProblemCode
        | Meaning::Machine => plain(&["", "Other words", "'=1+1", "#REF!", "one; two"]),
    }
}

/// What became of one edit: changes, what was told or refused, what is written besides the record itself.
fn outcome(done: &DryRun, kind: TableKind) -> String {
    let preview = &done.preview;
    let changes = preview.items.iter().flat_map(|item| &item.changes);
    let mut told: Vec<String> = changes.map(|it| format!("{}: {:?} → {:?}", it.field, it.from, it.to)).collect();
    for (word, rows) in [("told", &preview.told), ("refused", &preview.refused)] {
        told.extend(
            rows.iter().map(|row| format!("{word} {} {} {:?} {:?}", row.line, row.reason, row.column, row.value)),
        );
    }
    if done.writes.is_empty() {
        told.push("nothing".to_owned());
    }
    let besides = whole::writes(&done.writes);
    told.extend(
        besides.lines().skip(1).filter(|line| !line.starts_with(&format!("{} ", kind.table()))).map(str::to_owned),
    );
    told.join(" | ")
}

#[test]
fn unedited_tables_ask_for_nothing() {
    let plan = city();
    for kind in TableKind::ALL {
        for delimiter in [',', ';', '\t'] {
            let done = come_back_with(&plan, &table(&plan, *kind), delimiter, &options());
            let preview = &done.preview;
            assert!(
                done.writes.is_empty() && preview.told.is_empty() && preview.refused.is_empty(),
                "{kind:?} {preview:?}"
            );
            assert_eq!((preview.kind, preview.same, preview.rows), (ImportKind::Tables, preview.rows, preview.same));
            assert_eq!(preview.options.delimiter, Some(delimiter.to_string()));
            assert_eq!(preview.notices, []);
        }
    }
}

/// One cell after the other, in the first row of a table.
fn edits(kind: TableKind) {
    let plan = city();
    let mut made = String::new();
    let whole = table(&plan, kind);
    let labels = Labels::new(&plan, named_tables(&kind.columns_of(&plan)));
    for column in kind.columns_of(&plan) {
        let at = place(&whole, &heading(&column));
        writeln!(made, "# {}: {:?}", heading(&column), whole[1][at]).expect("a text");
        for text in texts(column.meaning, &labels) {
            let mut edited = whole.clone();
            edited[1][at].clone_from(&text);
            writeln!(made, "{text:?} {}", outcome(&come_back(&plan, &edited), kind)).expect("a text");
        }
    }
    approved::golden(&format!("ours/{}.txt", kind.word()), &made);
}

macro_rules! edits_are_taken_or_told {
    ($($name:ident $kind:ident,)+) => {
        $(#[test]
        fn $name() {
            edits(TableKind::$kind);
        })+

        #[test]
        fn no_table_is_forgotten() {
            assert_eq!(TableKind::ALL, &[$(TableKind::$kind),+]);
        }
    };
}

edits_are_taken_or_told! {
    edits_of_events_are_taken_or_told Events,
    edits_of_sessions_are_taken_or_told Sessions,
    edits_of_venues_are_taken_or_told Venues,
    edits_of_rooms_are_taken_or_told Rooms,
    edits_of_partners_are_taken_or_told Partners,
    edits_of_people_are_taken_or_told People,
    edits_of_indicators_are_taken_or_told Indicators,
    edits_of_readings_are_taken_or_told Readings,
    edits_of_targets_are_taken_or_told Targets,
    edits_of_goals_are_taken_or_told Goals,
    edits_of_actions_are_taken_or_told Actions,
    edits_of_milestones_are_taken_or_told Milestones,
    edits_of_budget_lines_are_taken_or_told Budget,
    edits_of_risks_are_taken_or_told Risks,
}

/// One row typed in anew, with one cell after the other left out, and one that is there already.
#[test]
fn rows_that_are_typed_in_are_new_or_those_of_the_plan() {
    let plan = city();
    let mut made = String::new();
    for kind in TableKind::ALL {
        let whole = table(&plan, *kind);
        writeln!(made, "# {}", kind.word()).expect("a text");
        // A copy of the first row without its mark, while that row is gone.
        let mut typed = whole.clone();
        typed[1][0].clear();
        writeln!(made, "typed anew: {}", whole::differences(&come_back(&plan, &typed))).expect("a text");
        // The same beside the row that it copies.
        let mut copied = whole.clone();
        copied.push(typed[1].clone());
        writeln!(made, "copied: {}", whole::differences(&come_back(&plan, &copied))).expect("a text");
        // Alone, in a plan that has nothing of the kind but what the cells name.
        for at in 1..whole[0].len() {
            let mut lacking = vec![whole[0].clone(), typed[1].clone()];
            lacking[1][at].clear();
            let empty = without(&plan, *kind);
            writeln!(made, "without {}: {}", whole[0][at], outcome(&come_back(&empty, &lacking), *kind))
                .expect("a text");
        }
    }
    approved::golden("ours-typed.txt", &made);
}

/// The plan without the records of a table.
fn without(plan: &Plan, kind: TableKind) -> Plan {
    let mut plan = plan.clone();
    match kind {
        TableKind::Events => plan.events.truncate(0),
        TableKind::Sessions => plan.sessions.clear(),
        TableKind::Venues => plan.venues.clear(),
        TableKind::Rooms => plan.rooms.clear(),
        TableKind::Partners => plan.partners.clear(),
        TableKind::People => plan.people.clear(),
        TableKind::Indicators => plan.indicators.clear(),
        TableKind::Readings => plan.readings.clear(),
        TableKind::Targets => plan.indicator_targets.clear(),
        TableKind::Goals => plan.goals.clear(),
        TableKind::Actions => plan.actions.clear(),
        TableKind::Milestones => plan.milestones.clear(),
        TableKind::Budget => plan.budget_lines.clear(),
        TableKind::Risks => plan.risks.clear(),
    }
    plan
}

/// What came of a table that was edited as a whole.
#[track_caller]
fn story(made: &mut String, title: &str, done: &DryRun) {
    writeln!(made, "# {title}\n{}", whole::differences(done)).expect("a text");
}

#[test]
fn tables_that_were_worked_over() {
    let plan = city();
    let mut made = String::new();
    let events = || table(&plan, TableKind::Events);

    let mut both = events();
    *cell(&mut both, "kites", "title") = "Kites and boats".to_owned();
    *cell(&mut both, "kites", "capacity") = "31".to_owned();
    let mut meanwhile = plan.clone();
    meanwhile.events[0].title = "Kites in May".to_owned();
    meanwhile.events[0].short_text = "We fly kites.".to_owned();
    story(&mut made, "edited on both sides", &come_back(&meanwhile, &both));

    let mut gone = plan.clone();
    gone.events.remove(1);
    story(&mut made, "a record is gone", &come_back(&gone, &events()));
    let mut short = events();
    short.remove(2);
    story(&mut made, "a row is gone", &come_back(&plan, &short));

    let mut marked = events();
    marked[1][0].push('x');
    story(&mut made, "a mark was changed", &come_back(&plan, &marked));
    let mut twice = events();
    twice.insert(2, twice[1].clone());
    story(&mut made, "a row stands twice", &come_back(&plan, &twice));
    twice[2][1].push_str(" again");
    story(&mut made, "two copies differ", &come_back(&plan, &twice));

    let mut moved = events();
    for row in &mut moved {
        let title = row.remove(1);
        row.push(title);
        row.remove(3);
        row.insert(0, String::new());
        row.push("mine".to_owned());
    }
    moved.insert(0, vec!["As of March".to_owned(); moved[0].len()]);
    moved.insert(1, vec![String::new(); moved[0].len()]);
    story(&mut made, "columns were moved, taken out and added", &come_back(&plan, &moved));

    let mut added = table(&without_own(&plan), TableKind::Events);
    let names = ["Size of shirt", "Number of rooms", "Kind of hall", "Of no field"];
    for (at, row) in added.iter_mut().enumerate() {
        let cells = ["L", "3", "small hall", "x"];
        row.extend(if at == 0 { names } else { cells }.map(str::to_owned));
    }
    story(&mut made, "columns of own fields were added", &come_back(&plan, &added));

    let mut new = events();
    add(&mut new, &[("title", "Boats"), ("status", "confirmed"), ("organiser", "Chess Club"), ("capacity", "10")]);
    add(&mut new, &[("title", "Star walk"), ("capacity", "12")]);
    add(&mut new, &[("title", "Kites"), ("age_from", "9"), ("age_to", "8")]);
    add(&mut new, &[("capacity", "4")]);
    add(&mut new, &[("title", "Bad"), ("capacity", "many"), ("Number of rooms", "x")]);
    let chosen = ImportOptions { left_out_lines: vec![3], ..options() };
    story(&mut made, "new rows, one left out", &come_back_with(&plan, &new, ',', &chosen));

    let mut sessions = table(&plan, TableKind::Sessions);
    *cell(&mut sessions, "first", "venue") = "City Park".to_owned();
    *cell(&mut sessions, "second", "room_id") = "Blue Room".to_owned();
    story(&mut made, "a venue beside the room of another", &come_back(&plan, &sessions));
    let mut sessions = table(&plan, TableKind::Sessions);
    *cell(&mut sessions, "first", "venue") = "City Park".to_owned();
    *cell(&mut sessions, "first", "room_id") = String::new();
    *cell(&mut sessions, "second", "starts_at") = "2027-05-05 00:00".to_owned();
    add(&mut sessions, &[("event_id", "Star walk"), ("starts_at", "2027-05-07 21:00"), ("room_id", "Red Room")]);
    add(&mut sessions, &[("event_id", "Star walk"), ("starts_at", "2027-05-08"), ("venue", "City Park")]);
    add(&mut sessions, &[("event_id", "Star walk"), ("ends_at", "2027-05-08 22:00")]);
    add(
        &mut sessions,
        &[("event_id", "Star walk"), ("starts_at", "2027-05-09 22:00"), ("ends_at", "2027-05-09 22:00")],
    );
    story(&mut made, "sessions in other places and at other times", &come_back(&plan, &sessions));

    let mut targets = table(&plan, TableKind::Targets);
    add(&mut targets, &[("indicator_id", "Readers"), ("year", "2031"), ("value", "55")]);
    add(&mut targets, &[("indicator_id", "Readers"), ("year", "2031"), ("value", "56")]);
    add(&mut targets, &[("indicator_id", "Readers"), ("year", "2030"), ("value", "57")]);
    story(&mut made, "targets of the same year", &come_back(&plan, &targets));

    approved::golden("ours-worked-over.txt", &made);
}

fn without_own(plan: &Plan) -> Plan {
    Plan { own_fields: Vec::new(), own_values: Vec::new(), ..plan.clone() }
}

/// How the spreadsheet writes is seen by cells that nobody edited.
#[test]
fn dates_and_numbers_are_read_as_the_spreadsheet_writes_them() {
    let mut plan = city();
    plan.milestones[0].due_on = support::on("2027-03-04");
    plan.milestones[1].due_on = support::on("2027-02-25");
    let due = |plan: &Plan, first: &str, second: &str, chosen: &ImportOptions| {
        let mut back = table(plan, TableKind::Milestones);
        *cell(&mut back, "print", "due_on") = first.to_owned();
        *cell(&mut back, "text", "revised_due_on") = second.to_owned();
        outcome(&come_back_with(plan, &back, ',', chosen), TableKind::Milestones)
    };
    let order = |word: &str| ImportOptions { date_order: Some(word.to_owned()), ..options() };
    let as_day = |day: &str| format!("revised_due_on: \"\" → {day:?}");
    let open = "told 2 table_two_readings \"revised_due_on\" \"05/06/2027\" | nothing";
    assert_eq!(due(&plan, "04/03/2027", "05/06/2027", &options()), as_day("2027-06-05"), "the day stands first");
    assert_eq!(due(&plan, "03/04/2027", "05/06/2027", &options()), as_day("2027-05-06"), "the month stands first");
    assert_eq!(due(&plan, "2027-03-04", "05/06/2027", &options()), open);
    assert_eq!(due(&plan, "2027-03-04", "05/06/2027", &order("day_first")), as_day("2027-06-05"));
    assert_eq!(due(&plan, "2027-03-04", "05/06/2027", &order("month_first")), as_day("2027-05-06"));

    let target = |first: &str, second: &str, delimiter: char, chosen: &ImportOptions| {
        let mut plan = city();
        plan.readings[0].value = Some(1234.0);
        plan.readings[1].value = Some(5.0);
        let mut back = table(&plan, TableKind::Readings);
        let id = plan.readings[0].id.clone();
        *cell(&mut back, &id, "value") = first.to_owned();
        *cell(&mut back, &id, "margin") = second.to_owned();
        outcome(&come_back_with(&plan, &back, delimiter, chosen), TableKind::Readings)
    };
    let mark = |word: &str| ImportOptions { decimal_mark: Some(word.to_owned()), ..options() };
    let as_number = |number: &str| format!("margin: \"\" → {number:?}");
    assert_eq!(target("1234", "2,345", ',', &options()), as_number("2345"), "as the delimiter lets expect");
    assert_eq!(target("1234", "2,345", ';', &options()), as_number("2.345"));
    assert_eq!(target("1,234", "2,345", ';', &options()), as_number("2345"), "as the other cell shows");
    assert_eq!(target("1.234", "2,345", ',', &options()), as_number("2.345"));
    assert_eq!(target("1234", "2,345", ',', &mark("comma")), as_number("2.345"));
    assert_eq!(target("1234", "2,345", ';', &mark("point")), as_number("2345"));
}
