//! The limits of what is taken at all, each from both sides.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::log::bundle::ItemOp;
use crate::log::small_log::SmallLog;

fn op(record: u32, field: u32, value: Value) -> ItemOp {
    ItemOp { record, field, value, salt: None }
}

fn long(length: usize) -> String {
    "x".repeat(length)
}

/// Changes something of a bundle.
type Change = fn(&mut Bundle);

fn item(bundle: &mut Bundle) -> &mut Item {
    &mut bundle.runs[0].changes[0]
}

/// A change of two cells of a room, of which a third was erased.
fn bundle() -> Bundle {
    let item = Item {
        rand: vec![1; 16],
        wall: 1_809_248_400_000,
        author: "Ann".to_owned(),
        label_code: "save".to_owned(),
        label_values: [("name".to_owned(), "Hall".to_owned())].into(),
        seen: vec![("bee".to_owned(), 1), ("cat".to_owned(), 7)],
        salt: Some(vec![2; 16]),
        ops: vec![op(0, 0, Value::Integer(1)), op(0, 1, Value::Text("Hall".to_owned()))],
        erased: vec![(1, 1, [3; 32])],
        ..Item::default()
    };
    Bundle {
        records: vec![("room".to_owned(), "a".to_owned()), ("spaceship".to_owned(), "any id".to_owned())],
        fields: vec!["*".to_owned(), "name".to_owned()],
        runs: vec![Run { replica: "ant".to_owned(), from: 3, changes: vec![item] }],
        ..Bundle::default()
    }
}

#[test]
fn what_can_be_stored_as_it_is_said_is_well_formed() {
    let cases: [(&str, Change, bool); 36] = [
        ("as it is", |_| (), true),
        ("no replica", |it| it.runs[0].replica.clear(), false),
        ("the longest replica", |it| it.runs[0].replica = long(200), true),
        ("a longer one", |it| it.runs[0].replica = long(201), false),
        ("the first number", |it| it.runs[0].from = 1, true),
        ("no number", |it| it.runs[0].from = 0, false),
        ("a time that is none", |it| item(it).wall = i64::MIN, false),
        ("the longest rand", |it| item(it).rand = vec![0; 200], true),
        ("a longer rand", |it| item(it).rand = vec![0; 201], false),
        ("the longest prev", |it| item(it).prev = Some(vec![0; 200]), true),
        ("a longer prev", |it| item(it).prev = Some(vec![0; 201]), false),
        // "save", "name" and "Hall" are in it already.
        ("the longest words", |it| item(it).author = long(LONGEST - 12), true),
        ("longer words", |it| item(it).author = long(LONGEST - 11), false),
        ("a longer code", |it| item(it).label_code = long(LONGEST), false),
        ("a longer value", |it| drop(item(it).label_values.insert("more".to_owned(), long(LONGEST - 18))), false),
        ("the longest value", |it| drop(item(it).label_values.insert("more".to_owned(), long(LONGEST - 19))), true),
        ("nothing seen", |it| item(it).seen.clear(), true),
        ("one seen twice", |it| item(it).seen[1].0 = "bee".to_owned(), false),
        ("seen itself", |it| item(it).seen[1].0 = "ant".to_owned(), false),
        ("nobody seen", |it| item(it).seen[1].0.clear(), false),
        ("nothing seen of somebody", |it| item(it).seen[1].1 = 0, false),
        ("a record that is not listed", |it| item(it).ops[1].record = 2, false),
        ("a field that is not listed", |it| item(it).ops[1].field = 2, false),
        ("one cell twice", |it| item(it).ops[1].field = 0, false),
        ("no number as a value", |it| item(it).ops[1].value = Value::Real(f64::NAN), false),
        ("infinity", |it| item(it).ops[1].value = Value::Real(f64::INFINITY), true),
        ("nothing as a value", |it| item(it).ops[1].value = Value::Null, true),
        ("the longest text", |it| item(it).ops[1].value = Value::Text(long(LONGEST)), true),
        ("a longer text", |it| item(it).ops[1].value = Value::Text(long(LONGEST + 1)), false),
        ("an id that is none", |it| it.records[0].1 = "a b".to_owned(), false),
        ("no id, of an unknown kind", |it| it.records[1].1.clear(), false),
        ("no table", |it| it.records[1].0.clear(), false),
        ("a field without a name", |it| it.fields[1].clear(), false),
        ("an erased record that is not listed", |it| item(it).erased[0].0 = 2, false),
        ("one cell erased twice", |it| item(it).erased = vec![(1, 1, [3; 32]), (1, 1, [4; 32])], false),
        ("a longer name of a field", |it| it.fields[1] = long(201), false),
    ];
    let log = SmallLog::new(&["ant"]);
    for (told, change, expected) in cases {
        let mut bundle = bundle();
        change(&mut bundle);
        let incoming = Incoming::all(&bundle).next().unwrap();
        assert_eq!(incoming.is_well_formed(&log.tables), expected, "{told}");
    }
}

