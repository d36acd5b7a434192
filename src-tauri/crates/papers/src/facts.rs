//! Everything a document speaks of, gathered once: the plan, its week, and what the rules say of it.

use crate::blocks::{Block, Section};
use crate::error::PaperError;
use chrono::NaiveDate;
use domain::rules::coverage::{Coverage, coverage};
use domain::rules::figures::{Figures, figures_with, residents};
use domain::rules::problems;
use domain::{Plan, Problem, Record, Week};
use text::{Arg, DateStyle, Texts};

/// What a document is drawn and told from.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) week: Option<&'a Week>,
    pub(crate) today: NaiveDate,
    pub(crate) texts: &'a Texts,
}

/// A plan with a week, what the rules say of it, and the words for that.
pub(crate) struct Facts<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) week: Option<&'a Week>,
    pub(crate) figures: Figures,
    pub(crate) coverage: Coverage,
    pub(crate) problems: Vec<Problem>,
    pub(crate) today: NaiveDate,
    pub(crate) texts: &'a Texts,
}

impl<'a> Facts<'a> {
    /// Looks everything up and runs the rules once; `week_id` is the week that a document names.
    pub(crate) fn gather(plan: &'a Plan, week_id: Option<&str>, today: NaiveDate, texts: &'a Texts) -> Self {
        let week = plan.week(week_id);
        let problems = week.map(|week| problems(plan, week, today)).unwrap_or_default();
        Self {
            plan,
            week,
            figures: week.map(|week| figures_with(plan, week, &problems)).unwrap_or_default(),
            coverage: week.map(|week| coverage(plan, week)).unwrap_or_default(),
            problems,
            today,
            texts,
        }
    }

    /// The same for a document about one week: that of the id, else the one that begins last.
    pub(crate) fn of_week(
        plan: &'a Plan,
        week_id: Option<&str>,
        today: NaiveDate,
        texts: &'a Texts,
    ) -> Result<Self, PaperError> {
        match week_id {
            Some(id) if plan.week(week_id).is_none() => Err(PaperError::new("no_such_week").with("id", id)),
            _ => Ok(Self::gather(plan, week_id, today, texts)),
        }
    }

    /// What charts are drawn from.
    pub(crate) fn scene(&self) -> Scene<'a> {
        Scene { plan: self.plan, week: self.week, today: self.today, texts: self.texts }
    }

    /// A message with finished texts and with counts; a count comes as `name`, and plain as `name_raw` for plurals.
    pub(crate) fn say(&self, id: &str, texts: &[(&str, &str)], counts: &[(&str, i64)]) -> String {
        let raw: Vec<String> = counts.iter().map(|(name, _)| format!("{name}_raw")).collect();
        let mut args: Vec<(&str, Arg)> = texts.iter().map(|(name, text)| (*name, Arg::from(*text))).collect();
        for ((name, count), raw) in counts.iter().zip(&raw) {
            args.push((name, self.texts.number(*count).into()));
            args.push((raw, (*count).into()));
        }
        self.texts.format(id, &args)
    }

    /// City and office, whichever are known.
    pub(crate) fn issuer(&self) -> String {
        let Some(profile) = &self.plan.profile else { return String::new() };
        match (profile.city.trim(), profile.organisation.trim()) {
            (city, "") => city.to_owned(),
            ("", organisation) => organisation.to_owned(),
            (city, organisation) => {
                self.say("paper-doc-issuer", &[("city", city), ("organisation", organisation)], &[])
            }
        }
    }

    /// The city's name; empty when nobody has entered it.
    pub(crate) fn city(&self) -> &'a str {
        self.plan.profile.as_ref().map_or("", |profile| profile.city.trim())
    }

    /// Residents of the city, else of its neighbourhoods together; `None`: nobody has said.
    pub(crate) fn residents(&self) -> Option<i64> {
        residents(self.plan).filter(|residents| 0 < *residents)
    }

    /// Money in the plan's currency.
    pub(crate) fn money(&self, minor: i64) -> String {
        self.texts.money(minor, self.plan.profile.as_ref().map_or("", |profile| profile.currency.as_str()))
    }

    /// Names in a row, of many only the first and how many more there are.
    pub(crate) fn names(&self, mut names: Vec<String>, most: usize) -> String {
        let more = names.len().saturating_sub(most);
        names.truncate(most);
        if 0 < more {
            names.push(self.say("paper-doc-partners_more", &[], &[("more", count(more))]));
        }
        self.texts.list(&names)
    }

    /// Tables and figures are numbered through the paper, each kind by itself.
    pub(crate) fn number_captions(&self, sections: &mut [Section]) {
        let (mut tables, mut figures) = (0, 0);
        for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
            let (id, number, caption) = match block {
                Block::Table { caption, .. } => ("paper-doc-table", &mut tables, caption),
                Block::Chart { caption, .. } => ("paper-doc-figure", &mut figures, caption),
                _ => continue,
            };
            *number += 1;
            let label = self.say(id, &[], &[("number", *number)]);
            *caption = self.say("paper-doc-caption", &[("label", &label), ("caption", caption)], &[]);
        }
    }

    /// A message without variables.
    pub(crate) fn word(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// A date such as `4 May 2027`.
    pub(crate) fn date(&self, date: NaiveDate) -> String {
        self.texts.date(date, DateStyle::Long)
    }
}

pub(crate) fn find<'a, R: Record>(records: &'a [R], id: Option<&str>) -> Option<&'a R> {
    records.iter().find(|record| Some(record.id()) == id)
}

/// The paragraphs of a text that people wrote: lines with nothing between them belong together.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// A count for a message.
pub(crate) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
