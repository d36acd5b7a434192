//! The recovery sheet: a page to print and lock away, like all PDFs readable by everyone and for ever.

use std::path::PathBuf;

use exchange::RecoveryKey;
use papers::{RecoverySheet, recovery_sheet};
use publish::Document;

use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::door::notices::of_letters;
use crate::outputs::look::of_look;
use crate::team::held::{no_team, stand};
use crate::views::Exported;

/// Writes the sheet. The key is that which was shown when the team began; nobody else knows it.
pub(crate) fn export_recovery_sheet(desk: &Desk, path: PathBuf, recovery_key: String) -> Result<Exported, Failure> {
    // A slip of the hand would lie in a safe for years.
    let letters = RecoveryKey::of_letters(&recovery_key)?.letters();
    let stand = stand(desk)?.ok_or_else(|| no_team(desk))?;
    let shown = desk.shown_now()?;
    let texts = desk.texts();
    let today = shown.today(desk.now());
    let sheet = RecoverySheet { plan: &shown.plan, team: &stand.status.team, recovery_key: &letters, today };
    let content = recovery_sheet(&sheet, &texts);
    let (mut pages, mut notices) = (0, Vec::new());
    let written = save(desk, &path, FileKind::Pdf, |_| {
        let document = Document::of(content)?;
        pages = document.pages();
        notices.extend(of_look(document.unused_look()));
        notices.extend(of_letters(document.replaced().iter().map(|it| (it.letter, it.text.as_str()))));
        Ok(document.pdf()?)
    })?;
    Ok(Exported { pages: Some(pages), notices, ..written })
}
