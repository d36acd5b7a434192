//! What can be typed: subcommands and their arguments. Their descriptions are in `terminal.ftl`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use text::Texts;

/// What `list` can list.
pub const KINDS: [&str; 6] = ["events", "sessions", "venues", "rooms", "partners", "people"];

/// The whole command line.
pub fn program(texts: &Texts) -> Command {
    let sub = |name: &'static str| Command::new(name).about(texts.get(&format!("terminal-{name}"))).arg(plan(texts));
    let option = |name: &'static str, value: &'static str| {
        Arg::new(name).long(name).value_name(value).help(texts.get(&format!("terminal-option-{name}")))
    };
    let file = |name: &'static str| option(name, "FILE").value_parser(value_parser!(PathBuf));
    let word = |name: &'static str, value: &'static str| {
        Arg::new(name).value_name(value).help(texts.get(&format!("terminal-argument-{name}")))
    };
    let flag = |name: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(texts.get(&format!("terminal-option-{name}")))
    };
    Command::new("paideia")
        .about(texts.get("terminal-about"))
        .after_help(texts.get("terminal-after"))
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(flag("json").global(true))
        .arg(flag("accept-risk").global(true))
        .subcommand(
            sub("new")
                .arg(option("city", "NAME").required(true))
                .arg(option("country", "CC").required(true))
                .arg(option("time-zone", "ZONE").required(true))
                .arg(option("week", "TITLE").required(true))
                .arg(option("from", "DATE").required(true).value_parser(value_parser!(chrono::NaiveDate)))
                .arg(option("to", "DATE").required(true).value_parser(value_parser!(chrono::NaiveDate))),
        )
        .subcommand(sub("sample"))
        .subcommand(sub("info"))
        .subcommand(
            sub("import")
                .arg(word("file", "FILE").required(true).value_parser(value_parser!(PathBuf)))
                .arg(flag("dry-run"))
                .arg(file("map"))
                .arg(file("rejects")),
        )
        .subcommand(sub("check"))
        .subcommand(sub("list").arg(word("kind", "KIND").required(true).value_parser(PossibleValuesParser::new(KINDS))))
        .subcommand(
            sub("chart")
                .arg(word("name", "NAME").required_unless_present("list"))
                .arg(file("out").required_unless_present("list"))
                .arg(flag("list")),
        )
        .subcommand(
            sub("export")
                .arg(
                    word("document", "DOCUMENT")
                        .required(true)
                        .value_parser(PossibleValuesParser::new(["council-paper"])),
                )
                .arg(file("out").required(true)),
        )
        .subcommand(sub("undo"))
        .subcommand(sub("redo"))
        .subcommand(sub("history").arg(option("limit", "COUNT").value_parser(value_parser!(usize)).default_value("50")))
        .subcommand(sub("version").arg(word("name", "NAME").required(true)))
        .subcommand(sub("diff").arg(word("from", "VERSION").required(true)).arg(word("to", "VERSION")))
        .subcommand(sub("verify"))
        .subcommand(
            sub("call")
                .arg(word("command", "COMMAND").required(true))
                .arg(word("arguments", "JSON").default_value("{}"))
                .arg(option("path", "FILE").value_parser(value_parser!(PathBuf))),
        )
}

fn plan(texts: &Texts) -> Arg {
    Arg::new("plan")
        .value_name("PLAN")
        .required(true)
        .help(texts.get("terminal-argument-plan"))
        .value_parser(value_parser!(PathBuf))
}
