//! The page with the map: what it says of itself is what is drawn.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(dead_code, reason = "the fixture serves other tests, too")]

mod fixture;

use domain::Plan;
use site::{SiteRequest, site};
use text::Texts;

fn map(plan: &Plan) -> String {
    let request =
        SiteRequest { plan, week_id: None, today: fixture::today(), released: &[], written_at: fixture::written_at() };
    let made = site(&request, &[Texts::new("en")]).unwrap();
    let file = made.files.iter().find(|file| file.path == "map.html").unwrap();
    String::from_utf8(file.bytes.clone()).unwrap()
}

#[test]
fn the_map_speaks_of_dots_only_where_it_has_some() {
    let mut plan = fixture::city(20);
    let with_dots = map(&plan);
    assert!(with_dots.contains("<circle") && with_dots.contains("Larger dots"), "{with_dots}");
    plan.venues.iter_mut().for_each(|venue| venue.latitude = None);
    let without = map(&plan);
    assert!(!without.contains("<circle") && !without.contains("Larger dots"), "{without}");
    assert!(without.contains("Each neighbourhood leads to its events."), "{without}");
}
