//! How something stands, as cards show it: one word for the states of every kind of record, with one mark and colour each.

use domain::{RiskLevel, RoadmapStatus, Severity};
use serde::Serialize;
use text::Texts;
use ts_rs::TS;

/// How something stands. What is neither has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CardStatus {
    /// In order.
    Good,
    /// To be watched.
    Watch,
    /// Needs action.
    Bad,
}

impl CardStatus {
    /// Of a goal, action or milestone.
    pub(crate) fn of_roadmap(status: RoadmapStatus) -> Self {
        match status {
            RoadmapStatus::Achieved | RoadmapStatus::OnTrack => CardStatus::Good,
            RoadmapStatus::Postponed => CardStatus::Watch,
            RoadmapStatus::Behind => CardStatus::Bad,
        }
    }

    /// Of a problem.
    pub(crate) fn of_severity(severity: Severity) -> Option<Self> {
        match severity {
            Severity::Blocks => Some(CardStatus::Bad),
            Severity::Warning => Some(CardStatus::Watch),
            Severity::Hint => None,
        }
    }

    /// Of a risk.
    pub(crate) fn of_risk(level: RiskLevel) -> Option<Self> {
        match level {
            RiskLevel::High => Some(CardStatus::Bad),
            RiskLevel::Medium => Some(CardStatus::Watch),
            RiskLevel::Low => None,
        }
    }

    /// Of a number that should be none, of so many. Nothing late of nothing at all is no success.
    pub(crate) fn of_count(value: usize, all: usize, otherwise: Self) -> Option<Self> {
        match (value, all) {
            (0, 0) => None,
            (0, _) => Some(CardStatus::Good),
            _ => Some(otherwise),
        }
    }

    /// Of the money that is missing. Secured beyond what is planned is no gap.
    pub(crate) fn of_gap(gap_minor: i64) -> Self {
        if gap_minor <= 0 { CardStatus::Good } else { CardStatus::Watch }
    }

    /// The word for it, where nothing says more.
    pub(crate) fn word(self, texts: &Texts) -> String {
        texts.get(match self {
            CardStatus::Good => "board-status-good",
            CardStatus::Watch => "board-status-watch",
            CardStatus::Bad => "board-status-bad",
        })
    }
}
