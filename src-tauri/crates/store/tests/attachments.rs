//! Files as evidence: kept under their hash, through undo, safety copies and damage.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use common::*;
use domain::*;
use store::{ATTACHMENT_LIMIT, PlanFile, StoreError};

fn attach(file: &mut PlanFile, id: &str, bytes: &[u8]) -> Result<Id, StoreError> {
    file.command(label("attach_file"), |tx| {
        let hash = tx.put_attachment(bytes)?;
        tx.put(&Evidence { id: id.to_owned(), title: id.to_owned(), file_hash: hash.clone(), ..Evidence::default() })?;
        Ok(hash)
    })
}

#[test]
fn content_is_kept_once_and_outlives_undo() {
    let world = world();
    let mut file = world.create();
    let hash = attach(&mut file, "a", b"minutes").unwrap();
    assert_eq!(
        hash, "90e63d85fa1ab2c8ed65222f3ebd794b1e524b4b7cf84bec451542d0451b2985",
        "SHA-256, as any other program finds it"
    );
    assert_eq!(attach(&mut file, "b", b"minutes").unwrap(), hash);
    assert_eq!(file.attachment(&hash).unwrap().as_deref(), Some(b"minutes".as_slice()));
    file.undo().unwrap();
    file.undo().unwrap();
    assert!(file.snapshot().unwrap().evidence.is_empty());
    file.redo().unwrap();
    assert_eq!(file.attachment(&hash).unwrap().as_deref(), Some(b"minutes".as_slice()));
    assert_eq!(file.attachment("unknown").unwrap(), None);
    assert!(file.verify().unwrap().is_log_equal);
}

#[test]
fn a_copy_carries_the_content() {
    let world = world();
    let mut file = world.create();
    let hash = attach(&mut file, "a", &[0, 255, 10, 13]).unwrap();
    let path = world.path().with_file_name("copy.paideia");
    file.save_copy(&path).unwrap();
    drop(file);
    let copy = world.open_at(&path).unwrap();
    assert_eq!(copy.attachment(&hash).unwrap().as_deref(), Some([0, 255, 10, 13].as_slice()));
}

#[test]
fn a_refused_command_keeps_nothing() {
    let world = world();
    let mut file = world.create();
    let mut hash = String::new();
    let failed: Result<(), StoreError> = file.command(label("fail"), |tx| {
        hash = tx.put_attachment(b"lost")?;
        Err(StoreError::ReadOnly)
    });
    assert!(failed.is_err());
    assert_eq!(file.attachment(&hash).unwrap(), None);
    let large = vec![0; ATTACHMENT_LIMIT as usize + 1];
    assert_eq!(attach(&mut file, "large", &large).unwrap_err().code(), "file_too_large");
}
