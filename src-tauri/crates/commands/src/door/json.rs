//! Arguments and answers as JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Failure;

/// Reads the arguments of a command.
pub(crate) fn from_json<T: DeserializeOwned>(input: Value) -> Result<T, Failure> {
    serde_json::from_value(input).map_err(|error| Failure::new("arguments_not_valid").with("detail", error))
}

/// Refuses arguments where none are taken.
pub(crate) fn no_arguments(input: &Value) -> Result<(), Failure> {
    let is_empty = input.is_null() || input.as_object().is_some_and(serde_json::Map::is_empty);
    if is_empty { Ok(()) } else { Err(Failure::new("arguments_not_valid").with("detail", "no arguments are taken")) }
}

/// Writes the answer of a command.
pub(crate) fn to_json<T: Serialize>(answer: &T) -> Result<Value, Failure> {
    serde_json::to_value(answer).map_err(|error| Failure::new("answer_not_written").with("detail", error))
}
