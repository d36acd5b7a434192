//! Passphrases, passwords and places from the command line.

use std::io::IsTerminal;

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Value, json};

use crate::outcome::Terminal;
use crate::team::given;

/// The variable of the team passphrase.
const PASSPHRASE: &str = "PAIDEIA_PASSPHRASE";

/// The longest file of which the first line is taken.
const MOST_BYTES: u64 = 64 << 10;

/// The team passphrase: from a file, else from the environment, else asked for. A new one is asked for twice.
pub fn passphrase(terminal: &Terminal, arguments: &ArgMatches, is_new: bool) -> Result<String, Failure> {
    let id = if is_new { "terminal-ask-new-passphrase" } else { "terminal-ask-passphrase" };
    let secret = secret(terminal, given(arguments, "passphrase-file"), PASSPHRASE, id)?;
    let Secret { text, was_asked } = secret.ok_or_else(|| Failure::new("passphrase_missing"))?;
    if was_asked && is_new && ask(terminal, "terminal-ask-again")? != text {
        return Err(Failure::new("passphrases_differ"));
    }
    Ok(text)
}

/// Opens the keys of the plan's team by its passphrase, where no keyring does; without one the team stays locked, unless
/// it must be open.
pub fn unlock(terminal: &Terminal, file: Option<String>, must: bool) -> Result<(), Failure> {
    if terminal.call("get_team", json!({}))?["keys"] != json!("locked") {
        return Ok(());
    }
    match secret(terminal, file, PASSPHRASE, "terminal-ask-passphrase")? {
        Some(secret) => terminal.call("open_team_keys", json!({ "passphrase": secret.text })).map(drop),
        None if must => Err(Failure::new("exchange_secrets_locked")),
        None => Ok(()),
    }
}

/// The recovery key, in the same ways.
pub fn recovery_key(terminal: &Terminal, arguments: &ArgMatches) -> Result<String, Failure> {
    let file = given(arguments, "recovery-key-file");
    let secret = secret(terminal, file, "PAIDEIA_RECOVERY_KEY", "terminal-ask-recovery-key")?;
    secret.map(|secret| secret.text).ok_or_else(|| Failure::new("passphrase_missing"))
}

/// A place as it was said, with what lets in there. A password is asked for only where a user is named.
pub fn place(terminal: &Terminal, arguments: &ArgMatches) -> Result<Value, Failure> {
    let (user, file) = (given(arguments, "user"), given(arguments, "password-file"));
    let mut password = String::new();
    if user.is_some() || file.is_some() || std::env::var_os("PAIDEIA_PLACE_PASSWORD").is_some() {
        let secret = secret(terminal, file, "PAIDEIA_PLACE_PASSWORD", "terminal-ask-password")?;
        password = secret.map(|secret| secret.text).unwrap_or_default();
    }
    if let Some(certificates) = given(arguments, "certificates") {
        terminal.call_with("read_team_certificate", json!({}), &certificates)?;
    }
    Ok(json!({
        "address": given(arguments, "place").unwrap_or_default(),
        "user": user.unwrap_or_default(),
        "password": password,
        "proxy": given(arguments, "proxy"),
    }))
}

/// Something that is not shown, and whether somebody typed it.
struct Secret {
    text: String,
    was_asked: bool,
}

fn secret(
    terminal: &Terminal,
    file: Option<String>,
    variable: &str,
    question: &str,
) -> Result<Option<Secret>, Failure> {
    if let Some(file) = file {
        return Ok(Some(Secret { text: first_line(&file)?, was_asked: false }));
    }
    match std::env::var(variable) {
        Ok(text) if !text.is_empty() => Ok(Some(Secret { text, was_asked: false })),
        Ok(_) | Err(_) if std::io::stdin().is_terminal() => {
            Ok(Some(Secret { text: ask(terminal, question)?, was_asked: true }))
        }
        Ok(_) | Err(_) => Ok(None),
    }
}

fn first_line(file: &str) -> Result<String, Failure> {
    let missing = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::new("file_missing").with("name", file),
        _ => error.into(),
    };
    if MOST_BYTES < std::fs::metadata(file).map_err(missing)?.len() {
        return Err(Failure::new("passphrase_too_large").with("name", file));
    }
    let text = std::fs::read_to_string(file).map_err(missing)?;
    Ok(text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_owned())
}

fn ask(terminal: &Terminal, question: &str) -> Result<String, Failure> {
    rpassword::prompt_password(terminal.texts.get(question)).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => Failure::new("passphrase_missing"),
        _ => error.into(),
    })
}
