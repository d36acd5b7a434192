//! Everything a paper speaks of, gathered once: its own records, its week, and what the rules say of it.

use chrono::NaiveDate;
use domain::rules::coverage::{Coverage, coverage};
use domain::rules::figures::{Figures, figures_with};
use domain::rules::problems;
use domain::{Meeting, Paper, Plan, Problem, Record, Week};
use text::{Arg, DateStyle, Texts};

use super::PaperRequest;
use crate::error::PublishError;

/// The paper, its surroundings, and the words for them.
pub(super) struct Facts<'a> {
    pub(super) plan: &'a Plan,
    pub(super) paper: &'a Paper,
    pub(super) meeting: Option<&'a Meeting>,
    pub(super) week: Option<&'a Week>,
    pub(super) figures: Figures,
    pub(super) coverage: Coverage,
    pub(super) problems: Vec<Problem>,
    pub(super) today: NaiveDate,
    pub(super) texts: &'a Texts,
}

impl<'a> Facts<'a> {
    /// Looks everything up and runs the rules once.
    pub(super) fn gather(request: &PaperRequest<'a>, texts: &'a Texts) -> Result<Self, PublishError> {
        let plan = request.plan;
        let paper = find(&plan.papers, Some(request.paper_id));
        let paper = paper.ok_or_else(|| PublishError::new("no_paper").with("id", request.paper_id))?;
        let week = plan.week(paper.week_id.as_deref());
        let problems = week.map(|week| problems(plan, week, request.today)).unwrap_or_default();
        Ok(Self {
            plan,
            paper,
            meeting: find(&plan.meetings, paper.meeting_id.as_deref()),
            week,
            figures: week.map(|week| figures_with(plan, week, &problems)).unwrap_or_default(),
            coverage: week.map(|week| coverage(plan, week)).unwrap_or_default(),
            problems,
            today: request.today,
            texts,
        })
    }

    /// A message with finished texts and with counts; a count comes as `name`, and plain as `name_raw` for plurals.
    pub(super) fn say(&self, id: &str, texts: &[(&str, &str)], counts: &[(&str, i64)]) -> String {
        let raw: Vec<String> = counts.iter().map(|(name, _)| format!("{name}_raw")).collect();
        let mut args: Vec<(&str, Arg)> = texts.iter().map(|(name, text)| (*name, Arg::from(*text))).collect();
        for ((name, count), raw) in counts.iter().zip(&raw) {
            args.push((name, self.texts.number(*count).into()));
            args.push((raw, (*count).into()));
        }
        self.texts.format(id, &args)
    }

    /// A message without variables.
    pub(super) fn word(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// A date such as `4 May 2027`.
    pub(super) fn date(&self, date: NaiveDate) -> String {
        self.texts.date(date, DateStyle::Long)
    }
}

fn find<'a, R: Record>(records: &'a [R], id: Option<&str>) -> Option<&'a R> {
    records.iter().find(|record| Some(record.id()) == id)
}

/// The paragraphs of a text that people wrote: lines with nothing between them belong together.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// A count for a message.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
