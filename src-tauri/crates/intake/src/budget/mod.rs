//! Tables of money: one row a line of the budget, found in the plan by year, purpose and source.
//!
//! An empty cell says nothing and changes nothing. Totals are no lines.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::{BudgetCategory, BudgetLine, BudgetSource, Id, Plan, changes};

use crate::cells::amounts::money_in;
use crate::cells::clean::{clean_line, clean_text, name_key};
use crate::events::dry_run::counted;
use crate::events::headers::apply;
use crate::indicators::periods::period_of;
use crate::partners::words::by_heads;
use crate::preview::{SHOWN, Tally, blank_preview, column_question, question};
use crate::{
    Certainty, DryRun, ImportItem, ImportKind, ImportOptions, ImportWords, IntakeError, RecordCount, RefusedRow, Sheet,
    Watch, Writes, money_digits, tell,
};

/// Every field that a column can be mapped to.
pub(crate) const BUDGET_FIELDS: &[&str] = &[
    "year",
    "title",
    "category",
    "source_kind",
    "source",
    "partner",
    "planned",
    "secured",
    "spent",
    "matched",
    "matched_by",
    "note",
];

/// Heads of columns, as names are compared, best first.
pub(crate) const HEADS: &[(&str, &[&str])] = &[
    ("year", &["year", "jahr", "ano", "annee", "anno", "jaar", "budget year", "financial year"]),
    (
        "title",
        &[
            "title",
            "purpose",
            "item",
            "line",
            "budget line",
            "what for",
            "description",
            "titel",
            "zweck",
            "posten",
            "concepto",
            "objet",
            "libelle",
            "poste",
            "voce",
            "omschrijving",
            "descricao",
            "position",
            "name",
        ],
    ),
    (
        "category",
        &["category", "kind of cost", "kostenart", "kategorie", "categoria", "categorie", "type of cost", "cost type"],
    ),
    ("source_kind", &["kind of source", "source kind", "type of source", "source type", "herkunft", "mittelart"]),
    (
        "source",
        &[
            "source",
            "fund",
            "funder",
            "funding",
            "quelle",
            "mittelgeber",
            "fuente",
            "financement",
            "fonte",
            "bron",
            "paid by",
        ],
    ),
    ("partner", &["partner", "organisation", "organization", "given by"]),
    (
        "planned",
        &[
            "planned",
            "plan",
            "budget",
            "amount",
            "geplant",
            "ansatz",
            "betrag",
            "previsto",
            "presupuesto",
            "prevu",
            "montant",
            "begroot",
            "estimated",
        ],
    ),
    (
        "secured",
        &[
            "secured",
            "confirmed",
            "granted",
            "promised",
            "gesichert",
            "zugesagt",
            "bewilligt",
            "confirmado",
            "acquis",
            "toegezegd",
        ],
    ),
    (
        "spent",
        &["spent", "actual", "paid", "ausgegeben", "ist", "gastado", "depense", "speso", "uitgegeven", "executed"],
    ),
    ("matched", &["matched", "match funding", "matched funding", "eigenanteil", "kofinanzierung", "cofinanciacion"]),
    ("matched_by", &["matched by", "match funder", "cofinancer"]),
    (
        "note",
        &[
            "note",
            "notes",
            "comment",
            "comments",
            "remarks",
            "bemerkung",
            "nota",
            "observaciones",
            "remarque",
            "opmerking",
        ],
    ),
];

const AMOUNTS: [&str; 4] = ["planned", "secured", "spent", "matched"];

