//! The letters of one reason with the text that they get: gathered once, for lists, previews and files alike.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::rules::letters::template::{Template, TextFault, read};
use domain::rules::letters::{Cause, Letters, letters};
use domain::rules::missing::missing_details;
use domain::{Id, LetterReason, LetterText, Release, Week};
use papers::{LettersContent, LettersRequest, default_text};
use text::Texts;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::programme::releases::changes::{compare, told_of};
use crate::records::drafts::need;

/// The letters of one reason, and what they are made from.
pub(crate) struct Asked {
    pub(crate) shown: Arc<Shown>,
    pub(crate) texts: Texts,
    pub(crate) today: NaiveDate,
    pub(crate) reason: LetterReason,
    pub(crate) release: Option<Release>,
    pub(crate) week: Week,
    pub(crate) found: Letters,
    /// What changed of each event, in words.
    told: BTreeMap<Id, Vec<String>>,
}

/// Subject and text of letters, and whether the plan has them of its own.
pub(crate) struct Wanted {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) is_own: bool,
}

impl Asked {
    /// Looks everything up. Of what changed the release is the one named, else the last of the week.
    pub(crate) fn new(desk: &Desk, reason: LetterReason, release_id: Option<&Id>) -> Result<Self, Failure> {
        let shown = desk.shown()?;
        let today = shown.today(desk.now());
        let texts = desk.texts();
        let release = match reason {
            LetterReason::Changed => Some(release_of(&shown, release_id)?),
            LetterReason::Accepted | LetterReason::Declined | LetterReason::Missing | LetterReason::Returns => None,
        };
        let week = match &release {
            Some(release) => need(&shown.plan.weeks, &release.week_id)?,
            None => shown.need_week()?,
        };
        let week = week.clone();
        let missing = match reason {
            LetterReason::Missing | LetterReason::Returns => missing_details(&shown.plan, &week, shown.problems()),
            LetterReason::Accepted | LetterReason::Declined | LetterReason::Changed => Vec::new(),
        };
        let (changes, told) = match &release {
            Some(release) => {
                let (changes, words) = compare(desk, &shown, release, None)?;
                let told = words.events.iter().map(|event| (event.event_id.clone(), told_of(event, &texts))).collect();
                (changes, told)
            }
            None => (Vec::new(), BTreeMap::new()),
        };
        let cause = match (reason, &release) {
            (LetterReason::Accepted, _) => Cause::Accepted,
            (LetterReason::Declined, _) => Cause::Declined,
            (LetterReason::Missing, _) => Cause::Missing(&missing),
            (LetterReason::Returns, _) => Cause::Returns(&missing),
            (LetterReason::Changed, release) => {
                Cause::Changed(release.as_ref().map_or("", |release| release.id.as_str()), &changes)
            }
        };
        let found = letters(&shown.plan, &week, today, &cause);
        Ok(Self { shown, texts, today, reason, release, week, found, told })
    }

    /// Only the letters to some partners; `None`: all. Whoever is not owed one is refused.
    pub(crate) fn only(mut self, partner_ids: Option<&[Id]>) -> Result<Self, Failure> {
        let Some(ids) = partner_ids else { return Ok(self) };
        let wanted: HashSet<&str> = ids.iter().map(String::as_str).collect();
        self.found.letters.retain(|letter| wanted.contains(letter.partner_id.as_str()));
        let known: HashSet<&str> = self.found.letters.iter().map(|letter| letter.partner_id.as_str()).collect();
        match ids.iter().find(|id| !known.contains(id.as_str())) {
            Some(unknown) => Err(Failure::not_found("partner", unknown)),
            None => Ok(self),
        }
    }

    /// The text of the plan in the language of the program, else the one that comes with it.
    pub(crate) fn wanted(&self) -> Wanted {
        let language = self.texts.language();
        let is_ours = |text: &&LetterText| text.reason == self.reason && text.language == language;
        match self.shown.plan.letter_texts.iter().find(is_ours) {
            Some(own) => Wanted { title: own.title.clone(), text: own.text.clone(), is_own: true },
            None => {
                let (title, text) = default_text(self.reason, &self.texts);
                Wanted { title, text, is_own: false }
            }
        }
    }

    /// The letters as they read with a text.
    pub(crate) fn content(&self, template: &Template) -> LettersContent {
        let request = LettersRequest {
            plan: &self.shown.plan,
            week: &self.week,
            today: self.today,
            reason: self.reason,
            release: self.release.as_ref(),
            letters: &self.found.letters,
            told: &self.told,
            template,
        };
        papers::letters(&request, &self.texts)
    }

    /// The letters with the text they are to have.
    ///
    /// # Errors
    ///
    /// `letter_text_faulty`, with the first fault of the text and its place.
    pub(crate) fn written(&self) -> Result<LettersContent, Failure> {
        let wanted = self.wanted();
        let template = read(self.reason, &wanted.title, &wanted.text).map_err(|faults| {
            let place = faults.first().map(|fault| sentence(fault, &self.texts)).unwrap_or_default();
            Failure::new("letter_text_faulty").with("where", place)
        })?;
        Ok(self.content(&template))
    }
}

/// The release that was asked for, else the last of the week that is shown.
fn release_of(shown: &Shown, release_id: Option<&Id>) -> Result<Release, Failure> {
    if let Some(id) = release_id {
        return need(&shown.plan.releases, id).cloned();
    }
    let week = shown.need_week()?;
    let ours = shown.plan.releases.iter().filter(|release| release.week_id == week.id);
    let last = ours.max_by(|a, b| (a.number, &a.id).cmp(&(b.number, &b.id)));
    last.cloned().ok_or_else(|| Failure::new("release_missing"))
}

/// A fault with its place, for people.
pub(crate) fn sentence(fault: &TextFault, texts: &Texts) -> String {
    let values = [
        ("part", texts.get(&format!("letter-part-{}", fault.part.word())).into()),
        ("line", texts.number(fault.line as i64).into()),
        ("column", texts.number(fault.column as i64).into()),
        ("fault", texts.get(&format!("letter-fault-{}", fault.fault.word())).into()),
        ("words", fault.words.as_str().into()),
    ];
    texts.format(if fault.words.is_empty() { "letter-fault-at" } else { "letter-fault-at_words" }, &values)
}
