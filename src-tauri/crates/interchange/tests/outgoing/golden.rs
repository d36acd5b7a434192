//! What the files of the invented city say, word for word.

use interchange::{Scope, calendar, json_ld, schedule_json, schedule_xml, venues_geojson};

use crate::city::*;

/// Compares with `tests/golden/<name>`; with `PAIDEIA_UPDATE_GOLDEN` it is written anew.
#[track_caller]
fn check(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("PAIDEIA_UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == text,
        "{name} is not as it was; look at it and write it anew with PAIDEIA_UPDATE_GOLDEN=1\n{text}"
    );
}

#[test]
fn files_say_what_they_said() {
    let plan = city("Europe/Dublin", "2027-03-22");
    let (outgoing, texts) = (outgoing(&plan, &[]), texts());
    // Lines end in the golden file as editors have it.
    let lines = |text: String| text.replace("\r\n", "\n");
    check("programme.ics.txt", &lines(calendar(&outgoing, &Scope::All, &texts).text));
    check("schedule.xml", &schedule_xml(&outgoing, &texts).unwrap().text);
    check("schedule.json", &schedule_json(&outgoing, &texts).unwrap().text);
    check("programme.jsonld", &json_ld(&outgoing, &texts).text);
    check("venues.geojson", &venues_geojson(&outgoing, &texts).text);
}
