//! Partners to files: the register as a workbook, its people as vCards.

use std::path::PathBuf;

use domain::{Person, by_id};
use tables::{BookSheet, may_be_kept, partner_sheets, vcards, workbook};

use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::views::Exported;

/// Writes the register as a workbook, or its people as vCards, by the ending of the file.
pub(crate) fn export_partners(desk: &Desk, path: PathBuf) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    let plan = &*shown.plan;
    let today = shown.today(desk.now());
    save(desk, &path, FileKind::Contacts, |ending| {
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
