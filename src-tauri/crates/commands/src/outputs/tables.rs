//! Tables for spreadsheets: the records of a kind, which come back by the ordinary import, and the public programme for
//! newspapers, which does not.

use domain::OutputKind;
use interchange::{Outgoing, Scope, programme_table};
use tables::{Listing, TableFormat, listing, table};
use text::Texts;

use crate::Failure;
use crate::door::notices::said;
use crate::outputs::make::Made;
use crate::outputs::options::World;
use crate::views::Notice;

/// The records of a kind as a table; `None`: the kind or the ending is another's.
pub(crate) fn record_table(kind: OutputKind, ending: &str, world: &World) -> Result<Option<Made>, Failure> {
    let Some((kind, format)) = kind.table().zip(TableFormat::of_ending(ending)) else { return Ok(None) };
    let bytes = table(kind, format, &world.shown.plan, world.texts)?;
    Ok(Some(Made { bytes, pages: None, notices: Vec::new() }))
}

/// A part of the public programme, a row for each time that something is on; `None`: the ending is no table's.
pub(crate) fn programme_file(
    outgoing: &Outgoing,
    scope: &Scope,
    ending: &str,
    texts: &Texts,
) -> Result<Option<Made>, Failure> {
    let Some(format) = TableFormat::of_ending(ending) else { return Ok(None) };
    let (list, notices) = programme_list(outgoing, scope, texts);
    Ok(Some(Made { bytes: listing(&list, format, texts)?, pages: None, notices }))
}

/// The same as a list.
pub(crate) fn programme_list(outgoing: &Outgoing, scope: &Scope, texts: &Texts) -> (Listing, Vec<Notice>) {
    let programme = programme_table(outgoing, scope, texts);
    let notices = programme.notices.iter().map(|told| said(told.sentence(texts))).collect();
    (Listing { name: programme.name, columns: programme.columns, rows: programme.rows }, notices)
}
