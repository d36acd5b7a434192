//! What the files of the invented city say, word for word.

use interchange::{Scope, calendar, json_ld, schedule_json, schedule_xml, venues_geojson};

use crate::city::*;

#[path = "../../../../../tests/golden.rs"]
mod approved;

pub use approved::golden as check;

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
