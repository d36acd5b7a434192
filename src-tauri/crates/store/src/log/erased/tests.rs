//! What was erased goes from other copies as a list of places: what it takes, what it leaves alone, and what still says it.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::{Evidence, Person};
use tempfile::TempDir;

use super::*;
use crate::inside_tests::{create, surroundings};
use crate::log::bundle::{Item, ItemOp, Run, Value};
use crate::{Label, OpenRisk, PlanFile, Surroundings};

/// The same plan on two computers, and a third that has nothing of what follows.
fn three() -> (TempDir, [PlanFile; 3]) {
    let folder = tempfile::tempdir().unwrap();
    let number = AtomicU64::new(1);
    let random = Arc::new(move || u128::from(number.fetch_add(1, Ordering::SeqCst)).to_be_bytes());
    let ours = Surroundings { random, ..surroundings(&folder) };
    let first = create(&folder);
    let paths = ["a", "b", "c"].map(|name| folder.path().join(format!("{name}.paideia")));
    paths[1..].iter().for_each(|path| first.save_copy(path).unwrap());
    drop(first);
    let open = |at: usize| {
        let around = Surroundings { home: folder.path().join(at.to_string()), ..ours.clone() };
        PlanFile::open(&paths[at], OpenRisk::Accept, &around).unwrap()
    };
    let files = [open(0), open(1), open(2)];
    (folder, files)
}

fn give(from: &PlanFile, to: &mut PlanFile) -> Bundle {
    let bundle = from.changes_since(&to.vector().unwrap()).unwrap();
    let came = to.receive(std::slice::from_ref(&bundle)).unwrap();
    assert!(came.refused.is_empty(), "{:?}", came.refused);
    bundle
}

/// Somebody who is an author, stands in a label, is a person, and whose file lies in the bin.
fn write(file: &mut PlanFile) {
    file.set_author("Zebedee Quill");
    let zebedee = Person { id: "p".to_owned(), name: "Zebedee Quill".to_owned(), ..Person::default() };
    file.command(Label::new("save_person").with("name", "Zebedee Quill").with("event", "Open Day"), |tx| {
        tx.put(&zebedee)
    })
    .unwrap();
    file.set_author("Ann");
    file.command(Label::new("attach_file"), |tx| {
        let (file_hash, title) = (tx.put_attachment(b"his own")?, "CV of Zebedee Quill".to_owned());
        tx.put(&Evidence { id: "e".to_owned(), title, file_hash, ..Evidence::default() })
    })
    .unwrap();
    file.command(Label::new("delete"), |tx| tx.remove::<Evidence>("e")).unwrap();
}

fn erase(file: &mut PlanFile) -> Erased {
    file.erase_person("p").unwrap();
    file.erase_from_history("Zebedee Quill").unwrap();
    file.erased().unwrap()
}