/// Compares a table of money with the plan.
pub(crate) fn budget_dry_run(
    plan: &Plan,
    sheet: &Sheet,
    options: &ImportOptions,
    words: &ImportWords,
    new_id: &mut dyn FnMut() -> Id,
    watch: &dyn Watch,
) -> Result<DryRun, IntakeError> {
    let mut fields = match &options.mapping {
        Some(mapping) => apply(&sheet.headers, mapping, BUDGET_FIELDS),
        None => by_heads(&sheet.names, HEADS, words),
    };
    let has = |fields: &[(String, Certainty)], name: &str| fields.iter().any(|(field, _)| field == name);
    let mut questions = Vec::new();
    if !has(&fields, "title") {
        questions.extend(column_question("title_column", sheet, &mut fields, "title"));
    }
    if !has(&fields, "year") && options.year.is_none() {
        questions.push(question("year", "year", &[], ""));
    }
    if !AMOUNTS.iter().any(|name| has(&fields, name)) {
        let headings: Vec<&str> = sheet.headers.iter().map(String::as_str).collect();
        questions.push(question("amount_column", "mapping", &headings, ""));
    }
    let mut preview = blank_preview(ImportKind::Budget, sheet, options, &fields, BUDGET_FIELDS);
    preview.questions = questions;
    preview.told.clone_from(&sheet.told);
    let columns: HashMap<&str, usize> = fields
        .iter()
        .enumerate()
        .filter(|(_, (field, _))| !field.is_empty())
        .map(|(at, (field, _))| (field.as_str(), at))
        .collect();
    let mut lines = Lines::new(plan, words, options.year);
    let mut tally = Tally::default();
    for (done, row) in sheet.rows.iter().enumerate() {
        if done.is_multiple_of(200) {
            tell(watch, "comparing", done, sheet.rows.len())?;
        }
        let cell = |field: &str| columns.get(field).and_then(|at| row.cells.get(*at)).map_or("", |cell| cell.trim());
        let named = |field: &str, reason: &str| RefusedRow {
            line: row.line,
            column: columns.get(field).and_then(|at| sheet.headers.get(*at)).cloned().unwrap_or_default(),
            value: clean_line(cell(field)).chars().take(200).collect(),
            reason: reason.to_owned(),
        };
        let title = clean_line(cell("title"));
        let (action, changes) = if options.left_out_lines.contains(&row.line) {
            preview.left_out_count += 1;
            ("left_out", Vec::new())
        } else {
            match lines.read(&cell, new_id) {
                Ok(read) => {
                    preview.told.extend(read.told.iter().map(|(field, reason)| named(field, reason)));
                    tally.count(read.action);
                    (read.action, read.changes)
                }
                Err((field, reason)) => {
                    preview.refused.push(named(field, reason));
                    ("refused", Vec::new())
                }
            }
        };
        if preview.items.len() < SHOWN {
            preview.items.push(ImportItem { line: row.line, action: action.to_owned(), title, changes });
        }
    }
    tally.into_preview(&mut preview);
    preview.refused_count = preview.refused.len();
    let named = lines.named.len();
    let budget_lines = lines.into_written();
    let (new, changed) = counted(&plan.budget_lines, &budget_lines);
    preview.records =
        vec![RecordCount { table: "budget_line".to_owned(), new, changed, same: named.saturating_sub(new + changed) }];
    Ok(DryRun { preview, writes: Writes { budget_lines, ..Writes::default() } })
}

/// What became of a row.
struct ReadLine {
    action: &'static str,
    changes: Vec<domain::FieldChange>,
    told: Vec<(&'static str, &'static str)>,
}

/// The lines of the plan as the file changes them.
struct Lines<'a> {
    plan: &'a Plan,
    words: &'a ImportWords,
    year: Option<i64>,
    digits: u32,
    lines: Vec<BudgetLine>,
    last_position: String,
    by_key: HashMap<(i64, String, String), usize>,
    partners: HashMap<String, &'a Id>,
    written: BTreeSet<usize>,
    named: HashSet<usize>,
}

impl<'a> Lines<'a> {
    fn new(plan: &'a Plan, words: &'a ImportWords, year: Option<i64>) -> Self {
        let mut by_key = HashMap::new();
        for (at, line) in plan.budget_lines.iter().enumerate() {
            by_key.entry(key(line.year, &line.title, &line.source)).or_insert(at);
        }
        Lines {
            plan,
            words,
            year,
            digits: money_digits(plan),
            last_position: plan.budget_lines.iter().map(|line| &line.position).max().cloned().unwrap_or_default(),
            lines: plan.budget_lines.clone(),
            by_key,
            partners: plan.partners.iter().map(|partner| (name_key(&partner.name), &partner.id)).collect(),
            written: BTreeSet::new(),
            named: HashSet::new(),
        }
    }

