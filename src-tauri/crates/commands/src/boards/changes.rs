//! What changed since the last meeting, or since any state of the past, in words and marks.
//!
//! The past is made once and kept on the desk; the comparison is a rule of `domain`.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::rules::outlook;
use domain::rules::since::{self, ChangeKind, Since, SinceItem};
use serde::Serialize;
use text::{DateStyle, Texts};
use ts_rs::TS;

use crate::Failure;
use crate::boards::figures::{FIGURES, currency, figure};
use crate::boards::lists::{ListRow, row, values};
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::plan::history::{day_of, version_of};

/// What changed between a state of the past and the one that is shown.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangesSince {
    /// False when there is nothing to compare with; `about` says why.
    pub is_known: bool,
    /// With what it is compared, in a sentence.
    pub about: String,
    pub on: Option<NaiveDate>,
    /// One sentence for each kind of change.
    pub rows: Vec<ListRow>,
    /// The records that are new or different.
    pub marks: Vec<Mark>,
    /// What the figures were then.
    pub figures: Vec<FigureBefore>,
}

/// A record that is new or different.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Mark {
    /// Its table and id with a colon between them.
    pub key: String,
    pub is_new: bool,
}

/// A figure that has moved.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FigureBefore {
    pub code: String,
    /// What it was, in words.
    pub text: String,
}

/// A state to compare with.
pub(crate) struct Before {
    pub(crate) on: NaiveDate,
    about: String,
    shown: Arc<Shown>,
    since: Arc<Since>,
}

impl Before {
    /// What differs.
    pub(crate) fn since(&self) -> &Since {
        &self.since
    }
}

pub(crate) fn get_changes_since(desk: &Desk, since: Option<String>) -> Result<ChangesSince, Failure> {
    let shown = desk.shown()?;
    let texts = desk.texts();
    Ok(match compare(desk, &shown, since.as_deref(), &texts)? {
        Ok(before) => ChangesSince {
            is_known: true,
            rows: rows(&before, &shown, &texts),
            marks: marks(&before.since),
            figures: moved(&before, &shown, shown.today(desk.now()), &texts),
            on: Some(before.on),
            about: before.about,
        },
        Err(about) => {
            let (rows, marks, figures) = (Vec::new(), Vec::new(), Vec::new());
            ChangesSince { is_known: false, about, on: None, rows, marks, figures }
        }
    })
}

/// The state of the past and what differs; else a sentence that says why there is none.
pub(crate) fn compare(
    desk: &Desk,
    shown: &Shown,
    since: Option<&str>,
    texts: &Texts,
) -> Result<Result<Before, String>, Failure> {
    let today = shown.today(desk.now());
    let (key, meeting) = match since {
        Some(key) => (key.to_owned(), None),
        None => match outlook::last_meeting(&shown.plan, today) {
            Some(meeting) => (format!("on:{}", meeting.held_on), Some(outlook::meeting_name(meeting))),
            None => return Ok(Err(texts.get("board-since-no_meeting"))),
        },
    };
    let now = desk.shown_now()?;
    let version = version_of(&key, &now)?;
    let (at, name) = desk.ask(|file| {
        let named = file.versions()?.into_iter().find(|known| known.id == key || known.name == key);
        let at = match &named {
            Some(named) => Some(named.at),
            None => file.time_of(&version)?,
        };
        Ok((at, named.map(|known| known.name)))
    })?;
    let asked = day_of(&key).or_else(|| at.map(|at| now.local(at).date()));
    let date = asked.map(|on| texts.date(on, DateStyle::Long)).unwrap_or_default();
    let Some((_, on)) = at.zip(asked) else {
        return Ok(Err(texts.sentence("board-since-short", &values(&[("date", &date)]))));
    };
    let before = desk.before(&key, shown.week_id.as_ref(), || {
        let plan = desk.ask(|file| Ok(file.at(&version)?))?;
        Ok(Shown::new(shown.revision, Arc::new(plan), shown.week_id.clone(), desk.now()).looked_at_on(on))
    })?;
    // A plan that was begun later has nothing to be compared with.
    if before.plan.profile.is_none() {
        return Ok(Err(texts.sentence("board-since-short", &values(&[("date", &date)]))));
    }
    let year = outlook::budget_year(shown.week(), today);
    let work_out = || Arc::new(since::since(&before.plan, &shown.plan, year));
    let found = match since {
        Some(_) => work_out(),
        None => {
            let (known_on, found) = shown.since.get_or_init(|| (on, work_out()));
            if *known_on == on { Arc::clone(found) } else { work_out() }
        }
    };
    let about = match (meeting, name) {
        (Some(body), _) => texts.sentence("board-since-meeting", &values(&[("body", body), ("date", &date)])),
        (None, Some(name)) => texts.sentence("board-since-version", &values(&[("name", &name), ("date", &date)])),
        (None, None) => texts.sentence("board-since-day", &values(&[("date", &date)])),
    };
    Ok(Ok(Before { on, about, shown: before, since: found }))
}

impl Before {
    /// With what it is compared, in a sentence.
    pub(crate) fn about(&self) -> &str {
        &self.about
    }

    /// Whether a record is new or different.
    pub(crate) fn change_kind(&self, table: &str, id: &str) -> Option<ChangeKind> {
        self.since.change_kind(table, id)
    }
}

fn marks(since: &Since) -> Vec<Mark> {
    let mark = |((table, id), kind): (&(String, String), &ChangeKind)| Mark {
        key: format!("{table}:{id}"),
        is_new: *kind == ChangeKind::New,
    };
    since.marks.iter().map(mark).collect()
}

/// One sentence for each kind of change.
pub(crate) fn rows(before: &Before, shown: &Shown, texts: &Texts) -> Vec<ListRow> {
    before.since.items.iter().map(|item| sentence(item, shown, texts)).collect()
}

fn sentence(item: &SinceItem, shown: &Shown, texts: &Texts) -> ListRow {
    let (named, rest) = item.named();
    let mut named: Vec<String> = named.into_iter().map(str::to_owned).collect();
    if 0 < rest {
        named.push(texts.sentence("board-since-others", &values(&[("rest_count", &rest.to_string())])));
    }
    let by = item.by.unwrap_or(0);
    let id = format!("board-since-{}", item.code);
    let title = texts.sentence(
        &id,
        &values(&[
            ("names", &texts.list(&named)),
            ("all_count", &item.names.len().to_string()),
            ("amount", &texts.money(by, &currency(shown))),
            ("by_count", &by.to_string()),
        ]),
    );
    // One record is shown itself, several lead to their screen.
    let record = if let [id] = item.ids.as_slice() { id } else { "" };
    row(item.table, record, title)
}

/// The figures that were different then.
fn moved(before: &Before, shown: &Shown, today: NaiveDate, texts: &Texts) -> Vec<FigureBefore> {
    let of = |code: &str| {
        let then = figure(code, &before.shown, before.on, texts).ok()?;
        let now = figure(code, shown, today, texts).ok()?;
        let (was, is) = (then.shown()?, now.shown()?);
        let date = texts.date(before.on, DateStyle::Long);
        let id = if was < is { "board-was-up" } else { "board-was-down" };
        let text = || texts.sentence(id, &values(&[("number", &then.number), ("date", &date)]));
        (then.number != now.number).then(|| FigureBefore { code: code.to_owned(), text: text() })
    };
    FIGURES.iter().filter_map(|code| of(code)).collect()
}
