//! The kinds of documents that a plan gives a meeting, in one list: what each is called and what it is about.

use text::Texts;

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// [`crate::council_paper`]
    CouncilPaper,
    /// [`crate::progress_report`]
    ProgressReport,
    /// [`crate::evaluation_report`]
    EvaluationReport,
    /// [`crate::business_case`]
    BusinessCase,
    /// [`crate::minutes`]
    Minutes,
}

/// The record that a kind of document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentSubject {
    /// A paper, which must be there.
    Paper,
    /// A week; without one the document says so.
    Week,
    /// A meeting, which must be there.
    Meeting,
}

impl DocumentKind {
    /// Every kind, in the order in which people see them.
    pub const ALL: &'static [Self] =
        &[Self::CouncilPaper, Self::ProgressReport, Self::EvaluationReport, Self::BusinessCase, Self::Minutes];

    /// Its word in commands and files, such as `progress_report`.
    pub fn word(self) -> &'static str {
        match self {
            Self::CouncilPaper => "council_paper",
            Self::ProgressReport => "progress_report",
            Self::EvaluationReport => "evaluation_report",
            Self::BusinessCase => "business_case",
            Self::Minutes => "minutes",
        }
    }

    /// The kind of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// What it is about.
    pub fn subject(self) -> DocumentSubject {
        match self {
            Self::CouncilPaper => DocumentSubject::Paper,
            Self::ProgressReport | Self::EvaluationReport | Self::BusinessCase => DocumentSubject::Week,
            Self::Minutes => DocumentSubject::Meeting,
        }
    }

    /// What people call it.
    pub fn name(self, texts: &Texts) -> String {
        texts.get(&format!("documents-kind-{}", self.word()))
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentKind;
    use text::Texts;

    #[test]
    fn every_kind_has_a_word_of_its_own_and_a_name() {
        let texts = Texts::new("en");
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::of(kind.word()), Some(*kind));
            assert!(!kind.name(&texts).contains("documents-"), "{kind:?}");
        }
        assert_eq!(DocumentKind::of("poster"), None);
    }
}
