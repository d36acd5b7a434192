//! The folder of safety copies: whose it is, what counts in it, how it is numbered; and copies that are given away.
#![allow(clippy::unwrap_used, reason = "tests")]

use tempfile::TempDir;

use super::*;
use crate::PlanFile;
use crate::inside_tests::{create, leave_as_format, milestone, put, surroundings};
use crate::rows::tables::read_plan;

/// A plan with two changes, a folder for its copies, and the files that a test lays into that.
fn plan_and_copies(folder: &TempDir) -> (PlanFile, CopyFolder) {
    let mut file = create(folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    let copies = CopyFolder::of(file.path(), file.plan_id(), &folder.path().join("home")).unwrap();
    fs::create_dir_all(&copies.folder).unwrap();
    (file, copies)
}

fn lay(copies: &CopyFolder, names: &[&str]) {
    names.iter().for_each(|name| fs::write(copies.folder.join(name), name).unwrap());
}

fn keys(copies: &CopyFolder) -> Vec<String> {
    copies.list().unwrap().into_iter().map(|copy| copy.key).collect()
}

#[test]
fn copies_are_listed_newest_first_and_nothing_else_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let (_file, copies) = plan_and_copies(&folder);
    lay(
        &copies,
        &[
            "000002-20270502T090000000-before_repair.paideia",
            "000010-20270501T090000123-daily.paideia",
            "000003-20270503T090000000-daily.paideia.part",
            "000004-20270503T090000000-daily.paideia-wal",
            "000005-yesterday-daily.paideia",
            "000006-20270503T090000000.paideia",
            "letter.paideia",
            "owner.json",
        ],
    );
    let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.3f").unwrap().and_utc();
    let copy = |key: &str, when: &str, reason: &str| SafetyCopy {
        key: key.to_owned(),
        at: at(when),
        reason: reason.to_owned(),
        bytes: key.len() as u64 + 8,
    };
    let (newest, oldest) = ("000010-20270501T090000123-daily", "000002-20270502T090000000-before_repair");
    let expected =
        [copy(newest, "2027-05-01 09:00:00.123", "daily"), copy(oldest, "2027-05-02 09:00:00.000", "before_repair")];
    assert_eq!(copies.list().unwrap(), expected);
    assert_eq!(copies.file(oldest).unwrap(), copies.folder.join(format!("{oldest}.paideia")));
    let none = copies.file("000003-20270503T090000000-daily").unwrap_err();
    assert_eq!((none.code(), none.values()["key"].as_str()), ("no_such_copy", "000003-20270503T090000000-daily"));
    assert_eq!(copies.leftovers(), [copies.folder.join("000003-20270503T090000000-daily.paideia.part")]);
    fs::remove_dir_all(&copies.folder).unwrap();
    assert_eq!((copies.list().unwrap(), copies.leftovers()), (Vec::new(), Vec::new()));
}

#[test]
fn a_day_has_its_copy_when_a_daily_one_bears_its_date() {
    let folder = tempfile::tempdir().unwrap();
    let (_file, copies) = plan_and_copies(&folder);
    // The clock shows 2 May 2027.
    let surroundings = surroundings(&folder);
    assert_eq!((surroundings.clock)().date_naive().to_string(), "2027-05-02");
    for (name, is_first) in [
        ("000001-20270501T235959999-daily.paideia", true),
        ("000002-20270502T000000000-before_restore.paideia", true),
        ("000003-20270503T000000000-daily.paideia", true),
        ("000004-20270502T000000000-daily.paideia", false),
    ] {
        lay(&copies, &[name]);
        assert_eq!(copies.is_first_of_day(&surroundings).unwrap(), is_first, "{name}");
    }
}

