//! How far the raters of a round agree on a feature, and what they would say together.
//!
//! A rater who leaves a feature open says nothing about it. Nothing is written here: the team accepts a proposal or
//! not.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::{Id, Opinion, Plan, words};

/// What several raters said about one feature.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub struct Agreement {
    /// How many said where the city stands.
    pub raters: usize,
    /// The proposal of the team for now and ambition.
    pub now: Option<i64>,
    /// The same for where the city wants to be.
    pub ambition: Option<i64>,
    pub lowest: Option<i64>,
    pub highest: Option<i64>,
    /// How many lie within one step of the proposal.
    pub near: usize,
    pub word: AgreementWord,
}

words!(
    /// How far raters agree, for people to read.
    AgreementWord { Nobody = "nobody", One = "one", Strong = "strong", Fair = "fair", Weak = "weak" }
);

/// The middle opinion. With an even number the lower of the two in the middle: nobody is called better than half of
/// the raters think.
pub fn median(numbers: impl IntoIterator<Item = i64>) -> Option<i64> {
    let mut numbers: Vec<i64> = numbers.into_iter().collect();
    numbers.sort_unstable();
    numbers.get(numbers.len().checked_sub(1)? / 2).copied()
}

/// The agreement of some opinions on one feature.
pub fn agreement<'a>(opinions: impl IntoIterator<Item = &'a Opinion>) -> Agreement {
    let opinions: Vec<&Opinion> = opinions.into_iter().collect();
    let said: Vec<i64> = opinions.iter().filter_map(|opinion| opinion.now).collect();
    let now = median(said.iter().copied());
    let near = now.map_or(0, |now| said.iter().filter(|number| number.abs_diff(now) <= 1).count());
    let word = match said.len() {
        0 => AgreementWord::Nobody,
        1 => AgreementWord::One,
        raters if near == raters => AgreementWord::Strong,
        // Two of three.
        raters if 2 * raters <= 3 * near => AgreementWord::Fair,
        _ => AgreementWord::Weak,
    };
    Agreement {
        raters: said.len(),
        now,
        ambition: median(opinions.iter().filter_map(|opinion| opinion.ambition)),
        lowest: said.iter().min().copied(),
        highest: said.iter().max().copied(),
        near,
        word,
    }
}

/// The agreement on every feature of a round that somebody has an opinion on.
pub fn agreements(plan: &Plan, assessment_id: &str) -> BTreeMap<Id, Agreement> {
    let mut by_feature: BTreeMap<&str, Vec<&Opinion>> = BTreeMap::new();
    for opinion in plan.opinions.iter().filter(|opinion| opinion.assessment_id == assessment_id) {
        by_feature.entry(&opinion.feature_id).or_default().push(opinion);
    }
    by_feature.into_iter().map(|(id, opinions)| (id.to_owned(), agreement(opinions))).collect()
}
