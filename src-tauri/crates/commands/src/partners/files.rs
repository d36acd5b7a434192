//! Partners from and to files: a spreadsheet as a dry run that becomes one change, a workbook, vCards.

use std::path::{Path, PathBuf};

use domain::{PartnerStatus, Person, Sector, by_id};
use intake::{ImportOptions, ImportPreview, PARTNER_FIELDS, PartnerDryRun, PartnerWords, Sheet};
use publish::{BookSheet, may_be_kept, partner_sheets, vcards, workbook};
use store::Label;

use crate::Failure;
use crate::desk::shown::Shown;
use crate::desk::{Desk, hold};
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::imports::uuid_of;
use crate::views::Exported;

/// A file of partners that is being imported.
pub(crate) struct PartnerWork {
    path: PathBuf,
    sheet: Box<Sheet>,
    dry_run: Box<PartnerDryRun>,
    options: ImportOptions,
    /// The snapshot that the dry run looked at.
    serial: u64,
}

pub(crate) fn open_partner_import(desk: &Desk, path: PathBuf) -> Result<ImportPreview, Failure> {
    *hold(&desk.slot::<Option<PartnerWork>>()) = None;
    read(desk, &path, ImportOptions::default())
}

pub(crate) fn check_partner_import(desk: &Desk, options: ImportOptions) -> Result<ImportPreview, Failure> {
    let path = hold(&desk.slot::<Option<PartnerWork>>()).as_ref().map(|work| work.path.clone());
    read(desk, &path.ok_or_else(|| Failure::new("no_import_open"))?, options)
}

/// Reads the file and makes the dry run. What was there before stays when this fails.
fn read(desk: &Desk, path: &Path, options: ImportOptions) -> Result<ImportPreview, Failure> {
    desk.begin("reading");
    let work = read_work(desk, path, options);
    desk.finish();
    let work = work?;
    let preview = work.dry_run.preview.clone();
    *hold(&desk.slot::<Option<PartnerWork>>()) = Some(work);
    Ok(preview)
}

fn read_work(desk: &Desk, path: &Path, options: ImportOptions) -> Result<PartnerWork, Failure> {
    let shown = desk.shown()?;
    let sheet = intake::read_file(path, &options, desk)?;
    let dry_run = compare(desk, &shown, &sheet, &options)?;
    let serial = shown.serial;
    Ok(PartnerWork { path: path.to_owned(), sheet: Box::new(sheet), dry_run: Box::new(dry_run), options, serial })
}

fn compare(desk: &Desk, shown: &Shown, sheet: &Sheet, options: &ImportOptions) -> Result<PartnerDryRun, Failure> {
    let surroundings = desk.surroundings();
    let mut new_id = || uuid_of((surroundings.clock)().timestamp_millis(), (surroundings.random)());
    Ok(intake::partner_dry_run(&shown.plan, sheet, options, &words(desk), &mut new_id, desk)?)
}

/// Sectors, statuses and columns as the chosen language calls them.
fn words(desk: &Desk) -> PartnerWords {
    let texts = desk.texts();
    let sector = |it: &Sector| (texts.get(&format!("sector-{}", it.word())), *it);
    let status = |it: &PartnerStatus| (texts.get(&format!("partner-status-{}", it.word())), *it);
    PartnerWords {
        sectors: Sector::ALL.iter().map(sector).collect(),
        statuses: PartnerStatus::ALL.iter().map(status).collect(),
        heads: PARTNER_FIELDS.iter().map(|field| (texts.get(&format!("partners-field-{field}")), *field)).collect(),
    }
}

pub(crate) fn import_partners(desk: &Desk) -> Result<ImportPreview, Failure> {
    let slot = desk.slot::<Option<PartnerWork>>();
    let mut held = hold(&slot);
    let work = held.as_mut().ok_or_else(|| Failure::new("no_import_open"))?;
    let shown = desk.shown()?;
    if work.serial != shown.serial {
        // The plan has changed since the person looked: what is written must fit it.
        *work.dry_run = compare(desk, &shown, &work.sheet, &work.options)?;
        work.serial = shown.serial;
    }
    let preview = work.dry_run.preview.clone();
    let writes = &work.dry_run.writes;
    if writes.is_empty() {
        return Ok(preview);
    }
    let label = Label::new("import_partners")
        .with("file_name", &preview.file_name)
        .with("new_count", &preview.new.to_string())
        .with("changed_count", &preview.changed.to_string());
    desk.write(|_, file| {
        Ok(file.command(label, |tx| {
            writes.neighbourhoods.iter().try_for_each(|record| tx.put(record))?;
            writes.partners.iter().try_for_each(|record| tx.put(record))?;
            writes.people.iter().try_for_each(|record| tx.put(record))
        })?)
    })?;
    // The file that was written says nothing new any more; the preview of what was done stays.
    work.serial = 0;
    Ok(preview)
}

pub(crate) fn close_partner_import(desk: &Desk) -> Result<(), Failure> {
    *hold(&desk.slot::<Option<PartnerWork>>()) = None;
    Ok(())
}

/// Writes the register as a workbook, or its people as vCards, by the ending of the file.
pub(crate) fn export_partners(desk: &Desk, path: PathBuf) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    let plan = &*shown.plan;
    let today = shown.today(desk.now());
    save(&path, FileKind::Contacts, |ending| {
        if ending == "vcf" {
            let partners = by_id(&plan.partners);
            let mut people: Vec<&Person> =
                plan.people.iter().filter(|it| it.partner_id.is_some() && may_be_kept(it, today)).collect();
            people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
            let of = |person: &Person| person.partner_id.as_deref().and_then(|id| partners.get(id).copied());
            return Ok(vcards(people.iter().map(|person| (*person, of(person)))).into_bytes());
        }
        let currency = plan.profile.as_ref().map(|profile| profile.currency.as_str()).unwrap_or_default();
        let sheets: Vec<BookSheet> = partner_sheets(plan, &desk.texts(), today, domain::currency::digits(currency));
        Ok(workbook(&sheets)?)
    })
}
