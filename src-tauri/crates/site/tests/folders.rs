//! Writes the made-up sites into folders below tmp/site in the target folder, for `tests/site/check.sh`, which looks at
//! them in a browser.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(dead_code, reason = "the fixture serves other tests, too")]

mod fixture;

use std::path::Path;

use site::{SiteRequest, site, site_languages};
use text::Texts;

#[test]
fn write_the_made_up_sites() {
    let top = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
    let _ = std::fs::remove_dir_all(&top);
    let mut both = fixture::mixed(60);
    both.profile.as_mut().unwrap().languages = vec!["en".to_owned(), "en-XA".to_owned()];
    let mut changed = fixture::city(600);
    for (at, event) in changed.events.iter_mut().enumerate().filter(|(at, _)| at % 40 == 0) {
        event.status = [domain::EventStatus::Cancelled, domain::EventStatus::Postponed][at / 40 % 2];
    }
    let before = fixture::city(600);
    for (name, plan, released, first) in [
        ("city", &changed, &[&before][..], "en"),
        ("mixed", &both, &[], "en-XA"),
        ("hostile", &fixture::hostile(), &[], "en"),
        ("empty", &fixture::city(0), &[], "en"),
    ] {
        let texts = Texts::new(first);
        let request =
            SiteRequest { plan, week_id: None, today: fixture::today(), released, written_at: fixture::written_at() };
        let made = site(&request, &site_languages(plan, &texts)).unwrap();
        for file in &made.files {
            let path = top.join(name).join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &file.bytes).unwrap();
        }
    }
}
