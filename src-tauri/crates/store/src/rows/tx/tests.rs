//! What a command sees of the plan while it changes it.
#![allow(clippy::unwrap_used, reason = "tests")]

use domain::{Milestone, Room, Session, Venue};

use crate::Label;
use crate::inside_tests::{create, milestone, put};

#[test]
fn a_command_sees_what_it_has_written_so_far() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(2, "Bind", "Ann"));
    file.command(Label::new("plan"), |tx| {
        tx.put(&milestone(1, "Print", "Ben"))?;
        assert_eq!(tx.get::<Milestone>("1")?, Some(milestone(1, "Print", "Ben")));
        assert_eq!(tx.get::<Milestone>("2")?, Some(milestone(2, "Bind", "Ann")));
        assert_eq!(tx.get::<Milestone>("3")?, None);
        assert_eq!(tx.get::<Room>("1")?, None, "a record of another table");
        assert_eq!((tx.exists("milestone", "1")?, tx.exists("milestone", "3")?), (true, false));
        assert_eq!(tx.exists("nonsense", "1").unwrap_err().values()["detail"], "nonsense");
        let both = [milestone(1, "Print", "Ben"), milestone(2, "Bind", "Ann")];
        assert_eq!(tx.all::<Milestone>()?, both);
        assert_eq!((&tx.plan()?.milestones[..], tx.plan()?.profile.is_some()), (&both[..], true));
        assert_eq!((tx.remove::<Milestone>("2")?, tx.remove::<Milestone>("2")?), (true, false));
        assert_eq!(tx.all::<Milestone>()?, both[..1]);
        let (one, other) = (tx.new_id(), tx.new_id());
        assert!(one < other && uuid::Uuid::try_parse(&one).is_ok());
        Ok(())
    })
    .unwrap();
}

#[test]
fn a_record_that_says_the_same_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    let before = (file.revision(), file.last_change().unwrap());
    put(&mut file, &milestone(1, "Print", "Ann"));
    assert_eq!((file.revision(), file.last_change().unwrap()), before);
}

#[test]
fn a_record_goes_with_what_means_nothing_without_it_and_all_of_it_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    file.command(Label::new("save"), |tx| {
        for venue in ["library", "hall", "park"] {
            tx.put(&Venue { id: venue.to_owned(), ..Venue::default() })?;
            for room in 0..3 {
                let id = format!("{venue}{room}");
                tx.put(&Room { id, venue_id: venue.to_owned(), ..Room::default() })?;
            }
            let session = Session { id: venue.to_owned(), venue_id: Some(venue.to_owned()), ..Session::default() };
            tx.put(&session)?;
        }
        Ok(())
    })
    .unwrap();
    let mut gone = |ids: &[&str]| {
        let counts = file.command(Label::new("delete"), |tx| tx.remove_all_whole("venue", ids)).unwrap();
        let told = counts.gone.iter().chain(&counts.left).map(|(table, count)| format!("{table} {count}"));
        let counts: Vec<String> = told.collect();
        let plan = file.snapshot().unwrap();
        let left: Vec<String> = plan.rooms.iter().map(|room| room.id.clone()).collect();
        (counts.join(", "), plan.venues.len(), left.join(" "))
    };
    assert_eq!(
        gone(&["missing"]),
        (String::new(), 3, "hall0 hall1 hall2 library0 library1 library2 park0 park1 park2".to_owned())
    );
    assert_eq!(
        gone(&["hall", "park", "missing", "hall"]),
        ("room 6, venue 2, session 2".to_owned(), 1, "library0 library1 library2".to_owned())
    );
    let whole = file.command(Label::new("delete"), |tx| tx.remove_whole("venue", "library")).unwrap();
    assert_eq!((whole, file.snapshot().unwrap().rooms.len()), (4, 0));
}
