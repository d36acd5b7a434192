//! Which records of the plan a table is compared with, and where what it brings is written.

use domain::tables::TableKind;
use domain::{Id, IndicatorTarget, link_id};

use super::{Marks, TableContext};
use crate::source::table::Marked;
use crate::tables::compare::Comparison;
use crate::{ImportOptions, ImportPreview, IntakeError, Sheet, Watch, Writes};

/// Compares all rows.
pub(super) fn compare_all(
    context: TableContext,
    sheet: &Sheet,
    marked: &Marked,
    options: &ImportOptions,
    (preview, writes): (&mut ImportPreview, &mut Writes),
    new_id: &mut dyn FnMut() -> Id,
    watch: &dyn Watch,
) -> Result<(), IntakeError> {
    let marks = Marks::read(sheet, marked);
    let plan = context.plan;
    macro_rules! compare {
        ($list:ident) => {{
            let mut comparison = Comparison::new(context, sheet, marked, &marks, &plan.$list);
            comparison.run(options, preview, writes, new_id, watch)?;
            writes.$list = comparison.into_written();
        }};
    }
    match marked.head.kind {
        TableKind::Events => compare!(events),
        TableKind::Sessions => compare!(sessions),
        TableKind::Venues => compare!(venues),
        TableKind::Rooms => compare!(rooms),
        TableKind::Partners => compare!(partners),
        TableKind::People => compare!(people),
        TableKind::Indicators => compare!(indicators),
        TableKind::Readings => compare!(readings),
        TableKind::Targets => {
            compare!(indicator_targets);
            let known = |target: &IndicatorTarget| plan.indicator_targets.iter().any(|it| it.id == target.id);
            for target in writes.indicator_targets.iter_mut().filter(|target| !known(target)) {
                target.id = link_id(&[&target.indicator_id, &target.year.to_string()]);
            }
        }
        TableKind::Goals => compare!(goals),
        TableKind::Actions => compare!(actions),
        TableKind::Milestones => compare!(milestones),
        TableKind::Budget => compare!(budget_lines),
        TableKind::Risks => compare!(risks),
    }
    Ok(())
}