    fn read<'c>(
        &mut self,
        cell: &impl Fn(&str) -> &'c str,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Result<ReadLine, (&'static str, &'static str)> {
        let title = clean_line(cell("title"));
        if title.is_empty() {
            return Err(("title", "purpose_missing"));
        }
        let year = match (cell("year"), self.year) {
            ("", Some(year)) => year,
            ("", None) => return Err(("year", "year_unreadable")),
            (text, _) => period_of(text)
                .filter(|period| period.is_year)
                .map(|period| i64::from(chrono::Datelike::year(&period.ends_on)))
                .ok_or(("year", "year_unreadable"))?,
        };
        let source = clean_line(cell("source"));
        let mut amounts = [None; 4];
        for (place, field) in amounts.iter_mut().zip(AMOUNTS) {
            let text = cell(field);
            if !text.is_empty() {
                // A line without its amount would be a wrong line.
                *place = Some(money_in(text, self.digits).map_err(|reason| (field, reason))?);
            }
        }
        let at = self.line(year, &title, &source, new_id);
        let is_new = self.plan.budget_lines.len() <= at;
        let is_first = self.named.insert(at);
        let before = self.lines[at].clone();
        let told = self.fill(at, cell, amounts);
        let found = changes(&before, &self.lines[at]);
        let is_added = is_new && is_first;
        if is_added || !found.is_empty() {
            self.written.insert(at);
        }
        let action = if is_added {
            "new"
        } else if found.is_empty() {
            "same"
        } else {
            "changed"
        };
        Ok(ReadLine { action, changes: if is_added { Vec::new() } else { found }, told })
    }

    fn line(&mut self, year: i64, title: &str, source: &str, new_id: &mut dyn FnMut() -> Id) -> usize {
        let next = self.lines.len();
        let at = *self.by_key.entry(key(year, title, source)).or_insert(next);
        if at == next {
            let week = self.plan.weeks.iter().find(|week| i64::from(chrono::Datelike::year(&week.starts_on)) == year);
            // Behind all others, in the order of the file.
            self.last_position = domain::order::after(&self.last_position);
            self.lines.push(BudgetLine {
                id: new_id(),
                year,
                week_id: week.map(|week| week.id.clone()),
                title: title.to_owned(),
                source: source.to_owned(),
                position: self.last_position.clone(),
                ..BudgetLine::default()
            });
        }
        at
    }

    fn fill<'c>(
        &mut self,
        at: usize,
        cell: &impl Fn(&str) -> &'c str,
        [planned, secured, spent, matched]: [Option<i64>; 4],
    ) -> Vec<(&'static str, &'static str)> {
        let mut told = Vec::new();
        let line = &mut self.lines[at];
        for (place, amount) in [
            (&mut line.planned_minor, planned),
            (&mut line.secured_minor, secured),
            (&mut line.spent_minor, spent),
            (&mut line.matched_minor, matched),
        ] {
            *place = amount.unwrap_or(*place);
        }
        let category = cell("category");
        if !category.is_empty() {
            match word_of(self.words, "category", category, BudgetCategory::from_word) {
                Some(found) => line.category = found,
                None => told.push(("category", "word_unknown")),
            }
        }
        let kind = cell("source_kind");
        if !kind.is_empty() {
            match word_of(self.words, "source_kind", kind, BudgetSource::from_word) {
                Some(found) => line.source_kind = found,
                None => told.push(("source_kind", "word_unknown")),
            }
        }
        let partner = cell("partner");
        if !partner.is_empty() {
            match self.partners.get(&name_key(partner)) {
                Some(id) => line.partner_id = Some((*id).clone()),
                None => told.push(("partner", "partner_unknown")),
            }
        }
        for (place, text) in
            [(&mut line.matched_by, clean_line(cell("matched_by"))), (&mut line.note, clean_text(cell("note")))]
        {
            if !text.is_empty() {
                *place = text;
            }
        }
        told
    }

    fn into_written(self) -> Vec<BudgetLine> {
        let (written, had) = (self.written, &self.plan.budget_lines);
        // Rows that contradict each other can end at what the plan has.
        let is_kept = |(at, line): &(usize, BudgetLine)| written.contains(at) && had.get(*at) != Some(line);
        self.lines.into_iter().enumerate().filter(is_kept).map(|(_, line)| line).collect()
    }
}

/// A stored word, or the label that the language of the person has for it.
fn word_of<T>(words: &ImportWords, field: &str, text: &str, from: impl Fn(&str) -> Option<T>) -> Option<T> {
    let key = name_key(text);
    words.choice(field, &key).and_then(&from).or_else(|| from(&key.replace(' ', "_")))
}

fn key(year: i64, title: &str, source: &str) -> (i64, String, String) {
    (year, name_key(title), name_key(source))
}
