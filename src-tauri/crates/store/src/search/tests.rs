//! The index against a slow search through the same records, after any history of writes.
#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;

use super::*;
use domain::{Area, Event, Feature, Note, Opening, Partner, Person, Room, Session, Venue};

fn text(text: &str) -> String {
    text.to_owned()
}

fn event(id: &str, title: &str, words: &str) -> Event {
    Event { id: text(id), title: text(title), short_text: text(words), ..Event::default() }
}

/// `table id` of each record found, in order.
fn found(index: &SearchIndex, words: &str) -> String {
    let mut found: Vec<String> =
        index.find(words).unwrap().iter().map(|it| format!("{} {}", it.table, it.id)).collect();
    found.sort();
    found.join(", ")
}

#[test]
fn words_are_found_by_their_beginning_and_names_anywhere() {
    let plan = Plan {
        events: vec![
            event("1", "Bread for all", "Bring a bowl, and \"no\" fear"),
            event("2", "Lernfest", "Über Brot & Café-Kultur"),
            event("3", "学習都市の週間", "東京で会いましょう"),
            event("4", "เมืองแห่งการเรียนรู้", ""),
            event("5", "서울의 학습", ""),
        ],
        ..Plan::default()
    };
    let index = SearchIndex::of(&plan).unwrap();
    for (words, expected) in [
        ("bread", "event 1"),
        ("BRE", "event 1"),
        ("read", "event 1"),
        ("owl", ""),
        ("bowl bread", "event 1"),
        ("bowl lernfest", ""),
        ("fest", "event 2"),
        ("uber", "event 2"),
        ("cafe-kultur", "event 2"),
        ("kult", "event 2"),
        ("b", "event 1, event 2"),
        ("学習", "event 3"),
        ("習都市", "event 3"),
        ("都", "event 3"),
        ("間", "event 3"),
        ("京で", "event 3"),
        ("しょう", "event 3"),
        ("う", "event 3"),
        ("会 週", "event 3"),
        ("京都", ""),
        ("เรียน", "event 4"),
        ("학습", "event 5"),
        ("울", "event 5"),
        ("\"no\"", "event 1"),
        ("\" OR *", ""),
        ("AND", "event 1"),
        ("", ""),
        ("— ()", ""),
    ] {
        assert_eq!(found(&index, words), expected, "{words}");
    }
}

#[test]
fn people_and_rooms_are_found_with_what_they_belong_to() {
    let mut plan = Plan {
        partners: vec![Partner { id: text("p"), name: text("Green Trust"), ..Partner::default() }],
        people: vec![Person {
            id: text("m"),
            name: text("Mary Ellen"),
            partner_id: Some(text("p")),
            ..Person::default()
        }],
        venues: vec![Venue { id: text("v"), name: text("City Library"), ..Venue::default() }],
        rooms: vec![Room { id: text("r"), name: text("Hall"), venue_id: text("v"), ..Room::default() }],
        ..Plan::default()
    };
    let mut index = SearchIndex::of(&plan).unwrap();
    assert_eq!(found(&index, "ellen green"), "person m");
    assert_eq!(found(&index, "library hall"), "room r");
    plan.partners[0].name = text("Blue Trust");
    index.follow(&plan, &BTreeMap::from([(text("partner"), Some(vec![text("p")]))])).unwrap();
    assert_eq!((found(&index, "ellen green"), found(&index, "ellen blue")), (text(""), text("person m")));
}

#[test]
fn what_has_no_screen_of_its_own_says_where_it_stands() {
    let plan = Plan {
        events: vec![event("1", "Bread", "")],
        sessions: vec![Session { id: text("s"), event_id: text("1"), note: text("wheelchair"), ..Session::default() }],
        notes: vec![Note {
            id: text("n"),
            subject: Subject::Event,
            subject_id: text("1"),
            text: text("ladder"),
            ..Note::default()
        }],
        ..Plan::default()
    };
    let index = SearchIndex::of(&plan).unwrap();
    for words in ["wheelchair", "ladder"] {
        assert_eq!(index.find(words).unwrap()[0].owner, Some(("event", text("1"))), "{words}");
    }
    assert_eq!(index.find("bread").unwrap()[0].owner, None);
    assert_eq!(index.get("event", "1").unwrap().name, "Bread");
}

#[test]
fn what_has_a_screen_of_its_own_stands_there_although_it_means_nothing_without_another() {
    let plan = Plan {
        events: vec![event("1", "Bread", "")],
        partners: vec![Partner { id: text("p"), name: text("Trust"), ..Partner::default() }],
        people: vec![Person { id: text("m"), name: text("Mary"), partner_id: Some(text("p")), ..Person::default() }],
        rooms: vec![Room { id: text("r"), name: text("Hall"), venue_id: text("v"), ..Room::default() }],
        openings: vec![Opening { id: text("o"), venue_id: text("v"), note: text("side door"), ..Opening::default() }],
        areas: vec![Area { id: text("a"), name: text("Learning"), level_id: text("l"), ..Area::default() }],
        features: vec![Feature { id: text("f"), area_id: text("a"), name: text("Readers"), ..Feature::default() }],
        ..Plan::default()
    };
    let index = SearchIndex::of(&plan).unwrap();
    for (table, id, owner) in [
        ("event", "1", None),
        ("partner", "p", None),
        ("person", "m", None),
        ("room", "r", None),
        ("area", "a", None),
        ("opening", "o", Some(("venue", text("v")))),
        ("feature", "f", None),
    ] {
        assert_eq!(index.get(table, id).unwrap().owner, owner, "{table}");
    }
    assert_eq!((index.get("event", "2"), index.get("nonsense", "1")), (None, None));
}