#[test]
fn a_change_is_numbered_by_its_place_and_speaks_in_names() {
    let mut bundle = bundle();
    let more = bundle.runs[0].changes[0].clone();
    bundle.runs[0].changes.push(Item { ops: vec![op(9, 0, Value::Null)], ..more });
    bundle.runs.push(Run { replica: "bee".to_owned(), from: i64::MAX, changes: vec![Item::default(); 2] });
    let told: Vec<_> = Incoming::all(&bundle).map(|it| (it.run.replica.as_str(), it.at, it.seq)).collect();
    assert_eq!(told, [("ant", 0, 3), ("ant", 1, 4), ("bee", 0, i64::MAX), ("bee", 1, i64::MAX)]);
    let first = Incoming::all(&bundle).next().unwrap();
    assert_eq!(first.names(1, 1), Some(("spaceship", "any id", "name")));
    assert_eq!((first.names(2, 0), first.names(0, 2)), (None, None));
    let ops: Vec<_> = first.ops().map(|op| (op.table, op.id, op.field, op.value.plain())).collect();
    assert_eq!(ops, [("room", "a", "*", "1".to_owned()), ("room", "a", "name", "Hall".to_owned())]);
    assert_eq!(Incoming::all(&bundle).nth(1).unwrap().ops().count(), 0, "a name that is none is left out");
}

/// What each part of a change says is in its hash: whoever changes any of it has made another change.
#[test]
fn everything_that_a_change_says_is_in_its_hash() {
    let changes: [(&str, Change); 16] = [
        ("replica", |it| it.runs[0].replica.push('s')),
        ("number", |it| it.runs[0].from += 1),
        ("rand", |it| item(it).rand[0] = 0),
        ("prev", |it| item(it).prev = Some(Vec::new())),
        ("time", |it| item(it).wall += 1),
        ("author", |it| item(it).author.clear()),
        ("code", |it| item(it).label_code.push('d')),
        ("value", |it| drop(item(it).label_values.insert("name".to_owned(), "Loft".to_owned()))),
        ("undoes", |it| item(it).undoes = Some(("ant".to_owned(), 1))),
        ("seen", |it| item(it).seen[0].1 = 2),
        ("seen whom", |it| item(it).seen[0].0.push('s')),
        ("salt", |it| item(it).salt = Some(vec![3; 16])),
        ("a cell", |it| item(it).ops[1].value = Value::Text("Loft".to_owned())),
        ("a salt of its own", |it| item(it).ops[1].salt = Some(vec![3; 16])),
        ("what was erased", |it| item(it).erased[0].2[0] = 0),
        ("a record", |it| it.records[0].1 = "b".to_owned()),
    ];
    let hash = |bundle: &Bundle, base: &[u8]| Incoming::all(bundle).next().unwrap().hash(base);
    let original = hash(&bundle(), b"base").unwrap();
    let mut hashes = vec![Some(original), hash(&bundle(), b"another base")];
    for (_, change) in changes {
        let mut bundle = bundle();
        change(&mut bundle);
        hashes.push(hash(&bundle, b"base"));
    }
    for (at, one) in hashes.iter().enumerate() {
        assert!(one.is_some() && !hashes[..at].contains(one), "{at}");
    }
    let mut right = bundle();
    assert!(!Incoming::all(&right).next().unwrap().fits(b"base"));
    item(&mut right).hash = original;
    assert!(Incoming::all(&right).next().unwrap().fits(b"base"));
    assert!(!Incoming::all(&right).next().unwrap().fits(b"another base"));
}

/// Of a change of which something was erased the salt is gone: what is left has salts of its own, what went leaves a hash.
#[test]
fn words_that_were_erased_fit_as_long_as_they_stay_so() {
    let whole = bundle();
    let original = Incoming::all(&whole).next().unwrap().hash(b"base").unwrap();
    let mut cut = bundle();
    let change_salt = [2; 16];
    {
        let incoming = Incoming::all(&whole).next().unwrap();
        let salts: Vec<Vec<u8>> = incoming
            .ops()
            .map(|op| {
                op_salt(&change_salt, &Named { table: op.table, id: op.id, field: op.field, value: &op.value }).to_vec()
            })
            .collect();
        let item = &mut cut.runs[0].changes[0];
        item.salt = None;
        item.ops.iter_mut().zip(salts).for_each(|(op, salt)| op.salt = Some(salt));
    }
    let author = word_salt(&change_salt, "author").to_vec();
    let name = word_salt(&change_salt, "label.name").to_vec();
    let gone = word_leaf(&author, "author", "Ann").to_vec();
    let hash = |bundle: &Bundle| Incoming::all(bundle).next().unwrap().hash(b"base");
    let item = &mut cut.runs[0].changes[0];
    item.author.clear();
    item.words =
        vec![("author".to_owned(), None, Some(gone.clone())), ("label.name".to_owned(), Some(name.clone()), None)];
    assert_eq!(hash(&cut), Some(original));
    type Words = Vec<(String, Option<Vec<u8>>, Option<Vec<u8>>)>;
    let with = |words: Words, author: &str| {
        let mut bundle = cut.clone();
        bundle.runs[0].changes[0].words = words;
        bundle.runs[0].changes[0].author = author.to_owned();
        hash(&bundle)
    };
    let label = ("label.name".to_owned(), Some(name), None);
    let of_author = |salt: Option<Vec<u8>>, hash: Option<Vec<u8>>| ("author".to_owned(), salt, hash);
    assert_eq!(with(vec![of_author(None, Some(gone.clone())), label.clone()], "Ann"), None, "there although erased");
    assert_eq!(with(vec![of_author(Some(author), None), label.clone()], "Ann"), Some(original), "with its own salt");
    assert_eq!(with(vec![label.clone()], ""), None, "nothing vouches for it");
    assert_eq!(with(vec![of_author(None, None), label.clone()], ""), None);
    assert_eq!(with(vec![of_author(None, Some(vec![0; 31])), label], ""), None, "a hash that is none");
    let mut bare = cut.clone();
    bare.runs[0].changes[0].ops[0].salt = None;
    assert_eq!(hash(&bare), None, "a cell that nothing vouches for");
}