#[test]
fn copies_are_numbered_by_the_greatest_number_and_the_oldest_goes_beyond_ten() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copies) = plan_and_copies(&folder);
    let surroundings = surroundings(&folder);
    for (at, reason) in
        [Reason::Daily, Reason::BeforeMigration, Reason::BeforeRestore, Reason::BeforeRepair].into_iter().enumerate()
    {
        copies.add(&file.connection, reason, &surroundings).unwrap();
        let word = ["daily", "before_migration", "before_restore", "before_repair"][at];
        let newest = copies.list().unwrap().remove(0);
        let stamp = (surroundings.clock)().format("%Y%m%dT%H%M%S%3f");
        assert_eq!(newest.key, format!("{:06}-{stamp}-{word}", at + 1));
        assert_eq!((newest.at, newest.reason.as_str()), ((surroundings.clock)(), word));
        let copy = check::look_into(&copies.file(&newest.key).unwrap()).unwrap();
        assert_eq!(read_plan(&copy).unwrap(), *file.snapshot().unwrap(), "{word}");
    }
    lay(&copies, &["000041-20270503T000000000-daily.paideia"]);
    (0..5).for_each(|_| copies.add(&file.connection, Reason::Daily, &surroundings).unwrap());
    let numbers = |copies: &CopyFolder| -> Vec<String> { keys(copies).iter().map(|key| key[..6].to_owned()).collect() };
    let ten = ["000046", "000045", "000044", "000043", "000042", "000041", "000004", "000003", "000002", "000001"];
    assert_eq!(numbers(&copies), ten);
    copies.add(&file.connection, Reason::Daily, &surroundings).unwrap();
    assert_eq!(numbers(&copies)[0], "000047");
    assert_eq!(numbers(&copies)[1..], ten[..9]);
}

#[test]
fn a_copy_that_cannot_be_made_leaves_nothing_and_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copies) = plan_and_copies(&folder);
    let surroundings = surroundings(&folder);
    (0..10).for_each(|_| copies.add(&file.connection, Reason::Daily, &surroundings).unwrap());
    let before = keys(&copies);
    let made = copies.add_with(Reason::Daily, &surroundings, |part| {
        fs::write(part, b"half").unwrap();
        Err(StoreError::DiskFull)
    });
    assert!(matches!(made, Err(StoreError::DiskFull)));
    assert_eq!((keys(&copies), copies.leftovers()), (before, Vec::new()));
}

#[test]
fn a_copy_by_bytes_holds_the_file_from_its_beginning_whatever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (_file, copies) = plan_and_copies(&folder);
    let place = folder.path().join("broken");
    let bytes: Vec<u8> = (0..600_000_u32).map(|number| (number % 251) as u8).collect();
    fs::write(&place, &bytes).unwrap();
    let mut open = File::open(&place).unwrap();
    open.seek(SeekFrom::Start(77)).unwrap();
    copies.add_bytes(&open, Reason::BeforeRepair, &surroundings(&folder)).unwrap();
    let kept = copies.file(&keys(&copies)[0]).unwrap();
    assert!(fs::read(kept).unwrap() == bytes, "byte for byte");
    let to = folder.path().join("to");
    assert_eq!(copy_bytes(&open, &to).unwrap(), lease::Seal::of(&place).unwrap());
}

#[test]
fn the_copies_of_a_file_are_known_by_its_place_and_after_a_move_by_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copies) = plan_and_copies(&folder);
    let home = folder.path().join("home");
    let (path, plan) = (file.path().to_owned(), file.plan_id().to_owned());
    drop(file);
    assert!(CopyFolder::find(&path, None, &home).is_none(), "no copy was made");
    copies.remember().unwrap();
    assert!(CopyFolder::find(&path, None, &home).is_none(), "and none is remembered before there is one");
    copies.write_owner().unwrap();
    fs::create_dir_all(home.join("safety/nobody")).unwrap();
    fs::create_dir_all(home.join("safety/nonsense")).unwrap();
    fs::write(home.join("safety/nonsense/owner.json"), b"{").unwrap();
    let found = |path: &Path, plan: Option<&str>| CopyFolder::find(path, plan, &home).map(|it| it.folder);
    assert_eq!(CopyFolder::all(&home).len(), 1);
    for known in [None, Some(plan.as_str())] {
        assert_eq!(found(&path, known), Some(copies.folder.clone()), "{known:?}");
    }
    assert_eq!(found(&path, Some("another plan")), None);
    let twin = folder.path().join("twin.paideia");
    fs::copy(&path, &twin).unwrap();
    assert_eq!(found(&twin, Some(&plan)), None, "a copy by hand is another file");
    let moved = folder.path().join("moved.paideia");
    fs::rename(&path, &moved).unwrap();
    assert_eq!(found(&moved, Some(&plan)), Some(copies.folder.clone()));
    // Whoever opens it there remembers the new place, and keeps the folder.
    let there = CopyFolder::of(&moved, &plan, &home).unwrap();
    assert_eq!((&there.folder, there.owner.path.as_path(), there.plan()), (&copies.folder, moved.as_path(), &*plan));
    there.remember().unwrap();
    assert_eq!(CopyFolder::all(&home)[0].owner, there.owner);
    fs::write(&path, b"another file at the old place").unwrap();
    assert_eq!(found(&path, None), None);
}

