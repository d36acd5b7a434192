//! The plan as everyone sees it at one revision. Readers hold it without waiting for a writer.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use domain::rules::figures::{Figures, figures_with};
use domain::rules::since::Since;
use domain::rules::{DraftedEvent, Standing, Touched};
use domain::{Id, Plan, Problem, Week};

use store::{Label, Notice, PlanFile};

use crate::Failure;

static SERIAL: AtomicU64 = AtomicU64::new(1);

/// What a file says of itself, taken together with its snapshot so that nobody waits for the file to ask.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileState {
    pub(crate) path: PathBuf,
    pub(crate) plan_id: Id,
    /// When its first change was made.
    pub(crate) begun_at: Option<DateTime<Utc>>,
    pub(crate) format_version: i64,
    pub(crate) undo: Option<Label>,
    pub(crate) is_undo_older: bool,
    pub(crate) redo: Option<Label>,
    pub(crate) notices: Vec<Notice>,
}

impl FileState {
    pub(crate) fn of(file: &PlanFile) -> Result<Self, Failure> {
        Ok(Self {
            path: file.path().to_owned(),
            plan_id: file.plan_id().to_owned(),
            begun_at: file.time_of(&store::VersionRef::Change(1))?,
            format_version: file.format_version(),
            undo: file.undo_label()?,
            is_undo_older: file.is_undo_older()?,
            redo: file.redo_label()?,
            notices: file.notices().to_vec(),
        })
    }
}

/// A snapshot with what is worked out of it once.
pub(crate) struct Shown {
    pub(crate) revision: i64,
    pub(crate) plan: Arc<Plan>,
    /// The week that was chosen on this machine, if it still exists.
    pub(crate) week_id: Option<Id>,
    /// What the file says of itself at this revision; nothing for a plan of the past.
    pub(crate) file: FileState,
    /// No other snapshot of this program has the same: tells whether something was worked out of this one.
    pub(crate) serial: u64,
    /// The day of a plan that is looked at as it was; `None`: today.
    pub(crate) on: Option<NaiveDate>,
    /// When it was taken: its problems stand as on this day.
    taken_at: DateTime<Utc>,
    standing: OnceLock<Standing>,
    /// The state before and what was touched since, from which the problems of this one follow; taken when used.
    before: Mutex<Option<Before>>,
    figures: OnceLock<Figures>,
    /// What changed since the last meeting before a day.
    pub(crate) since: OnceLock<(NaiveDate, Arc<Since>)>,
}

struct Before {
    standing: Standing,
    plan: Arc<Plan>,
    touched: Option<Touched>,
}

impl Shown {
    /// A snapshot of now, looked at through one week.
    pub(crate) fn new(revision: i64, plan: Arc<Plan>, week_id: Option<Id>, now: DateTime<Utc>) -> Self {
        let week_id = week_id.filter(|id| plan.week(Some(id)).is_some());
        Self {
            revision,
            plan,
            week_id,
            file: FileState::default(),
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            on: None,
            taken_at: now,
            standing: OnceLock::new(),
            before: Mutex::new(None),
            figures: OnceLock::new(),
            since: OnceLock::new(),
        }
    }

    /// The same snapshot with what its file says of itself.
    pub(crate) fn of_file(mut self, file: FileState) -> Self {
        self.file = file;
        self
    }

    /// The same plan, of the same day, looked at through another week.
    pub(crate) fn through(&self, week_id: Option<Id>) -> Self {
        let shown = Self::new(self.revision, Arc::clone(&self.plan), week_id, self.taken_at).of_file(self.file.clone());
        Self { on: self.on, ..shown }
    }

    /// The same snapshot on another day, when midnight has passed in the city; `None`: it is still the day of it.
    pub(crate) fn on_day_of(&self, now: DateTime<Utc>) -> Option<Self> {
        let is_same = self.today(self.taken_at) == self.today(now);
        (!is_same).then(|| Self { taken_at: now, ..self.through(self.week_id.clone()) })
    }

