//! Why a command did not do what was asked, as a code with values; the sentences are in the locale files.

use std::collections::BTreeMap;
use std::fmt;

use domain::{Problem, Severity};
use serde::Serialize;
use store::StoreError;
use ts_rs::TS;

/// A refusal. Nothing has changed. The text is the message `error-<code>`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the fields are explained above")]
pub struct Failure {
    pub code: String,
    pub values: BTreeMap<String, String>,
    /// What is wrong with which field, when the arguments were refused.
    pub problems: Vec<Problem>,
}

impl Failure {
    /// A failure without values.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), values: BTreeMap::new(), problems: Vec::new() }
    }

    /// The same with one more value for the text.
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }

    /// Values that would corrupt the plan; the problem of the same code stands at the field.
    pub(crate) fn invalid(code: &str, field: &str) -> Self {
        let mut failure = Self::new(code).with("field", field);
        failure.problems.push(Problem {
            code: code.to_owned(),
            severity: Severity::Blocks,
            key: format!("{code}:{field}"),
            event_id: None,
            session_id: None,
            other_event_id: None,
            other_session_id: None,
            field: Some(field.to_owned()),
            values: BTreeMap::new(),
            remedies: Vec::new(),
            accepted: None,
        });
        failure
    }

    /// The same, said of one session of a draft.
    pub(crate) fn in_session(mut self, id: &str) -> Self {
        self.problems.iter_mut().for_each(|problem| problem.session_id = Some(id.to_owned()));
        self
    }

    /// There is no such record.
    pub(crate) fn not_found(table: &str, id: &str) -> Self {
        Self::new("not_found").with("table", table).with("id", id)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.code)?;
        for (name, value) in &self.values {
            write!(formatter, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self { code: error.code().to_owned(), values: error.values(), problems: Vec::new() }
    }
}

impl From<exchange::ExchangeError> for Failure {
    fn from(error: exchange::ExchangeError) -> Self {
        Self { code: error.code().to_owned(), values: error.values(), problems: Vec::new() }
    }
}

impl From<papers::PaperError> for Failure {
    fn from(error: papers::PaperError) -> Self {
        Self { code: error.code, values: error.values, problems: Vec::new() }
    }
}

impl From<office::OfficeError> for Failure {
    fn from(error: office::OfficeError) -> Self {
        let values = error.values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { code: error.code.to_owned(), values, problems: Vec::new() }
    }
}

impl From<interchange::InterchangeError> for Failure {
    fn from(error: interchange::InterchangeError) -> Self {
        Self::new(error.code)
    }
}

impl From<site::SiteError> for Failure {
    fn from(error: site::SiteError) -> Self {
        Self { code: error.code, values: error.values, problems: Vec::new() }
    }
}

impl From<tables::TableError> for Failure {
    fn from(error: tables::TableError) -> Self {
        Self::new("publish").with("where", error.to_string())
    }
}

impl From<charts::ChartError> for Failure {
    fn from(error: charts::ChartError) -> Self {
        match error {
            charts::ChartError::Unknown(name) => Self::new("unknown_chart").with("name", name),
            charts::ChartError::Drawing(detail) => Self::new("chart_failed").with("detail", detail),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        StoreError::from(error).into()
    }
}
