//! What a bundle says of itself, and its parts as they are kept while they wait.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

fn record(id: &str) -> (String, String) {
    ("evidence".to_owned(), id.to_owned())
}

fn op(record: u32, field: u32, value: Value) -> ItemOp {
    ItemOp { record, field, value, salt: None }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn place(replica: &str, seq: i64) -> Place {
    (replica.to_owned(), seq)
}

/// Three changes of one replica and one of another, of three records and three fields, with two files.
fn bundle() -> Bundle {
    let first = Item { ops: vec![op(0, 0, text("Minutes")), op(0, 1, text("h1"))], ..Item::default() };
    let second = Item {
        ops: vec![op(2, 2, Value::Integer(1)), op(1, 1, text("h2")), op(2, 0, text("h1"))],
        erased: vec![(1, 0, [7; 32]), (0, 2, [8; 32])],
        ..Item::default()
    };
    let third = Item { ops: vec![op(0, 1, Value::Null)], ..Item::default() };
    Bundle {
        plan_id: "plan".to_owned(),
        records: ["a", "b", "c"].map(record).to_vec(),
        fields: ["title", FILE_HASH, "*"].map(str::to_owned).to_vec(),
        runs: vec![
            Run { replica: "ant".to_owned(), from: 4, changes: vec![first, second, third] },
            Run { replica: "bee".to_owned(), from: 1, changes: vec![Item::default()] },
        ],
        versions: Vec::new(),
        attachments: vec![("h1".to_owned(), b"one".to_vec()), ("h2".to_owned(), b"two".to_vec())],
    }
}

#[test]
fn a_bundle_says_whose_changes_it_holds_and_how_many() {
    let bundle = bundle();
    assert_eq!((bundle.plan_id(), bundle.change_count(), Bundle::default().change_count()), ("plan", 4, 0));
    let runs: Vec<_> = bundle.runs().iter().map(|run| (run.replica(), run.from(), run.to())).collect();
    assert_eq!(runs, [("ant", 4, 6), ("bee", 1, 1)]);
    assert_eq!(Run { from: 4, ..Run::default() }.to(), 3, "of nothing");
    let last = Run { from: i64::MAX, changes: vec![Item::default(); 2], ..Run::default() };
    assert_eq!(last.to(), i64::MAX - 1, "numbers that nobody reaches are no sum that fails");
}

#[test]
fn the_form_is_known_by_its_mark_and_its_number() {
    let bundle = bundle();
    let bytes = bundle.to_bytes().unwrap();
    assert_eq!(&bytes[..MARK.len() + 1], b"paideia changes\x01");
    assert_eq!(Bundle::from_bytes(&bytes).unwrap(), bundle);
    let with = |at: usize, byte: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = byte;
        Bundle::from_bytes(&bytes).unwrap_err()
    };
    let detail = |error: StoreError| (error.code().to_owned(), error.values().get("detail").cloned());
    assert_eq!(detail(with(0, b'P')), ("changes_unreadable".to_owned(), Some("mark".to_owned())));
    assert_eq!(detail(with(MARK.len(), 0)), ("changes_unreadable".to_owned(), Some("version".to_owned())));
    let newer = with(MARK.len(), 3);
    assert!(matches!(newer, StoreError::NewerChanges { found: 3, known: 1 }), "{newer:?}");
    let longer = Bundle::from_bytes(&[&bytes[..], &[0]].concat()).unwrap_err();
    assert_eq!(detail(longer), ("changes_unreadable".to_owned(), Some("length".to_owned())));
    assert_eq!(Bundle::from_bytes(&bytes[..bytes.len() - 1]).unwrap_err().code(), "changes_unreadable");
}

#[test]
fn one_change_alone_takes_what_it_speaks_of_along() {
    let bundle = bundle();
    let run = &bundle.runs[0];
    let first = bundle.single(run, 0).unwrap();
    assert_eq!((first.plan_id.as_str(), first.records.clone()), ("plan", vec![record("a")]));
    assert_eq!(first.fields, ["title", FILE_HASH]);
    assert_eq!(first.attachments, [("h1".to_owned(), b"one".to_vec())]);
    assert_eq!(first.runs, [Run { from: 4, changes: vec![run.changes[0].clone()], ..run.clone() }]);
    let second = bundle.single(run, 1).unwrap();
    assert_eq!(second.records, [record("c"), record("b"), record("a")]);
    assert_eq!(second.fields, ["*", FILE_HASH, "title"]);
    let item = &second.runs[0].changes[0];
    assert_eq!(item.ops, [op(0, 0, Value::Integer(1)), op(1, 1, text("h2")), op(0, 2, text("h1"))]);
    assert_eq!(item.erased, [(1, 2, [7; 32]), (2, 0, [8; 32])]);
    assert_eq!((second.runs[0].from, second.runs[0].replica.as_str()), (5, "ant"));
    assert_eq!(second.attachments, [("h2".to_owned(), b"two".to_vec())], "a title that reads like a file is none");
    assert_eq!(bundle.single(run, 2).unwrap().attachments, []);
    assert_eq!(bundle.single(run, 3), None);
    // What is not in the lists, and a number beyond all numbers.
    for (op, from) in [(op(9, 0, Value::Null), 1), (op(0, 9, Value::Null), 1), (op(0, 0, Value::Null), i64::MAX)] {
        let change = Item { ops: vec![op], ..Item::default() };
        let run = Run { from, changes: vec![change.clone(), change], ..Run::default() };
        assert_eq!(bundle.single(&run, 1), None, "{from}");
    }
}

#[test]
fn a_run_needs_what_its_changes_build_on_and_nothing_of_itself() {
    let items = [
        Item { base: Some(place("bee", 3)), seen: vec![place("cat", 2), place("dog", 9)], ..Item::default() },
        Item { undoes: Some(place("bee", 5)), seen: vec![place("cat", 1)], ..Item::default() },
        Item { undoes: Some(place("ant", 40)), base: Some(place("eel", 1)), ..Item::default() },
    ];
    let needs = |from: i64| {
        let needs = Run { replica: "ant".to_owned(), from, changes: items.to_vec() }.needs();
        needs.into_iter().map(|(replica, seq)| format!("{replica} {seq}")).collect::<Vec<_>>()
    };
    let others = ["bee 5", "cat 2", "dog 9", "eel 1"];
    assert_eq!(needs(1), others);
    assert_eq!(needs(2), [&["ant 1"][..], &others].concat());
    assert_eq!(needs(8), [&["ant 7"][..], &others].concat());
    assert!(Run::default().needs().is_empty());
}

#[test]
fn a_value_comes_back_as_it_went() {
    for cell in [Cell::Null, Cell::Integer(-3), Cell::Real(0.5), Cell::Text("x".to_owned())] {
        assert_eq!(Cell::from(&Value::from(&cell)), cell);
    }
}
