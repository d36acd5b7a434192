//! Plans, settings and progress.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono_tz::Tz;
use domain::rules::festival_day::DayEnd;
use domain::*;
use store::{OpenRisk, PlanFile};
use text::Texts;

use crate::desk::Desk;
use crate::desk::beginning::First;
use crate::desk::machine::plan_name;
use crate::desk::shown::{FileState, Shown};
use crate::door::files::{exported, with_ending};
use crate::door::kinds::FileKind;
use crate::plan::history::{day_of, label_view, version_of};
use crate::plan::wording::Wording;
use crate::plan::zones;
use crate::programme::places::check_week;
use crate::records::drafts::need_text;
use crate::team::held::is_reader;
use crate::views::*;
use crate::{Failure, sample};

pub(crate) fn get_app_state(desk: &Desk) -> Result<AppState, Failure> {
    // Asked before the plan: one that is opened in between is then there.
    let is_beginning = desk.has_first();
    let shown = desk.shown().ok();
    let plan = shown.as_ref().map(|shown| {
        let (plan, file) = (&shown.plan, &shown.file);
        let mut weeks = plan.weeks.clone();
        weeks.sort_by(|a, b| (a.starts_on, &a.id).cmp(&(b.starts_on, &b.id)));
        OpenPlan {
            id: file.plan_id.clone(),
            begun_on: file.begun_at.map(|at| shown.local(at).date()),
            name: plan_name(&file.path),
            city: plan.profile.as_ref().map(|profile| profile.city.clone()).unwrap_or_default(),
            currency: plan.profile.as_ref().map(|profile| profile.currency.clone()).unwrap_or_default(),
            day_ends_minutes: DayEnd::of(plan).minutes(),
            revision: shown.revision,
            week: shown.week().cloned(),
            weeks,
            undo: file.undo.clone().map(label_view),
            is_undo_older: file.is_undo_older,
            redo: file.redo.clone().map(label_view),
            problem_count: shown.open_problems().count(),
            blocking_count: shown.open_problems().filter(|problem| problem.severity == Severity::Blocks).count(),
            notices: file.notices.iter().map(|it| notice(desk, shown, it)).collect(),
            is_reader: is_reader(desk),
            as_of: desk.as_of(),
        }
    });
    let now = desk.now();
    let machine = desk.machine();
    Ok(AppState {
        plan,
        is_beginning,
        recent: machine.recent_plans(),
        settings: machine.settings.clone(),
        languages: Texts::languages().iter().map(|language| (*language).to_owned()).collect(),
        today: shown.map_or(now.date_naive(), |shown| shown.today(now)),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// A notice of the file; field and value of a record in the words of forms.
fn notice(desk: &Desk, shown: &Shown, notice: &store::Notice) -> Notice {
    let mut values = notice.values.clone();
    let of = |key: &str| notice.values.get(key);
    if let (Some(table), Some(field), Some(value)) = (of("table"), of("field"), of("value")) {
        let (field, value) = Wording::new(shown, desk.texts()).told(table, field, value);
        values.extend([("field".to_owned(), field), ("value".to_owned(), value)]);
        if of("name").is_none_or(|name| name.trim().is_empty()) {
            values.insert("name".to_owned(), desk.texts().get("value-nameless"));
        }
    }
    Notice { code: notice.code.clone(), values }
}

pub(crate) fn set_settings(desk: &Desk, settings: Settings) -> Result<(), Failure> {
    let language = settings.language.clone();
    let old = desk.change_machine(|machine| std::mem::replace(&mut machine.settings, settings))?;
    if old.language != language {
        // Charts, lists and sentences are written in the language: all are asked for again.
        desk.note_everything();
    }
    Ok(())
}

/// Lets the window fill the screen; without a window there is nothing to fill.
pub(crate) fn fill_screen(desk: &Desk, is_full: bool) -> Result<(), Failure> {
    if let Some(frame) = desk.frame() {
        frame.fill_screen(is_full);
    }
    Ok(())
}

/// Shows everything larger or smaller, within what stays usable.
pub(crate) fn zoom(desk: &Desk, percent: u32) -> Result<(), Failure> {
    if let Some(frame) = desk.frame() {
        frame.zoom(percent.clamp(25, 500));
    }
    Ok(())
}

pub(crate) fn get_progress(desk: &Desk) -> Result<Progress, Failure> {
    Ok(desk.progress())
}

pub(crate) fn stop_work(desk: &Desk) -> Result<(), Failure> {
    desk.stop();
    Ok(())
}

pub(crate) fn open_recent(desk: &Desk, key: String) -> Result<(), Failure> {
    desk.open_named(First::Recent(key))
}

/// Opens the plan that the program was started for, else the one open last; nothing where there is none.
pub(crate) fn open_first(desk: &Desk) -> Result<(), Failure> {
    desk.open_first()
}

pub(crate) fn forget_recent(desk: &Desk, key: String) -> Result<(), Failure> {
    desk.change_machine(|machine| machine.forget(&key))
}

pub(crate) fn close_plan(desk: &Desk) -> Result<(), Failure> {
    desk.part_from_team();
    desk.clear();
    Ok(())
}

pub(crate) fn list_time_zones(_desk: &Desk, country: String) -> Result<Vec<String>, Failure> {
    Ok(zones::of_country(&country))
}

pub(crate) fn open_plan(desk: &Desk, path: PathBuf, accept_risk: bool) -> Result<(), Failure> {
    desk.open(&path, risk(accept_risk))
}

pub(crate) fn copy_to_local_disk(desk: &Desk, path: PathBuf) -> Result<(), Failure> {
    let copy = store::copy_to_local(&path, &desk.surroundings())?;
    desk.open(&copy, OpenRisk::Refuse)
}

pub(crate) fn new_plan(desk: &Desk, path: PathBuf, plan: NewPlan) -> Result<(), Failure> {
    need_text(&plan.city, "city")?;
    if plan.time_zone.parse::<Tz>().is_err() {
        return Err(Failure::invalid("unknown_time_zone", "time_zone"));
    }
    if !zones::is_country(&plan.country) {
        return Err(Failure::invalid("unknown_country", "country"));
    }
    let mut week = first_week(&plan);
    check_week(&week)?;
    let profile = first_profile(&plan, desk.texts().language());
    let path = with_ending(&path, FileKind::Plan);
    let file = PlanFile::create_with(&path, &desk.surroundings(), &profile, |tx| {
        week.id = tx.new_id();
        tx.put(&week)
    })?;
    // A risky place is told; that the person wants it all the same is for the next opening to ask.
    desk.put_on_desk(file, false)
}

/// What the file of a new plan is about: its city.
pub(crate) fn new_city(_desk: &Desk, args: &serde_json::Value) -> Result<String, Failure> {
    Ok(args["plan"]["city"].as_str().unwrap_or_default().to_owned())
}

pub(crate) fn sample_plan(desk: &Desk, path: PathBuf) -> Result<(), Failure> {
    let mut file = sample::create(&with_ending(&path, FileKind::Plan), &desk.surroundings())?;
    // Its five years were not done by whoever has it before them now.
    file.begin_here()?;
    desk.put_on_desk(file, false)
}

pub(crate) fn save_copy(desk: &Desk, path: PathBuf) -> Result<Exported, Failure> {
    let path = with_ending(&path, FileKind::Plan);
    desk.ask_file(|file| Ok(file.save_copy(&path)?))?;
    // Another window of the program would open it, beside this one: it is shown where it lies.
    Ok(Exported { file: desk.note_file(&path, FileKind::Any), ..exported(&path)? })
}

/// Goes on with the plan in a file that the person chooses: its own was moved, renamed or deleted while it was open.
pub(crate) fn move_plan(desk: &Desk, path: PathBuf) -> Result<(), Failure> {
    let path = with_ending(&path, FileKind::Plan);
    desk.ask_file(|file| Ok(file.save_copy(&path)?))?;
    desk.go_on_in(&path)
}

/// Looks at the plan as it was: a version by name or id, `change:41`, or the end of a day, `on:2026-05-03`.
pub(crate) fn look_at(desk: &Desk, as_of: Option<String>) -> Result<(), Failure> {
    let Some(text) = as_of else {
        desk.look_back(None);
        return Ok(());
    };
    let shown = desk.shown_now()?;
    let (plan, at, name) = desk.ask(|file| {
        let version = version_of(&text, &shown)?;
        let named = file.versions()?.into_iter().find(|known| known.id == text || known.name == text);
        let at = named.as_ref().map(|known| known.at).or(file.time_of(&version)?);
        if at.is_none() {
            // Nothing was there: an empty city would be a riddle.
            let first = file.time_of(&store::VersionRef::Change(1))?;
            let begun_on = first.map(|first| shown.local(first).date().to_string()).unwrap_or_default();
            return Err(Failure::new("nothing_before").with("begun_on", begun_on));
        }
        Ok((file.at(&version)?, at, named.map(|known| known.name)))
    })?;
    let at = at.map_or_else(|| shown.local(desk.now()), |at| shown.local(at));
    let on = day_of(&text).unwrap_or(at.date());
    let past = Shown::new(shown.revision, Arc::new(plan), shown.week_id.clone(), desk.now());
    let past = past.of_file(FileState { undo: None, redo: None, ..shown.file.clone() }).looked_at_on(on);
    desk.look_back(Some((AsOf { key: text, name: name.unwrap_or_default(), on }, past)));
    Ok(())
}

pub(crate) fn get_info(desk: &Desk) -> Result<Info, Failure> {
    let shown = desk.shown()?;
    let plan = &shown.plan;
    Ok(Info {
        city: plan.profile.as_ref().map(|profile| profile.city.clone()).unwrap_or_default(),
        counts: counts(plan),
        revision: shown.revision,
        format_version: shown.file.format_version,
        bytes: std::fs::metadata(&shown.file.path)?.len(),
    })
}

pub(crate) fn verify_plan(desk: &Desk) -> Result<Verification, Failure> {
    let found = desk.ask(|file| Ok(file.verify()?))?;
    Ok(Verification {
        is_intact: found.is_intact,
        is_log_equal: found.is_log_equal,
        difference_count: found.difference_count,
        differences: found.differences,
    })
}

fn risk(is_accepted: bool) -> OpenRisk {
    if is_accepted { OpenRisk::Accept } else { OpenRisk::Refuse }
}

fn first_profile(plan: &NewPlan, language: &str) -> Profile {
    Profile {
        id: Id::new(),
        city: plan.city.trim().to_owned(),
        country: plan.country.to_ascii_uppercase(),
        level: PlaceLevel::City,
        population: None,
        population_year: None,
        population_source: String::new(),
        area_km2: None,
        time_zone: plan.time_zone.clone(),
        currency: zones::currency_of(&plan.country).to_owned(),
        languages: vec![language.split('-').next().unwrap_or("en").to_owned()],
        organisation: String::new(),
        ..Profile::default()
    }
}

/// Words allowed in short texts until the team says otherwise.
const SHORT_TEXT_WORDS: i64 = 50;

fn first_week(plan: &NewPlan) -> Week {
    Week {
        id: Id::new(),
        title: plan.week_title.trim().to_owned(),
        theme: String::new(),
        starts_on: plan.starts_on,
        ends_on: plan.ends_on,
        submissions_close_on: None,
        copy_deadline_on: None,
        print_on: None,
        returns_due_on: None,
        target_event_count: None,
        target_place_count: None,
        target_partner_count: None,
        target_events_per_1000: None,
        short_text_max_words: SHORT_TEXT_WORDS,
        target_progress_percent: None,
    }
}

fn counts(plan: &Plan) -> BTreeMap<String, usize> {
    let counts = [
        ("neighbourhoods", plan.neighbourhoods.len()),
        ("weeks", plan.weeks.len()),
        ("venues", plan.venues.len()),
        ("rooms", plan.rooms.len()),
        ("openings", plan.openings.len()),
        ("events", plan.events.len()),
        ("sessions", plan.sessions.len()),
        ("partners", plan.partners.len()),
        ("people", plan.people.len()),
        ("event_partners", plan.event_partners.len()),
        ("event_people", plan.event_people.len()),
        ("frameworks", plan.frameworks.len()),
        ("levels", plan.levels.len()),
        ("areas", plan.areas.len()),
        ("features", plan.features.len()),
        ("tags", plan.tags.len()),
        ("assessments", plan.assessments.len()),
        ("ratings", plan.ratings.len()),
        ("meetings", plan.meetings.len()),
        ("papers", plan.papers.len()),
        ("recommendations", plan.recommendations.len()),
        ("paper_options", plan.paper_options.len()),
        ("risks", plan.risks.len()),
        ("milestones", plan.milestones.len()),
        ("accepted_problems", plan.accepted_problems.len()),
        ("import_mappings", plan.import_mappings.len()),
    ];
    counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
}