fn attachments(file: &PlanFile) -> i64 {
    file.connection.query_row("SELECT count(*) FROM attachment", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_colleagues_erasure_leaves_nothing_and_makes_no_change() {
    let (_folder, [mut ann, mut ben, mut cleo]) = three();
    write(&mut ann);
    let early = give(&ann, &mut ben);
    assert_eq!((attachments(&ben), ben.erased_count().unwrap(), ben.erased().unwrap()), (1, 0, Erased::default()));
    let list = erase(&mut ann);
    // The person's presence and name; title, file and presence of the evidence, and its removal; the author and a label.
    let told: BTreeSet<String> =
        list.cells.iter().map(|cell| format!("{} {} {}", cell.table, cell.id, cell.field)).collect();
    let expected = ["evidence e *", "evidence e file_hash", "evidence e title", "person p *", "person p name"];
    assert!(expected.iter().all(|place| told.contains(*place)), "{told:?}");
    let words: Vec<&str> = list.words.iter().map(|word| word.word.as_str()).collect();
    assert_eq!(words, ["author", "label.name"]);
    assert_eq!((list.count(), ann.erased_count().unwrap()), (list.cells.len() + 2, list.cells.len() + 2));
    let before = (ben.revision(), ben.last_change().unwrap());
    let (cells, of_words) = (cells_here(&ben.connection, &list).unwrap(), words_here(&ben.connection, &list).unwrap());
    assert_eq!((cells.len(), of_words.len()), (list.cells.len(), 1), "all of it is there, the words in one change");
    assert_eq!(of_words[0].1, ["author", "label.name"]);
    assert!(is_here(&ben.connection, &list).unwrap());
    assert!(ben.take_erased(&list).unwrap());
    assert_eq!((ben.revision(), ben.last_change().unwrap()), (before.0 + 1, before.1), "nobody did anything");
    assert_eq!((ben.snapshot().unwrap().people.len(), attachments(&ben)), (0, 0));
    assert!(ben.find_in_history("Zebedee").unwrap().is_empty());
    assert_eq!(ben.erased().unwrap(), list);
    let history = ben.history(None, 99).unwrap();
    assert!(history.iter().all(|change| change.author != "Zebedee Quill"), "{history:?}");
    let saved = history.iter().find(|change| change.label.code == "save_person").unwrap();
    assert_eq!((saved.label.values["name"].as_str(), saved.label.values["event"].as_str()), ("", "Open Day"));
    let found = ben.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
    // Once more does nothing; and of what never came here nothing is left either.
    assert!(!is_here(&ben.connection, &list).unwrap());
    assert!(ben.take_erased(&list).unwrap() && cleo.take_erased(&list).unwrap());
    assert_eq!((ben.revision(), cleo.erased().unwrap()), (before.0 + 1, Erased::default()));
    // What goes out and what came early.
    assert!(list.is_said_in(&early));
    let late = give(&ann, &mut cleo);
    assert!(!list.is_said_in(&late));
    assert_eq!(cleo.erased().unwrap(), list, "as it came");
    let erasing = |bundle: &Bundle| {
        let items = bundle.runs.iter().flat_map(|run| &run.changes).filter(|item| item.is_erasure);
        items.map(|item| item.label_code.clone()).collect::<Vec<_>>()
    };
    let codes = ["delete_person_for_ever", "delete_words_for_ever"];
    assert_eq!(erasing(&late), codes);
    assert_eq!(erasing(&cleo.changes_since(&ben.vector().unwrap()).unwrap()), codes, "passed on as what it is");
}

#[test]
fn of_one_cell_or_one_word_only_that_is_taken() {
    let (_folder, [mut ann, mut ben, _]) = three();
    write(&mut ann);
    give(&ann, &mut ben);
    let list = erase(&mut ann);
    let cell = list.cells.iter().find(|cell| cell.field == "name").unwrap().clone();
    let file = list.cells.iter().find(|cell| cell.field == FILE_HASH).unwrap().clone();
    let word = list.words.iter().find(|word| word.word == "author").unwrap().clone();
    let one = |cells: &[&ErasedCell], words: &[&ErasedWord]| Erased {
        cells: cells.iter().map(|cell| (*cell).clone()).collect(),
        words: words.iter().map(|word| (*word).clone()).collect(),
    };
    // Whoever names another value, another change, or a change that nobody made erases nothing.
    let other = [
        one(&[&ErasedCell { leaf: [0; 32], ..cell.clone() }], &[]),
        one(&[&ErasedCell { seq: cell.seq + 1, ..cell.clone() }], &[]),
        one(&[&ErasedCell { seq: 99, ..cell.clone() }], &[]),
        one(&[&ErasedCell { replica: "nobody".to_owned(), ..cell.clone() }], &[]),
        one(&[&ErasedCell { field: "email".to_owned(), ..cell.clone() }], &[]),
        one(&[], &[&ErasedWord { leaf: [0; 32], ..word.clone() }]),
        one(&[], &[&ErasedWord { seq: word.seq + 1, ..word.clone() }]),
        one(&[], &[&ErasedWord { seq: 99, ..word.clone() }]),
        one(&[], &[&ErasedWord { word: "label.event".to_owned(), ..word.clone() }]),
        one(&[], &[&ErasedWord { word: "label.none".to_owned(), ..word.clone() }]),
    ];
    for list in &other {
        assert!(!is_here(&ben.connection, list).unwrap(), "{list:?}");
        assert_eq!(forget_here(&ben.connection, list).unwrap(), 0, "{list:?}");
    }
    assert_eq!(ben.erased_count().unwrap(), 0);
    let history = |file: &PlanFile| file.history(None, 99).unwrap().into_iter().map(|it| it.author).collect::<Vec<_>>();
    let authors = history(&ben);
    assert!(
        is_here(&ben.connection, &one(&[&cell], &[])).unwrap()
            && is_here(&ben.connection, &one(&[], &[&word])).unwrap()
    );
    assert_eq!(forget_here(&ben.connection, &one(&[&cell], &[&word])).unwrap(), 2);
    assert_eq!(ben.erased().unwrap(), one(&[&cell], &[&word]));
    let kept: Vec<String> =
        authors.iter().map(|author| if author == "Zebedee Quill" { String::new() } else { author.clone() }).collect();
    assert_eq!(history(&ben), kept);
    assert!(ben.verify().unwrap().is_intact);
    // The rest of the same change has salts of its own by now, and is still found by them.
    let rest: Vec<&ErasedWord> = list.words.iter().filter(|it| it.word != "author").collect();
    assert_eq!(
        words_here(&ben.connection, &list).unwrap().iter().map(|(_, words)| words.len()).sum::<usize>(),
        rest.len()
    );
    assert_eq!(cells_here(&ben.connection, &list).unwrap().len(), list.cells.len() - 1);
    // The content of a file goes with its name, and not before.
    assert_eq!(attachments(&ben), 1);
    assert_eq!(forget_here(&ben.connection, &one(&[&file], &[])).unwrap(), 1);
    assert_eq!(attachments(&ben), 0);
    assert_eq!(forget_here(&ben.connection, &list).unwrap(), list.count() - 3);
    assert_eq!(ben.erased().unwrap(), list);
    assert!(ben.verify().unwrap().is_intact);
}

fn cell(seq: i64, id: &str, field: &str) -> ErasedCell {
    let (table, id, field) = ("person".to_owned(), id.to_owned(), field.to_owned());
    ErasedCell { replica: "ant".to_owned(), seq, table, id, field, leaf: [1; 32] }
}

fn word(seq: i64, word: &str) -> ErasedWord {
    ErasedWord { replica: "ant".to_owned(), seq, word: word.to_owned(), leaf: [2; 32] }
}

#[test]
fn a_list_is_the_same_after_it_travelled_and_grows_by_what_is_new() {
    let list = Erased { cells: [cell(1, "p", "name"), cell(2, "p", "name")].into(), words: [word(1, "author")].into() };
    assert_eq!((list.count(), Erased::default().count()), (3, 0));
    let bytes = list.to_bytes().unwrap();
    assert_eq!(&bytes[..16], b"paideia erased 1");
    assert_eq!(Erased::from_bytes(&bytes).unwrap(), list);
    let detail = |bytes: &[u8]| Erased::from_bytes(bytes).unwrap_err().values()["detail"].clone();
    assert_eq!(detail(&bytes[1..]), "mark");
    assert_eq!(detail(&[&bytes[..], &[0]].concat()), "length");
    assert_eq!(Erased::from_bytes(&bytes[..bytes.len() - 1]).unwrap_err().code(), "changes_unreadable");
    let fewer_cells = Erased { cells: [cell(1, "p", "name")].into(), ..list.clone() };
    let other_words = Erased { words: [word(1, "label.name")].into(), ..list.clone() };
    let cases = [
        (&list, &list, true),
        (&list, &fewer_cells, true),
        (&fewer_cells, &list, false),
        (&list, &other_words, false),
        (&list, &Erased::default(), true),
        (&Erased::default(), &list, false),
    ];
    for (one, other, covers) in cases {
        assert_eq!(one.covers(other), covers, "{one:?} {other:?}");
    }
    let mut all = fewer_cells.clone();
    all.join(other_words.clone());
    assert_eq!(all.count(), 4);
    assert!(all.covers(&list) && all.covers(&other_words) && !list.covers(&all));
}

#[test]
fn what_changes_on_their_way_still_say_is_found_by_place_record_and_field() {
    let op = |record: u32, field: u32| ItemOp { record, field, value: Value::Null, salt: None };
    let silent = Item { ops: vec![op(1, 1)], ..Item::default() };
    let telling = Item {
        author: "Zebedee".to_owned(),
        label_values: [("name".to_owned(), "Zebedee".to_owned()), ("empty".to_owned(), String::new())].into(),
        ops: vec![op(1, 1), op(0, 0), op(9, 0), op(0, 9)],
        ..Item::default()
    };
    let bundle = Bundle {
        records: [("person", "p"), ("person", "q")].map(|(table, id)| (table.to_owned(), id.to_owned())).to_vec(),
        fields: ["name", "email"].map(str::to_owned).to_vec(),
        runs: vec![
            Run { replica: "bee".to_owned(), from: 5, changes: vec![telling.clone()] },
            Run { replica: "ant".to_owned(), from: 4, changes: vec![silent, telling] },
        ],
        ..Bundle::default()
    };
    let of_cell = |cell: ErasedCell| Erased { cells: [cell].into(), ..Erased::default() };
    let of_word = |word: ErasedWord| Erased { words: [word].into(), ..Erased::default() };
    let cases = [
        (of_cell(cell(5, "p", "name")), true),
        (of_cell(cell(5, "q", "email")), true),
        (of_cell(cell(4, "q", "email")), true),
        (of_cell(cell(4, "p", "name")), false),
        (of_cell(cell(5, "p", "email")), false),
        (of_cell(cell(5, "q", "name")), false),
        (of_cell(cell(6, "p", "name")), false),
        (of_cell(ErasedCell { table: "room".to_owned(), ..cell(5, "p", "name") }), false),
        (of_cell(ErasedCell { replica: "cat".to_owned(), ..cell(5, "p", "name") }), false),
        (of_cell(ErasedCell { replica: "bee".to_owned(), ..cell(4, "p", "name") }), false),
        (of_word(word(5, "author")), true),
        (of_word(word(5, "label.name")), true),
        (of_word(word(5, "label.empty")), false),
        (of_word(word(5, "label.other")), false),
        (of_word(word(4, "author")), false),
        (of_word(word(6, "author")), false),
        (of_word(ErasedWord { replica: "bee".to_owned(), ..word(5, "author") }), true),
        (of_word(ErasedWord { replica: "bee".to_owned(), ..word(4, "author") }), false),
        // At the place of one stands nothing of the other's.
        (Erased { cells: [cell(4, "p", "name")].into(), words: [word(6, "author")].into() }, false),
        (Erased { cells: [cell(4, "p", "name")].into(), words: [word(4, "author")].into() }, false),
        (Erased { cells: [cell(4, "p", "name")].into(), words: [word(5, "author")].into() }, true),
        (Erased { cells: [cell(5, "p", "name")].into(), words: [word(4, "author")].into() }, true),
        (Erased::default(), false),
    ];
    for (list, is) in cases {
        assert_eq!(list.is_said_in(&bundle), is, "{list:?}");
    }
}
