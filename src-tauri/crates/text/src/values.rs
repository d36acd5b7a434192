//! Sentences from codes and stored values: problems, notices, entries of the history.
//!
//! The ending of a value's name says how it is written for people; the rule stands in
//! `assets/locales/README.md`, and the page follows the same one.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::Problem;

use crate::{Arg, DateStyle, Texts};

const DATE: &str = "%Y-%m-%d";
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";
const TIME: &str = "%H:%M:%S";

impl Texts {
    /// What a problem says.
    pub fn problem(&self, problem: &Problem) -> String {
        self.sentence(&format!("problem-{}", problem.code), &problem.values)
    }

    /// What kind of problem it is: its code, and its reason where that has a name of its own. The page's `problemKind`
    /// says the same.
    pub fn problem_kind(&self, problem: &Problem) -> String {
        let reason = problem.values.get("reason").map(String::as_str).unwrap_or_default();
        let own = format!("{}-{reason}", problem.code);
        if self.has(&format!("problem-{own}-name")) { own } else { problem.code.clone() }
    }

    /// What kind of problem it is, in two or three words.
    pub fn problem_name(&self, problem: &Problem) -> String {
        self.sentence(&format!("problem-{}-name", self.problem_kind(problem)), &problem.values)
    }

    /// A message whose values are in stored form: dates, times and numbers are written for people first.
    pub fn sentence(&self, id: &str, values: &BTreeMap<String, String>) -> String {
        let mut args: Vec<(String, Arg)> = Vec::with_capacity(values.len() + 2);
        for (name, value) in values {
            self.push_value(&mut args, name, value);
        }
        for (name, value) in values {
            let Some(prefix) = name.strip_suffix("starts_at") else { continue };
            let ends = values.get(&format!("{prefix}ends_at")).and_then(|end| moment(end));
            if let (Some(start), Some(end)) = (moment(value), ends) {
                args.push((format!("{prefix}span"), self.span(start, end).into()));
            }
        }
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, arg)| (name.as_str(), arg.clone())).collect();
        self.format(id, &args)
    }

    fn push_value(&self, args: &mut Vec<(String, Arg)>, name: &str, value: &str) {
        let is_count = name.ends_with("_count") || name.ends_with("_minutes");
        let text = if name.ends_with("_at") {
            moment(value).map(|at| self.moment(at))
        } else if name.ends_with("_on") {
            NaiveDate::parse_from_str(value, DATE).ok().map(|date| self.date(date, DateStyle::Short))
        } else if name.ends_with("_hours") {
            hours(value).map(|spans| {
                let spans: Vec<String> = spans.into_iter().map(|(from, to)| self.times(from, to)).collect();
                self.list(&spans)
            })
        } else if is_count && let Ok(number) = value.parse::<i64>() {
            args.push((format!("{name}_raw"), number.into()));
            Some(self.number(number))
        } else {
            None
        };
        args.push((name.to_owned(), text.unwrap_or_else(|| value.to_owned()).into()));
    }
}

fn moment(value: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(value, MOMENT).ok()
}

/// `09:00:00/12:00:00 13:00:00/17:00:00`; nothing is no hours at all.
fn hours(value: &str) -> Option<Vec<(NaiveTime, NaiveTime)>> {
    let time = |text: &str| NaiveTime::parse_from_str(text, TIME).ok();
    value
        .split_whitespace()
        .map(|span| span.split_once('/').and_then(|(from, to)| Some((time(from)?, time(to)?))))
        .collect()
}
