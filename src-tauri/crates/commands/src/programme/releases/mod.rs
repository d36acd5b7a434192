//! Releases of the programme: freezing one, what changed since, whom to tell, and taking one back as a draft.
//!
//! What differs, and how a programme goes back, are rules of `domain`; here they get names and words.

pub(crate) mod changes;
pub(crate) mod files;
mod words;

use std::sync::Arc;

use domain::rules::release::programme;
use domain::rules::take_back::{TakeBack, take_back};
use domain::{Event, Id, Plan, Record, Release, by_id};
use serde::Serialize;
use store::VersionRef;
use text::Arg;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::records::drafts::{label, need, need_text, put_children};

pub use changes::ReleaseChanges;

/// The releases of the chosen week, the last first, and what the next one would hold.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Releases {
    pub releases: Vec<Release>,
    /// Events that stand in the programme now.
    pub programme_count: usize,
    /// Events of the week that may still come into it and are not accepted yet.
    pub waiting_count: usize,
    /// Events that changed since the last release; `None`: there is none, or what it froze cannot be had any more, which
    /// asking for its changes tells.
    pub changed_count: Option<usize>,
}

/// What taking a release back does, or did: the events by their titles, those of today where there are.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct TakenBack {
    pub changed: Vec<String>,
    pub back: Vec<String>,
    pub gone: Vec<String>,
    /// Names of rooms, partners and people that are not there any more.
    pub cleared_count: usize,
}

pub(crate) fn get_releases(desk: &Desk) -> Result<Releases, Failure> {
    let shown = desk.shown()?;
    let Some(week) = shown.week() else {
        return Ok(Releases { releases: Vec::new(), programme_count: 0, waiting_count: 0, changed_count: None });
    };
    let releases = of_week(&shown.plan, &week.id);
    let last = releases.first().and_then(|last| state_of(desk, &shown, last).ok());
    let changed_count = last.map(|last| changes::found(&last, &shown, &week.id).len());
    let programme_count = programme(&shown.plan, &week.id).count();
    let is_live = |event: &&Event| event.week_id.as_ref() == Some(&week.id) && event.status.is_live();
    let waiting_count = shown.plan.events.iter().filter(is_live).count() - programme_count;
    Ok(Releases { releases, programme_count, waiting_count, changed_count })
}

pub(crate) fn of_week(plan: &Plan, week_id: &str) -> Vec<Release> {
    let mut releases: Vec<Release> = plan.releases.iter().filter(|it| it.week_id == week_id).cloned().collect();
    releases.sort_by(|a, b| (b.number, &b.id).cmp(&(a.number, &a.id)));
    releases
}

/// The plan as a release froze it, seen through the week of the release.
pub(crate) fn state_of(desk: &Desk, shown: &Shown, release: &Release) -> Result<Arc<Shown>, Failure> {
    desk.before(&format!("release:{}", release.version), Some(&release.week_id), || {
        let version = VersionRef::Named(release.version.clone());
        let plan = desk.ask(|file| Ok(file.at(&version)?))?;
        let state = Shown::new(shown.revision, Arc::new(plan), Some(release.week_id.clone()), desk.now());
        Ok(state.looked_at_on(release.released_on.unwrap_or_else(|| shown.today(desk.now()))))
    })
}

/// Freezes the programme as it is, under the next number of its week.
pub(crate) fn save_release(desk: &Desk, title: String, note: String, is_printed: bool) -> Result<Id, Failure> {
    need_text(&title, "title")?;
    let title = title.trim().to_owned();
    let shown = desk.shown_now()?;
    let week_id = shown.need_week()?.id.clone();
    let released_on = Some(shown.today(desk.now()));
    let texts = desk.texts();
    desk.write(|plan, file| {
        let number = of_week(plan, &week_id).first().map_or(0, |last| last.number) + 1;
        let named: [(&str, Arg); 2] = [("number", number.to_string().into()), ("title", title.clone().into())];
        let name = texts.format("release-version_name", &named);
        let label = label("freeze_release", &title).with("number", &number.to_string());
        Ok(file.command(label, |tx| {
            let version = tx.save_version(&name)?;
            let id = tx.new_id();
            tx.put(&Release { id: id.clone(), week_id, number, title, note, version, released_on, is_printed })?;
            Ok(id)
        })?)
    })
}

/// What taking a release back would do.
pub(crate) fn check_release(desk: &Desk, id: Id) -> Result<TakenBack, Failure> {
    let shown = desk.shown()?;
    let release = need(&shown.plan.releases, &id)?;
    let before = state_of(desk, &shown, release)?;
    Ok(told(&take_back(&before.plan, &shown.plan, &release.week_id), &shown.plan))
}

fn told(back: &TakeBack, now: &Plan) -> TakenBack {
    let titles = |events: &[Event], ids: &[Id]| {
        let events = by_id(events);
        let titles = ids.iter().filter_map(|id| events.get(id.as_str())).map(|event| event.title.clone());
        let mut titles: Vec<String> = titles.collect();
        titles.sort();
        titles
    };
    TakenBack {
        changed: titles(&now.events, &back.changed),
        back: titles(&back.events, &back.back),
        gone: titles(&now.events, &back.gone),
        cleared_count: back.cleared_count,
    }
}

/// The programme of a release becomes the draft of today: one change, one undo.
pub(crate) fn restore_release(desk: &Desk, id: Id) -> Result<TakenBack, Failure> {
    let shown = desk.shown_now()?;
    let before = state_of(desk, &shown, need(&shown.plan.releases, &id)?)?;
    desk.write(|plan, file| {
        let release = need(&plan.releases, &id)?;
        let back = take_back(&before.plan, plan, &release.week_id);
        let is_ours = |event_id: &Id| back.events.binary_search_by(|event| event.id.cmp(event_id)).is_ok();
        let of = |is_ours: &dyn Fn(&Id) -> bool| {
            let sessions: Vec<_> = plan.sessions.iter().filter(|it| is_ours(&it.event_id)).cloned().collect();
            let partners: Vec<_> = plan.event_partners.iter().filter(|it| is_ours(&it.event_id)).cloned().collect();
            let people: Vec<_> = plan.event_people.iter().filter(|it| is_ours(&it.event_id)).cloned().collect();
            let is_tag = |it: &&domain::Tag| it.subject == domain::Subject::Event && is_ours(&it.subject_id);
            let tags: Vec<_> = plan.tags.iter().filter(is_tag).cloned().collect();
            (sessions, partners, people, tags)
        };
        let (sessions, partners, people, tags) = of(&is_ours);
        let is_own = |it: &&domain::OwnValue| it.subject == domain::Subject::Event && is_ours(&it.subject_id);
        let own_values: Vec<_> = plan.own_values.iter().filter(is_own).cloned().collect();
        let label = label("restore_release", &release.title).with("number", &release.number.to_string());
        file.command(label, |tx| {
            let gone: Vec<&str> = back.gone.iter().map(String::as_str).collect();
            tx.remove_all_whole(Event::TABLE, &gone)?;
            back.events.iter().try_for_each(|event| tx.put(event))?;
            put_children(tx, Some(&sessions), &back.sessions)?;
            put_children(tx, Some(&partners), &back.partners)?;
            put_children(tx, Some(&people), &back.people)?;
            put_children(tx, Some(&tags), &back.tags)?;
            put_children(tx, Some(&own_values), &back.own_values)
        })?;
        Ok(told(&back, plan))
    })
}
