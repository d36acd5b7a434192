//! The lists that boards can show: what is late, what to decide, what was promised, who gives what, what it costs.
//!
//! Each row leads to its record. Counts nothing itself: the rules of `domain` say what is in a list, this file how
//! it is told.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::rules::outlook::{self, Late, ToDecide};
use domain::rules::risks;
use domain::*;
use serde::Serialize;
use text::{DateStyle, Texts};
use ts_rs::TS;

use crate::Failure;
use crate::boards::changes::{self, compare};
use crate::boards::figures::currency;
use crate::boards::homes::home;
use crate::boards::standing::CardStatus;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::views::Values;

/// Every list a board can show, in the order of the catalogue.
pub(crate) const LISTS: &[&str] = &[
    "attention",
    "late",
    "decide_next",
    "milestones",
    "promises",
    "evidence",
    "contributors",
    "partners_silent",
    "cost",
    "risks",
    "what_changed",
];

/// How many rows a card shows.
const ROWS: usize = 6;

/// A list as a card.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListCard {
    /// One of the lists that `list_cards` names.
    pub code: String,
    pub title: String,
    /// A sentence above the rows; may be empty.
    pub about: String,
    pub rows: Vec<ListRow>,
    /// Rows in all.
    pub total: usize,
    /// What to say, or to do, when there are no rows.
    pub empty: String,
    /// The screen with all of it.
    pub screen: String,
    pub filter: BTreeMap<String, String>,
}

/// One line of a list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListRow {
    /// Its record as table and id with a colon between them, for marks; empty for none.
    pub key: String,
    pub title: String,
    /// A smaller line below it; may be empty.
    pub detail: String,
    /// A number at its end; may be empty.
    pub amount: String,
    pub status: Option<CardStatus>,
    pub status_text: String,
    pub screen: String,
    pub filter: BTreeMap<String, String>,
}

/// Values for a sentence.
pub(crate) fn values(pairs: &[(&str, &str)]) -> Values {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A row about a record, or about a kind of record when there is no id.
pub(crate) fn row(table: &str, id: &str, title: String) -> ListRow {
    let is_one = !id.is_empty();
    ListRow {
        key: if is_one { format!("{table}:{id}") } else { String::new() },
        title,
        detail: String::new(),
        amount: String::new(),
        status: None,
        status_text: String::new(),
        screen: home(table).to_owned(),
        filter: if is_one { BTreeMap::from([(table.to_owned(), id.to_owned())]) } else { BTreeMap::new() },
    }
}

impl ListRow {
    fn detail(mut self, detail: String) -> Self {
        self.detail = detail;
        self
    }

    fn amount(mut self, amount: String) -> Self {
        self.amount = amount;
        self
    }

    fn status(mut self, status: Option<CardStatus>, text: String) -> Self {
        self.status = status;
        self.status_text = text;
        self
    }
}

/// A plan on a day, and the words for it.
pub(crate) struct Look<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) shown: &'a Shown,
    pub(crate) today: NaiveDate,
    pub(crate) texts: &'a Texts,
}

/// The first rows of a list, and how many there are.
type Rows = (Vec<ListRow>, usize);

pub(crate) fn get_lists(desk: &Desk, codes: Vec<String>) -> Result<Vec<ListCard>, Failure> {
    let shown = desk.shown()?;
    let texts = desk.texts();
    let look = Look { desk, shown: &shown, today: shown.today(desk.now()), texts: &texts };
    codes.iter().map(|code| look.short(code)).collect()
}

/// Writes only the rows that are shown.
fn first<T>(items: impl ExactSizeIterator<Item = T>, most: usize, of: impl Fn(T) -> ListRow) -> Rows {
    let total = items.len();
    (items.take(most).map(of).collect(), total)
}

fn whole_list(rows: Vec<ListRow>) -> Rows {
    let total = rows.len();
    (rows, total)
}

