//! Every enum of fixed words, in one list: labels, the page's choices and the words of history come from here.

use crate::rules;

/// One enum of fixed words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordList {
    /// The name of its type, such as `EventStatus`.
    pub name: &'static str,
    /// Its words in their order.
    pub words: &'static [&'static str],
}

impl WordList {
    /// With what the messages of its words begin: `event-status` for `EventStatus`.
    pub fn label(&self) -> String {
        let mut label = String::with_capacity(self.name.len() + 4);
        for (at, letter) in self.name.chars().enumerate() {
            if 0 < at && letter.is_ascii_uppercase() {
                label.push('-');
            }
            label.push(letter.to_ascii_lowercase());
        }
        label
    }
}

macro_rules! lists {
    ($($path:path),+ $(,)?) => { &[$(<$path>::LIST),+] };
}

/// All of them.
pub const ALL: &[WordList] = lists![
    crate::bounds::Beyond,
    crate::AccessFeature,
    crate::AssessmentKind,
    crate::Booking,
    crate::BudgetCategory,
    crate::BudgetSource,
    crate::DecisionOutcome,
    crate::DeclarationKind,
    crate::EventKind,
    crate::EventMode,
    crate::EventRole,
    crate::EventStatus,
    crate::EvidenceKind,
    crate::GroupKind,
    crate::IndicatorDirection,
    crate::IndicatorKind,
    crate::InteractionKind,
    crate::LetterReason,
    crate::MoveWay,
    crate::OfferKind,
    crate::OutputKind,
    crate::OwnKind,
    crate::OwnSubject,
    crate::PaperPurpose,
    crate::PartnerRoleKind,
    crate::PartnerStatus,
    crate::PlaceLevel,
    crate::RecommendationVerb,
    crate::RiskLevel,
    crate::RoadmapStatus,
    crate::Sector,
    crate::Severity,
    crate::StatusMethod,
    crate::tables::TableKind,
    crate::Subject,
    crate::TemplePart,
    crate::TieKind,
    crate::TotalsRule,
    rules::agreement::AgreementWord,
    rules::bulk::BulkLeft,
    rules::grants::Track,
    rules::indicators::DueState,
    rules::indicators::IndicatorStatus,
    rules::indicators::SumFault,
    rules::letters::LetterFault,
    rules::letters::LetterField,
    rules::letters::LetterPart,
    rules::missing::MissingDetail,
    rules::own_fields::OwnFault,
    rules::partners::TimelineKind,
    rules::partners::WaitingKind,
    rules::release::ReleaseChange,
    rules::roadmap::DueKind,
    rules::scoring::ScoreResult,
    rules::scoring::Standing,
    rules::series::OccurrenceKind,
    rules::sheets::SheetBy,
    rules::series::edit::SeriesScope,
    rules::series::days::Unfollowed,
    rules::twins::TwinKind,
    rules::twins::TwinReason,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// The names after `words!(` in every file below a folder.
    fn declared(folder: &Path, names: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                declared(&entry, names);
                continue;
            }
            let source = std::fs::read_to_string(&entry).unwrap();
            let declarations = source.split("\nwords!(\n").skip(1);
            names.extend(declarations.filter_map(|text| {
                let line = text.lines().find(|line| !line.trim_start().starts_with("//"))?;
                Some(line.trim().split(' ').next()?.to_owned())
            }));
        }
    }

    #[test]
    fn no_enum_of_words_is_forgotten() {
        let mut names = BTreeSet::new();
        declared(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut names);
        assert!(30 < names.len());
        let listed: BTreeSet<String> = ALL.iter().map(|list| list.name.to_owned()).collect();
        assert_eq!(names, listed);
    }

    #[test]
    fn labels_are_the_names_in_lower_case() {
        for (name, label) in [("Sector", "sector"), ("EventStatus", "event-status"), ("TieKind", "tie-kind")] {
            assert_eq!(WordList { name, words: &[] }.label(), label);
        }
    }
}