#[test]
fn a_record_is_found_with_its_name_and_a_line_for_each_other_field_in_words() {
    let lesson = Event {
        long_text: text("For all"),
        audiences: vec![text("Elders"), text("Children")],
        week_id: Some(text("no words")),
        capacity: Some(40),
        ..event("1", "Bread", "Bring a bowl")
    };
    let nameless = event("2", "", "Only words");
    let silent = event("3", "", "");
    let index = SearchIndex::of(&Plan { events: vec![lesson, nameless, silent], ..Plan::default() }).unwrap();
    let told = |id: &str, name: &str, words: &str| Found {
        table: "event",
        id: text(id),
        name: text(name),
        folded: fold(name),
        text: text(words),
        owner: None,
    };
    assert_eq!(index.get("event", "1"), Some(&told("1", "Bread", "Bring a bowl\nFor all\nElders, Children")));
    assert_eq!(index.get("event", "2"), Some(&told("2", "", "Only words")));
    assert_eq!(index.get("event", "3"), None, "it says nothing");
    assert_eq!(index.find("bowl").unwrap(), [&told("1", "Bread", "Bring a bowl\nFor all\nElders, Children")]);
}

#[test]
fn only_what_was_written_is_read_again_and_a_table_as_a_whole_where_that_is_said() {
    let mut plan = Plan { events: vec![event("1", "Bread", ""), event("2", "Cake", "")], ..Plan::default() };
    let mut index = SearchIndex::of(&plan).unwrap();
    plan.events = vec![event("1", "Soup", ""), event("2", "Stew", ""), event("3", "Roast", "")];
    let say = |index: &SearchIndex| ["bread", "cake", "soup", "stew", "roast"].map(|word| found(index, word)).join("|");
    index.follow(&plan, &BTreeMap::new()).unwrap();
    assert_eq!(say(&index), "event 1|event 2|||");
    index.follow(&plan, &BTreeMap::from([(text("room"), None)])).unwrap();
    assert_eq!(say(&index), "event 1|event 2|||");
    index.follow(&plan, &BTreeMap::from([(text("event"), Some(vec![text("1"), text("gone")]))])).unwrap();
    assert_eq!(say(&index), "|event 2|event 1||");
    index.follow(&plan, &BTreeMap::from([(text("event"), None)])).unwrap();
    assert_eq!(say(&index), "||event 1|event 2|event 3");
    index.follow(&Plan::default(), &BTreeMap::from([(text("event"), None)])).unwrap();
    assert_eq!(say(&index), "||||");
}

const WORDS: &[&str] = &["bread", "Brot", "Café", "学習都市", "都市", "b", "lernfest", ""];

/// The same question, asked of every event by hand.
fn slowly(plan: &Plan, asked: &str) -> String {
    let asked = fold(asked);
    let words: Vec<&str> = asked.split_whitespace().collect();
    if words.is_empty() {
        return String::new();
    }
    let has = |event: &&Event| {
        let (name, text) = (fold(&event.title), fold(&event.short_text));
        let begins =
            |all: &str, word: &str| all.split(|letter: char| !letter.is_alphanumeric()).any(|it| it.starts_with(word));
        words.iter().all(|word| {
            let is_short = word.chars().count() < PIECE && !word.chars().all(is_unspaced);
            let anywhere = |all: &str| !is_short && all.contains(word);
            begins(&name, word)
                || begins(&text, word)
                || anywhere(&name)
                || (text.chars().any(is_unspaced) && anywhere(&text))
        })
    };
    let mut found: Vec<String> = plan.events.iter().filter(has).map(|event| format!("event {}", event.id)).collect();
    found.sort();
    found.join(", ")
}

proptest! {
    #[test]
    fn the_index_follows_any_history(
        steps in prop::collection::vec((0usize..4, 0usize..6, 0usize..8, 0usize..8, any::<bool>()), 1..40),
        asked in prop::collection::vec(0usize..8, 1..3),
    ) {
        let mut plan = Plan::default();
        let mut index = SearchIndex::of(&plan).unwrap();
        for (way, id, one, other, is_all) in steps {
            let id = id.to_string();
            let at = plan.events.binary_search_by(|event| event.id.cmp(&id));
            match (way, at) {
                (0, Ok(at)) => drop(plan.events.remove(at)),
                (_, Ok(at)) => plan.events[at] = event(&id, WORDS[one], &format!("{} {}", WORDS[other], WORDS[one])),
                (_, Err(at)) => plan.events.insert(at, event(&id, WORDS[one], WORDS[other])),
            }
            let ids = (!is_all).then(|| vec![id]);
            index.follow(&plan, &BTreeMap::from([(text("event"), ids)])).unwrap();
        }
        let asked: Vec<&str> = asked.into_iter().map(|at| WORDS[at]).collect();
        let asked = asked.join(" ");
        prop_assert_eq!(found(&index, &asked), slowly(&plan, &asked));
        prop_assert_eq!(found(&index, &asked), found(&SearchIndex::of(&plan).unwrap(), &asked));
    }
}