impl Look<'_> {
    /// The first rows of a list.
    pub(crate) fn short(&self, code: &str) -> Result<ListCard, Failure> {
        self.list(code, ROWS)
    }

    fn list(&self, code: &str, most: usize) -> Result<ListCard, Failure> {
        let mut about = String::new();
        let mut empty = self.texts.get(&format!("list-{code}-none"));
        let ((rows, total), screen, filter): (Rows, &str, &[(&str, &str)]) = match code {
            "attention" => (self.attention(most), "problems", &[]),
            "late" => (self.late(most), "roadmap", &[("late", "1")]),
            "decide_next" => (self.to_decide(most), "meetings", &[]),
            "milestones" => (self.milestones(most), "roadmap", &[]),
            "promises" => (self.promises(most), "roadmap", &[]),
            "evidence" => (whole_list(self.evidence()), "pillars", &[]),
            "contributors" => (self.contributors(most), "partners", &[]),
            "partners_silent" => (self.silent(most), "partners", &[("silent", "1")]),
            "cost" => (whole_list(self.cost()), "budget", &[]),
            "risks" => (self.risks(most), "risks", &[]),
            "what_changed" => match compare(self.desk, self.shown, None, self.texts)? {
                Ok(before) => {
                    before.about().clone_into(&mut about);
                    (first(changes::rows(&before, self.shown, self.texts).into_iter(), most, |row| row), "history", &[])
                }
                Err(why) => {
                    empty = why;
                    ((Vec::new(), 0), "history", &[])
                }
            },
            _ => return Err(Failure::new("no_such_card").with("name", code)),
        };
        Ok(ListCard {
            code: code.to_owned(),
            title: self.texts.get(&format!("list-{code}")),
            about,
            rows,
            total,
            empty,
            screen: screen.to_owned(),
            filter: filter.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        })
    }

    fn say(&self, id: &str, pairs: &[(&str, &str)]) -> String {
        self.texts.sentence(id, &values(pairs))
    }

    fn date(&self, date: NaiveDate) -> String {
        self.texts.date(date, DateStyle::Long)
    }

    fn money(&self, minor: i64) -> String {
        self.texts.money(minor, &currency(self.shown))
    }

    /// Facts in one line, those that are known.
    fn facts(&self, facts: &[String]) -> String {
        let known: Vec<&str> = facts.iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
        known.join(" · ")
    }

    fn attention(&self, most: usize) -> Rows {
        let of = |problem: &Problem| {
            let mut row = row("event", problem.event_id.as_deref().unwrap_or(""), self.texts.problem_name(problem));
            row.screen = "problems".to_owned();
            let word = self.texts.get(&format!("severity-{}", problem.severity.word()));
            row.detail(self.texts.problem(problem)).status(CardStatus::of_severity(problem.severity), word)
        };
        (self.shown.open_problems().take(most).map(of).collect(), self.shown.open_problems().count())
    }

    fn late(&self, most: usize) -> Rows {
        let of = |late: &Late| {
            let days = (self.today - late.due_on).num_days();
            let facts = [
                self.texts.get(&format!("board-kind-{}", late.table)),
                self.say("board-late", &[("days_count", &days.to_string()), ("date", &self.date(late.due_on))]),
                late.owner.clone(),
            ];
            row(late.table, &late.id, late.title.clone()).detail(self.facts(&facts))
        };
        first(outlook::late_all(&self.shown.plan, self.today).iter(), most, of)
    }

    fn to_decide(&self, most: usize) -> Rows {
        let of = |it: &ToDecide| {
            let on = it.on.map(|on| self.date(on)).unwrap_or_else(|| "none".to_owned());
            let detail = self.say(&format!("board-decide-{}", it.code), &[("date", &on)]);
            let asked = self.shown.plan.recommendations.iter();
            let asked =
                asked.filter(|_| it.code == "recommendation").find(|one| one.paper_id == it.id && one.text == it.title);
            let title = match asked {
                Some(one) => self.asked(one),
                None => it.title.clone(),
            };
            row(it.table, &it.id, title).detail(detail)
        };
        first(outlook::to_decide(&self.shown.plan, self.today).iter(), most, of)
    }

    /// A recommendation with all that it depends on: without its condition it would say something else.
    fn asked(&self, one: &Recommendation) -> String {
        let verb = |verb: RecommendationVerb| self.texts.get(&format!("recommendation-verb-{}", verb.word()));
        let (body, text) = (one.subject_to.trim(), one.text.as_str());
        match one.verb {
            RecommendationVerb::AgreeSubjectTo if body.is_empty() => {
                self.say("board-decide-asked_consent", &[("verb", &verb(one.verb)), ("text", text)])
            }
            RecommendationVerb::AgreeSubjectTo => {
                let agree = verb(RecommendationVerb::Agree);
                self.say("board-decide-asked_subject_to", &[("verb", &agree), ("body", body), ("text", text)])
            }
            RecommendationVerb::Note
            | RecommendationVerb::Reaffirm
            | RecommendationVerb::Approve
            | RecommendationVerb::Agree
            | RecommendationVerb::Consider => {
                self.say("board-decide-asked", &[("verb", &verb(one.verb)), ("text", text)])
            }
        }
    }

    fn milestones(&self, most: usize) -> Rows {
        let week_id = self.shown.week().map(|week| &week.id);
        let is_ours = |it: &&Milestone| it.week_id.is_none() || it.week_id.as_ref() == week_id;
        let open = self.shown.plan.milestones.iter().filter(is_ours).filter(|it| it.done_on.is_none());
        let mut open: Vec<(NaiveDate, &Milestone)> = open.map(|it| (it.effective_on(), it)).collect();
        open.sort_by(|(a, one), (b, other)| (a, &one.id).cmp(&(b, &other.id)));
        let of = |(due_on, it): &(NaiveDate, &Milestone)| {
            let promised = match it.revised_due_on {
                Some(_) => self.say("board-promised_first", &[("date", &self.date(it.due_on))]),
                None => String::new(),
            };
            let row = row("milestone", &it.id, it.title.clone()).detail(self.facts(&[
                self.date(*due_on),
                promised,
                it.responsible.clone(),
            ]));
            if *due_on < self.today { row.status(Some(CardStatus::Bad), self.texts.get("board-overdue")) } else { row }
        };
        first(open.iter(), most, of)
    }

    fn promises(&self, most: usize) -> Rows {
        let mut goals: Vec<(Option<NaiveDate>, &Goal)> =
            self.shown.plan.goals.iter().map(|it| (it.effective_on(), it)).collect();
        // What is not reached comes first, the nearest date first.
        let key = |(due_on, it): &(Option<NaiveDate>, &Goal)| {
            (it.status == RoadmapStatus::Achieved, due_on.is_none(), *due_on, it.position.clone())
        };
        goals.sort_by_key(key);
        let of = |(due_on, it): &(Option<NaiveDate>, &Goal)| {
            let status = Some(CardStatus::of_roadmap(it.status));
            let by = due_on.map(|on| self.say("board-promised_by", &[("date", &self.date(on))])).unwrap_or_default();
            let first = match (it.revised_due_on, it.due_on) {
                (Some(_), Some(due_on)) => self.say("board-promised_first", &[("date", &self.date(due_on))]),
                _ => String::new(),
            };
            row("goal", &it.id, it.title.clone())
                .detail(self.facts(&[by, first, it.owner.clone()]))
                .status(status, self.texts.get(&format!("roadmap-status-{}", it.status.word())))
        };
        first(goals.iter(), most, of)
    }

    fn evidence(&self) -> Vec<ListRow> {
        let ground = outlook::ground(&self.shown.plan);
        let count = |number: usize| number.to_string();
        let mut rows = Vec::new();
        if let Some(id) = &ground.assessment_id {
            let date = ground.held_on.map(|on| self.date(on)).unwrap_or_default();
            let rated = [("rated_count", &*count(ground.rated)), ("all_count", &*count(ground.features))];
            let title = self.say("board-evidence-round", &[("title", &ground.title), ("date", &date)]);
            rows.push(row("assessment", id, title).detail(self.say("board-evidence-rated", &rated)));
            let raters = [("rater_count", &*count(ground.raters))];
            rows.push(row("assessment", "", self.say("board-evidence-raters", &raters)));
            let shown =
                [("piece_count", &*count(ground.evidence)), ("feature_count", &*count(ground.features_with_evidence))];
            rows.push(row("evidence", "", self.say("board-evidence-pieces", &shown)));
        }
        if 0 < ground.indicators {
            let measured =
                [("measured_count", &*count(ground.indicators_measured)), ("all_count", &*count(ground.indicators))];
            rows.push(row("indicator", "", self.say("board-evidence-indicators", &measured)));
        }
        rows
    }

    fn contributors(&self, most: usize) -> Rows {
        let of = |it: outlook::Contribution| {
            let received = self.money(it.received_minor);
            let offers = it.offers.to_string();
            let detail = self.say("board-contribution", &[("received", &received), ("offer_count", &offers)]);
            let worth = if it.pledged_minor == 0 { String::new() } else { self.money(it.pledged_minor) };
            row("partner", &it.partner_id, it.name).detail(detail).amount(worth)
        };
        first(outlook::contributions(&self.shown.plan).into_iter(), most, of)
    }

    fn silent(&self, most: usize) -> Rows {
        let of = |it: &Partner| {
            let asked = it.invited_on.map(|on| self.say("board-silent", &[("date", &self.date(on))]));
            row("partner", &it.id, it.name.clone()).detail(asked.unwrap_or_default())
        };
        first(outlook::silent_partners(&self.shown.plan, self.today).into_iter(), most, of)
    }

    fn cost(&self) -> Vec<ListRow> {
        let year = outlook::budget_year(self.shown.week(), self.today);
        let plan = &self.shown.plan;
        if !plan.budget_lines.iter().any(|line| line.year == year) {
            return Vec::new();
        }
        let money = outlook::money(plan, year);
        let share = |part: i64| match money.planned_minor {
            0 => String::new(),
            planned => {
                self.say("board-cost-share", &[("percent", &self.texts.percent(100.0 * part as f64 / planned as f64))])
            }
        };
        let line = |id: &str, minor: i64| {
            row("budget_line", "", self.say(id, &[("year", &year.to_string())])).amount(self.money(minor))
        };
        let mut rows = vec![
            line("board-cost-planned", money.planned_minor),
            line("board-cost-secured", money.secured_minor).detail(share(money.secured_minor)),
            line("board-cost-spent", money.spent_minor).detail(share(money.spent_minor)),
        ];
        if 0 < money.matched_minor {
            rows.push(line("board-cost-matched", money.matched_minor));
        }
        let gap = line("board-cost-gap", money.gap_minor.max(0));
        // A gap that is none is said by its zero.
        let status = Some(CardStatus::of_gap(money.gap_minor)).filter(|status| *status != CardStatus::Good);
        let word = status.map(|status| status.word(self.texts)).unwrap_or_default();
        rows.push(gap.status(status, word));
        rows
    }

    fn risks(&self, most: usize) -> Rows {
        let open = risks::ranked(&self.shown.plan);
        let of = |it: &Risk| {
            let level = |level: RiskLevel| self.texts.get(&format!("risk-level-{}", level.word()));
            let levels = [("likelihood", &*level(it.likelihood)), ("impact", &*level(it.impact))];
            let row = row("risk", &it.id, it.title.clone())
                .detail(self.facts(&[self.say("board-risk", &levels), it.owner.clone()]));
            let level = risks::level(it.likelihood, it.impact);
            let word = match level {
                RiskLevel::High => self.texts.get("board-risk-grave"),
                RiskLevel::Medium => self.texts.get("board-risk-notable"),
                RiskLevel::Low => String::new(),
            };
            row.status(CardStatus::of_risk(level), word)
        };
        first(open.into_iter(), most, of)
    }
}
