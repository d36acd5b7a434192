//! What a person can be shown of a plan, before and after something happened to its bytes.

use std::fs;

use domain::{Evidence, FieldChange, Plan, Room};
use store::{Label, PlanFile, StoreError, VersionRef};

use super::*;

/// Everything that a person can be shown of a plan.
#[derive(Debug, PartialEq)]
pub struct Shown {
    pub plan: Plan,
    pub history: Vec<store::Change>,
    pub past: Vec<Plan>,
    pub records: Vec<Vec<(store::Change, Vec<FieldChange>)>>,
    pub versions: Vec<store::Version>,
    pub bin: Vec<store::Binned>,
    pub attachment: Option<Vec<u8>>,
    pub steps: (Option<Label>, Option<Label>),
}

pub fn shown(file: &PlanFile) -> Result<Shown, StoreError> {
    let history = file.history(None, 1000)?;
    let past = (1..=history.len() as i64).step_by(7).map(|change| file.at(&VersionRef::Change(change)));
    Ok(Shown {
        plan: (*file.snapshot()?).clone(),
        past: past.collect::<Result<_, _>>()?,
        records: (0..4).map(|id| file.record_history("room", &format!("r{id}"))).collect::<Result<_, _>>()?,
        history,
        versions: file.versions()?,
        bin: file.bin()?,
        attachment: file.attachment("90e63d85fa1ab2c8ed65222f3ebd794b1e524b4b7cf84bec451542d0451b2985")?,
        steps: (file.undo_label()?, file.redo_label()?),
    })
}

/// A closed plan with something of everything, and a safety copy from before its last changes.
pub fn whole(world: &World) -> (Vec<u8>, Shown) {
    let mut file = world.create();
    for number in 0..24 {
        let label = Label::new("write").with("name", &format!("Room {number}"));
        file.command(label, |tx| {
            tx.put(&room(&format!("r{}", number % 9), &format!("Room {number} of the old library"), Some(number)))?;
            tx.put(&venue(&format!("v{}", number % 5), &format!("Venue {number}")))?;
            tx.put(&person(&format!("p{}", number % 3), &format!("Name {number}"), "office@example.org"))
        })
        .unwrap();
    }
    file.command(label("attach_file"), |tx| tx.put_attachment(b"minutes").map(drop)).unwrap();
    file.command(label("attach_file"), |tx| {
        let file_hash = tx.put_attachment(b"minutes")?;
        tx.put(&Evidence { id: "e".to_owned(), title: "Minutes".to_owned(), file_hash, ..Evidence::default() })
    })
    .unwrap();
    file.save_version("as tabled").unwrap();
    file.command(label("delete"), |tx| tx.remove::<Room>("r5")).unwrap();
    file.erase_person("p1").unwrap();
    drop(file);
    world.next_day();
    let mut file = world.open().unwrap();
    assert_eq!(file.safety_copies().unwrap().len(), 1);
    put(&mut file, &room("r1", "Painted today", Some(7)));
    put(&mut file, &room("r2", "Painted later", Some(8)));
    file.undo().unwrap();
    let seen = shown(&file).unwrap();
    drop(file);
    (fs::read(world.path()).unwrap(), seen)
}

/// Numbers that look random and are the same each time.
pub fn numbers(seed: u64) -> impl Iterator<Item = usize> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize
    })
}
pub fn put_back(world: &World, bytes: &[u8]) {
    let _ = fs::remove_file(world.folder.path().join("riverton.paideia-wal"));
    fs::write(world.path(), bytes).unwrap();
}

/// How many cases are made up; `PROPTEST_CASES` raises it.
pub fn rounds() -> usize {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

/// What came of a damaged file: refused, told and right, or nothing happened. Anything else fails.
pub fn outcome(world: &World, damaged: &[u8], seen: &Shown, what: &str) -> &'static str {
    match world.open() {
        Err(error) => {
            assert!(!matches!(error, StoreError::Sql { .. }), "{what}: not a message for people: {error:?}");
            assert_eq!(fs::read(world.path()).unwrap(), damaged, "{what}: refused and changed");
            "refused"
        }
        Ok(file) => {
            let is_told = file.notices().iter().any(|notice| notice.code == "repaired");
            match shown(&file) {
                Ok(now) => assert!(now == *seen, "{what}: shown changed, told: {is_told}"),
                Err(error) => panic!("{what}: opened and not shown: {error:?}"),
            }
            let found = file.verify().unwrap();
            assert!(found.is_intact && found.is_log_equal, "{what}: {found:?}");
            if is_told { "repaired" } else { "harmless" }
        }
    }
}