#[test]
fn a_file_at_a_known_place_has_its_copies_before_one_that_moved() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    fs::write(&here, b"1").unwrap();
    let own = |name: &str, path: &Path, identity: String| {
        let owner = Owner { plan: "plan".to_owned(), path: path.to_owned(), identity };
        let copies = CopyFolder { folder: home.join("safety").join(name), owner };
        fs::create_dir_all(&copies.folder).unwrap();
        copies.write_owner().unwrap();
    };
    own("by_file", &there, lease::identity(&here).unwrap());
    own("by_place", &here, "replaced".to_owned());
    let found = CopyFolder::find(&here, Some("plan"), &home).unwrap();
    assert_eq!(found.folder, home.join("safety/by_place"));
}

#[test]
fn the_copies_of_a_file_that_does_not_open_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copies) = plan_and_copies(&folder);
    let surroundings = surroundings(&folder);
    assert_eq!(safety_copies_of(file.path(), &surroundings).unwrap(), []);
    copies.add(&file.connection, Reason::Daily, &surroundings).unwrap();
    let listed = copies.list().unwrap();
    assert_eq!((listed.len(), file.safety_copies().unwrap()), (1, listed.clone()));
    let path = file.path().to_owned();
    drop(file);
    fs::write(&path, b"broken").unwrap();
    assert_eq!(safety_copies_of(&path, &surroundings).unwrap(), listed);
    assert_eq!(safety_copies_of(&folder.path().join("other"), &surroundings).unwrap(), []);
}

#[test]
fn a_copy_counts_when_it_is_whole_and_ends_as_the_plan_does() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, _) = plan_and_copies(&folder);
    let copy = folder.path().join("copy.paideia");
    copy_whole(&file.connection, &copy).unwrap();
    let head = chain::head(&file.connection).unwrap();
    check_copy(&copy, head.as_deref()).unwrap();
    put(&mut file, &milestone(1, "Print it", "Ann"));
    let later = chain::head(&file.connection).unwrap();
    let told = |head: Option<&[u8]>| check_copy(&copy, head).map_err(|error| error.values()["detail"].clone());
    assert_eq!(told(later.as_deref()), Err("change.hash".to_owned()), "it ends before the plan does");
    assert_eq!(told(None), Ok(()), "where it should end is not known");
    let connection = Connection::open(&copy).unwrap();
    connection.execute("UPDATE change SET author = 'Eve' WHERE cid = 2", []).unwrap();
    drop(connection);
    assert_eq!(told(head.as_deref()), Err("change 2".to_owned()));
    assert_eq!(told(None), Err("change 2".to_owned()));
}

#[test]
fn a_copy_of_an_older_format_counts_by_its_pages_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = plan_and_copies(&folder);
    let old = folder.path().join("old.paideia");
    leave_as_format(&file, &old, 3);
    check_copy(&old, Some(b"a hash that no change of it has")).unwrap();
    let mut bytes = fs::read(&old).unwrap();
    // The page of an index, whose entries are gone.
    let connection = Connection::open(&old).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_obj_1'";
    let page: i64 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    drop(connection);
    bytes[(page as usize - 1) * 4096 + 3..][..2].fill(0);
    fs::write(&old, bytes).unwrap();
    assert!(matches!(check_copy(&old, None), Err(StoreError::Damaged { .. })));
}