    /// The week everything is about.
    pub(crate) fn week(&self) -> Option<&Week> {
        self.plan.week(self.week_id.as_deref())
    }

    /// The same week, where nothing can be said without one.
    pub(crate) fn need_week(&self) -> Result<&Week, Failure> {
        self.week().ok_or_else(|| Failure::new("no_week"))
    }

    /// This state as what came of another by a change that touched some records; `None`: nobody knows which.
    pub(crate) fn follows(self, before: &Arc<Shown>, touched: Option<Touched>) -> Self {
        let standing = before.standing.get().filter(|_| before.week_id == self.week_id);
        let before = standing.map(|standing| Before { standing: standing.clone(), plan: before.plan.clone(), touched });
        Self { before: Mutex::new(before), ..self }
    }

    /// All problems of the week, accepted ones included, gravest first.
    pub(crate) fn problems(&self) -> impl ExactSizeIterator<Item = &Problem> + Clone {
        self.standing().problems()
    }

    /// The same, to go on from.
    fn standing(&self) -> &Standing {
        self.standing.get_or_init(|| {
            let before = self.before.lock().unwrap_or_else(PoisonError::into_inner).take();
            let today = self.today(self.taken_at);
            match (self.week(), before) {
                (None, _) => Standing::default(),
                (Some(week), None) => Standing::new(&self.plan, week, today),
                (Some(week), Some(it)) => it.standing.next(&it.plan, &self.plan, week, today, it.touched.as_ref()),
            }
        })
    }

    /// What the rules would find of an event in its week if it were as a draft says.
    pub(crate) fn problems_of_draft(&self, draft: DraftedEvent) -> Vec<Problem> {
        let week_id = draft.event.week_id.as_ref().or(self.week_id.as_ref());
        let Some(week) = self.plan.week(week_id.map(String::as_str)) else { return Vec::new() };
        if self.week().is_some_and(|ours| ours.id == week.id) {
            self.standing().of_draft(&self.plan, draft, week)
        } else {
            Standing::new(&self.plan, week, self.today(self.taken_at)).of_draft(&self.plan, draft, week)
        }
    }

    /// The numbers of the week.
    pub(crate) fn figures(&self, week: &Week) -> &Figures {
        self.figures.get_or_init(|| figures_with(&self.plan, week, self.problems()))
    }

    /// The problems nobody has accepted.
    pub(crate) fn open_problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems().filter(|problem| problem.accepted.is_none())
    }

    /// A moment as the city's clocks show it.
    pub(crate) fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        local(&self.plan, at)
    }

    /// The last moment of a day in the city.
    pub(crate) fn end_of(&self, on: NaiveDate) -> DateTime<Utc> {
        let midnight = (on + chrono::Days::new(1)).and_time(chrono::NaiveTime::MIN);
        let zone = self.plan.profile.as_ref().and_then(|profile| profile.time_zone.parse::<Tz>().ok());
        let local = zone.and_then(|zone| midnight.and_local_timezone(zone).earliest());
        local.map_or_else(|| midnight.and_utc(), |at| at.with_timezone(&Utc)) - chrono::TimeDelta::milliseconds(1)
    }

    /// The same plan as of a day of the past.
    pub(crate) fn looked_at_on(mut self, on: NaiveDate) -> Self {
        self.on = Some(on);
        self
    }

    /// The day in the city, or the one that is looked back to.
    pub(crate) fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        self.on.unwrap_or_else(|| self.local(now).date())
    }
}

/// A moment as the clocks of a plan's city show it; in UTC when its zone is unknown.
pub(crate) fn local(plan: &Plan, at: DateTime<Utc>) -> NaiveDateTime {
    let zone = plan.profile.as_ref().and_then(|profile| profile.time_zone.parse::<Tz>().ok());
    zone.map_or(at.naive_utc(), |zone| at.with_timezone(&zone).naive_local())
}
