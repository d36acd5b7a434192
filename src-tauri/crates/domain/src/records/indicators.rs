//! Indicators: their cards, targets and readings.
//!
//! Statuses, sums and projections are worked out in `rules::indicators`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// Something measured again and again: the card that says what, how, by whom and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Indicator {
    pub id: Id,
    pub code: String,
    pub name: String,
    pub definition: String,
    pub unit: String,
    pub decimals: i64,
    pub direction: IndicatorDirection,
    pub kind: IndicatorKind,
    pub method: String,
    pub source: String,
    /// Who collects it.
    pub collector: String,
    /// Months between two readings.
    pub interval_months: Option<i64>,
    pub next_due_on: Option<NaiveDate>,
    pub base_year: Option<i64>,
    pub base_value: Option<f64>,
    pub totals: TotalsRule,
    pub status_method: StatusMethod,
    /// Counts of people below this leave the city only as "suppressed".
    pub suppress_below: Option<i64>,
    /// Key of the count in the plan that gives its readings; empty: typed or imported.
    pub computed: String,
    /// Of the world or the country, not of this city.
    pub is_context: bool,
    /// Release of the source from which the readings were taken.
    pub revision: String,
    pub note: String,
    pub position: String,
}
record!(Indicator in "indicator" {
    id, code, name, definition, unit, decimals, direction, kind, method, source, collector, interval_months,
    next_due_on, base_year, base_value, totals, status_method, suppress_below, computed, is_context, revision,
    note, position
});

words!(
    /// Which way is better.
    IndicatorDirection {
        Up = "up", Down = "down", Hold = "hold",
    }
);

words!(
    /// What kind of value an indicator has.
    IndicatorKind {
        Official = "official", Survey = "survey", Expert = "expert",
    }
);

words!(
    /// What the groups of a reading make together.
    TotalsRule {
        Sum = "sum", Weighted = "weighted", None = "none",
    }
);

words!(
    /// How the status of an indicator is worked out.
    StatusMethod {
        TargetPath = "target_path", Trend = "trend", None = "none",
    }
);

/// What an indicator should be by the end of a year. Its id derives from the pair.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct IndicatorTarget {
    pub id: Id,
    pub indicator_id: Id,
    pub year: i64,
    pub value: f64,
}
record!(IndicatorTarget in "indicator_target" { id, indicator_id, year, value });

/// A value of an indicator at a date, for everybody or for one group. Its id derives from indicator, date and group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Reading {
    pub id: Id,
    pub indicator_id: Id,
    pub measured_on: NaiveDate,
    pub group_kind: GroupKind,
    /// Such as `25–34`; empty for the total.
    pub group_name: String,
    pub neighbourhood_id: Option<Id>,
    /// `None`: missing, which is not zero.
    pub value: Option<f64>,
    pub sample_size: Option<i64>,
    /// Half the width of the 95 % interval, in the unit of the indicator.
    pub margin: Option<f64>,
    pub source: String,
    pub note: String,
}
record!(Reading in "reading" {
    id, indicator_id, measured_on, group_kind, group_name, neighbourhood_id, value, sample_size, margin, source,
    note
});

words!(
    /// What a reading is about: everybody, or one group.
    GroupKind {
        Total = "total", Age = "age", Gender = "gender", Neighbourhood = "neighbourhood", Own = "own",
    }
);