#[test]
fn a_plan_that_another_program_has_open_is_copied_with_what_stands_in_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, _) = plan_and_copies(&folder);
    file.rest().unwrap();
    put(&mut file, &milestone(2, "Bind", "Ann"));
    let log = beside(file.path(), "-wal");
    assert!(!fs::read(&log).unwrap().is_empty());
    let to = folder.path().join("copy");
    copy_of_open(file.path(), &to).unwrap();
    assert!(fs::read(beside(&to, "-wal")).unwrap() == fs::read(&log).unwrap());
    let titles = |path: &Path| -> Vec<String> {
        let plan = read_plan(&check::look_into(path).unwrap()).unwrap();
        plan.milestones.into_iter().map(|milestone| milestone.title).collect()
    };
    assert_eq!(titles(&to), ["Print", "Bind"]);
    let path = file.path().to_owned();
    drop(file);
    let closed = folder.path().join("closed copy");
    copy_of_open(&path, &closed).unwrap();
    assert!(fs::read(&closed).unwrap() == fs::read(&path).unwrap());
    assert!(fs::read(beside(&closed, "-wal")).unwrap().is_empty(), "no log lies beside the plan");
    assert!(copy_of_open(&folder.path().join("missing"), &to).is_err());
    assert_eq!(bytes_if_there(folder.path()).unwrap_err().code(), "unreadable", "a folder is there and is no log");
}

#[test]
fn a_copy_off_a_share_has_a_name_of_its_own_and_the_log_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = surroundings(&folder);
    let plan = folder.path().join("city.plan.paideia");
    for (log, name) in
        [(None, "city.plan.paideia"), (Some("log"), "city.plan 2.paideia"), (None, "city.plan 3.paideia")]
    {
        fs::write(&plan, name).unwrap();
        let _ = fs::remove_file(beside(&plan, "-wal"));
        log.into_iter().for_each(|log| fs::write(beside(&plan, "-wal"), log).unwrap());
        let local = copy_to_local(&plan, &surroundings).unwrap();
        assert_eq!(local, folder.path().join("home/plans").join(name));
        assert_eq!(fs::read_to_string(&local).unwrap(), name);
        assert_eq!(fs::read_to_string(beside(&local, "-wal")).ok().as_deref(), log, "{name}");
    }
    let bare = folder.path().join("riverton");
    fs::write(&bare, b"1").unwrap();
    assert_eq!(copy_to_local(&bare, &surroundings).unwrap(), folder.path().join("home/plans/riverton"));
    for missing in [folder.path().join("missing.paideia"), folder.path().to_owned()] {
        let error = copy_to_local(&missing, &surroundings).unwrap_err();
        assert_eq!((error.code(), error.values()["name"].clone()), ("file_missing", file_name(&missing)));
    }
}

#[test]
fn local_plans_are_the_plans_among_what_was_copied() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    assert_eq!(local_plans(&home), Vec::<PathBuf>::new());
    let file = create(&folder);
    file.rest().unwrap();
    fs::create_dir_all(home.join("plans/folder")).unwrap();
    fs::write(home.join("plans/letter.paideia"), b"no plan").unwrap();
    let local = copy_to_local(file.path(), &surroundings(&folder)).unwrap();
    assert_eq!(local_plans(&home), [local]);
}

#[test]
fn a_copy_to_give_away_takes_the_place_of_an_old_one_but_not_of_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = plan_and_copies(&folder);
    let to = folder.path().join("copy.paideia");
    fs::write(&to, b"an older copy").unwrap();
    file.save_copy(&to).unwrap();
    assert_eq!(read_plan(&check::look_into(&to).unwrap()).unwrap(), *file.snapshot().unwrap());
    assert!(!beside(&to, ".part").exists());
    let own = file.save_copy(&folder.path().join("home/../a.paideia")).unwrap_err();
    assert_eq!((own.code(), own.values()["name"].as_str()), ("already_exists", "a.paideia"));
    let blocked = folder.path().join("folder");
    fs::create_dir(&blocked).unwrap();
    fs::write(blocked.join("x"), b"").unwrap();
    assert!(file.save_copy(&blocked).is_err());
    assert!(!beside(&blocked, ".part").exists(), "nothing half done is left");
}

#[test]
fn a_copy_of_what_may_not_be_written_may_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, b"1").unwrap();
    let is_readonly = || fs::metadata(&path).unwrap().permissions().readonly();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert!(is_readonly());
    make_writable(&path).unwrap();
    assert!(!is_readonly());
}
