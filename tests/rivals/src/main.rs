//! Takes in the changes of several people with Automerge and with Loro: the workload of `tests/benchmarks/team.rs`.
//!
//! `rivals FOLDER` reads `events.json`, the events of the plan, and `person-0.json` and so on, what each person renamed,
//! one after the other, as `[id, title]`. Each event is a map of its fields in one document. Prints one JSON object:
//! for each library the milliseconds of taking in, those of writing the document down afterwards, which a plan file has
//! done by then, and those of opening it, and the bytes of the document. Each the median of three.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue};
use loro::{ExportMode, LoroDoc, LoroList, LoroMap, LoroValue};
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What was measured of one library, in milliseconds and bytes.
struct Measured {
    take_in: f64,
    save: f64,
    open: f64,
    bytes: usize,
}

fn main() -> Outcome<()> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: rivals FOLDER")?);
    let read = |path: &Path| -> Outcome<Vec<Value>> { Ok(serde_json::from_slice(&std::fs::read(path)?)?) };
    let events = read(&folder.join("events.json"))?;
    let mut people = Vec::new();
    while let Ok(work) = read(&folder.join(format!("person-{}.json", people.len()))) {
        people.push(work.iter().map(renamed).collect::<Outcome<Vec<_>>>()?);
    }
    let said = |of: Measured| json!({ "take_in": of.take_in, "save": of.save, "open": of.open, "bytes": of.bytes });
    println!(
        "{}",
        json!({ "automerge": said(with_automerge(&events, &people)?), "loro": said(with_loro(&events, &people)?) })
    );
    Ok(())
}

fn renamed(change: &Value) -> Outcome<(String, String)> {
    match (change[0].as_str(), change[1].as_str()) {
        (Some(id), Some(title)) => Ok((id.to_owned(), title.to_owned())),
        _ => Err("a change is [id, title]".into()),
    }
}

fn clock<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed().as_secs_f64() * 1000.0, done)
}

fn median(mut runs: Vec<Measured>) -> Outcome<Measured> {
    runs.sort_by(|one, other| one.take_in.total_cmp(&other.take_in));
    let middle = runs.len() / 2;
    runs.into_iter().nth(middle).ok_or_else(|| "nothing was measured".into())
}

fn id_of(event: &Value) -> &str {
    event["id"].as_str().unwrap_or_default()
}

fn with_automerge(events: &[Value], people: &[Vec<(String, String)>]) -> Outcome<Measured> {
    let mut base = AutoCommit::new();
    let all = base.put_object(ROOT, "events", ObjType::Map)?;
    for event in events {
        let map = base.put_object(&all, id_of(event), ObjType::Map)?;
        for (field, value) in event.as_object().ok_or("an event is an object")? {
            put(&mut base, &map, field, value)?;
        }
    }
    base.commit();
    let heads = base.get_heads();
    let base_bytes = base.save();
    let mut sent = Vec::new();
    for work in people {
        let mut doc = AutoCommit::load(&base_bytes)?;
        for (id, title) in work {
            let (_, map) = doc.get(&all, id.as_str())?.ok_or("no such event")?;
            doc.put(&map, "title", title.as_str())?;
            doc.commit();
        }
        sent.push(doc.save_after(&heads));
    }
    let mut runs = Vec::new();
    for _ in 0..3 {
        let mut doc = AutoCommit::load(&base_bytes)?;
        let (take_in, taken) = clock(|| sent.iter().try_for_each(|bytes| doc.load_incremental(bytes).map(drop)));
        taken?;
        let (save, bytes) = clock(|| doc.save());
        let (open, opened) = clock(|| AutoCommit::load(&bytes));
        opened?;
        runs.push(Measured { take_in, save, open, bytes: bytes.len() });
    }
    median(runs)
}

fn put(doc: &mut AutoCommit, map: &ObjId, field: &str, value: &Value) -> Outcome<()> {
    if let Some(list) = value.as_array() {
        let made = doc.put_object(map, field, ObjType::List)?;
        for (at, item) in list.iter().enumerate() {
            doc.insert(&made, at, scalar(item))?;
        }
        return Ok(());
    }
    Ok(doc.put(map, field, scalar(value))?)
}

fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Null => ScalarValue::Null,
        Value::Bool(is) => ScalarValue::Boolean(*is),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => ScalarValue::Int(whole),
            None => ScalarValue::F64(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => ScalarValue::Str(text.as_str().into()),
        Value::Array(_) | Value::Object(_) => ScalarValue::Str(value.to_string().into()),
    }
}

fn with_loro(events: &[Value], people: &[Vec<(String, String)>]) -> Outcome<Measured> {
    let base = LoroDoc::new();
    let all = base.get_map("events");
    for event in events {
        let map = all.insert_container(id_of(event), LoroMap::new())?;
        for (field, value) in event.as_object().ok_or("an event is an object")? {
            match value.as_array() {
                Some(list) => {
                    let made = map.insert_container(field, LoroList::new())?;
                    list.iter().try_for_each(|item| made.push(LoroValue::from(item.clone())))?;
                }
                None => map.insert(field, LoroValue::from(value.clone()))?,
            }
        }
    }
    base.commit();
    let seen = base.oplog_vv();
    let base_bytes = base.export(ExportMode::Snapshot)?;
    let opened = |bytes: &[u8]| -> Outcome<LoroDoc> {
        let doc = LoroDoc::new();
        doc.import(bytes)?;
        Ok(doc)
    };
    let mut sent = Vec::new();
    for work in people {
        let doc = opened(&base_bytes)?;
        let all = doc.get_map("events");
        for (id, title) in work {
            let event = all.get(id).and_then(|found| found.into_container().ok()?.into_map().ok());
            event.ok_or("no such event")?.insert("title", title.as_str())?;
            doc.commit();
        }
        sent.push(doc.export(ExportMode::updates(&seen))?);
    }
    let mut runs = Vec::new();
    for _ in 0..3 {
        let doc = opened(&base_bytes)?;
        let (take_in, taken) = clock(|| sent.iter().try_for_each(|bytes| doc.import(bytes).map(drop)));
        taken?;
        let (save, bytes) = clock(|| doc.export(ExportMode::Snapshot));
        let bytes = bytes?;
        let (open, reopened) = clock(|| opened(&bytes));
        reopened?;
        runs.push(Measured { take_in, save, open, bytes: bytes.len() });
    }
    median(runs)
}
