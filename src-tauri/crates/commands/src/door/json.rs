//! Arguments as JSON.

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
