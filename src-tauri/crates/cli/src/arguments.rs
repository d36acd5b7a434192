//! The words of the command line. Their explanations are messages `terminal-help-…`.

use clap::{Arg, ArgAction, ArgGroup, Command};
use text::Texts;

/// What `list` can list, and the command that does.
pub const LISTS: &[(&str, &str)] = &[
    ("events", "list_events"),
    ("sessions", "list_sessions"),
    ("venues", "list_venues"),
    ("rooms", "list_rooms"),
    ("partners", "list_partners"),
    ("people", "list_people"),
];

/// The whole command line.
pub fn command(texts: &Texts) -> Command {
    let words = Words { texts };
    let subcommands = [
        words
            .subcommand("new")
            .args(["city", "country", "time-zone", "week", "from", "to"].map(|name| words.option(name).required(true))),
        words.subcommand("sample"),
        words.subcommand("info"),
        words
            .subcommand("import")
            .arg(words.value("file"))
            .arg(words.flag("dry-run"))
            .args(["map", "rejects", "sheet", "encoding", "sender"].map(|name| words.option(name)))
            .arg(words.option("date-order").value_parser(["day_first", "month_first"]))
            .arg(words.option("decimal-mark").value_parser(["point", "comma"]))
            .arg(words.option("repeats").value_parser(["refuse", "sum", "count"]))
            .arg(words.option("year").value_parser(clap::value_parser!(i64)))
            .arg(words.option("leave-out").action(ArgAction::Append))
            .arg(Arg::new("kind").long("kind").help(words.help("import-kind")).value_parser([
                "events",
                "partners",
                "indicators",
                "outlines",
                "budget",
                "tables",
            ])),
        table(&words),
        solve(&words),
        place(&words),
        words.subcommand("check"),
        words
            .subcommand("list")
            .arg(words.value("kind").value_parser(LISTS.iter().map(|(kind, _)| *kind).collect::<Vec<_>>())),
        chart(&words),
        export(&words),
        words.subcommand("undo"),
        words.subcommand("redo"),
        words
            .subcommand("history")
            .arg(words.option("limit").value_parser(clap::value_parser!(usize)).default_value("50")),
        words.subcommand("version").arg(words.value("name")),
        words.subcommand("diff").arg(words.value("from-version")).arg(words.value("to-version").required(false)),
        words.subcommand("verify"),
        words.subcommand("recover").arg(words.option("using")),
        crate::team::arguments::team(&words),
        words.subcommand("conflicts"),
        crate::team::arguments::resolve(&words),
        words
            .subcommand("call")
            .arg(words.value("command"))
            .arg(words.value("arguments").required(false))
            .arg(words.flag("reply")),
    ];
    Command::new("paideia")
        .version(env!("CARGO_PKG_VERSION"))
        .about(texts.get("terminal-help"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(words.flag("json").global(true))
        .arg(words.flag("accept-risk").global(true))
        .subcommands(subcommands)
}

/// A file is looked at without a plan.
fn table(words: &Words) -> Command {
    Command::new("table")
        .about(words.texts.get("terminal-help-table"))
        .arg(words.value("file"))
        .arg(words.flag("csv"))
        .args(["sheet", "encoding"].map(|name| words.option(name)))
}

/// An instance is placed without a plan, for so long or so many steps.
fn solve(words: &Words) -> Command {
    Command::new("solve")
        .about(words.texts.get("terminal-help-solve"))
        .arg(words.value("instance"))
        .arg(words.option("seconds").value_parser(clap::value_parser!(f64)))
        .arg(words.option("steps").value_parser(clap::value_parser!(u64).range(1..)))
        .group(ArgGroup::new("how-long").args(["seconds", "steps"]).required(true))
        .arg(words.option("seed").value_parser(clap::value_parser!(u64)).default_value("1"))
        .arg(words.option("out").required(true))
}

/// What waits or clashes in a plan is placed, after so long or so many steps.
fn place(words: &Words) -> Command {
    words
        .subcommand("place")
        .arg(words.option("seconds").value_parser(clap::value_parser!(f64)).default_value("5"))
        .arg(words.option("steps").value_parser(clap::value_parser!(u64).range(1..)).conflicts_with("seconds"))
        .arg(words.option("seed").value_parser(clap::value_parser!(u64)).default_value("1"))
        .arg(words.option("minutes").value_parser(clap::value_parser!(i64)).default_value("60"))
        .arg(words.flag("dry-run"))
}

/// One document, all of them, or the list of what there is.
fn export(words: &Words) -> Command {
    words
        .subcommand("export")
        .arg(words.value("document").required(false).required_unless_present_any(["list", "into"]))
        .arg(words.option("out").required_unless_present_any(["list", "into"]))
        .arg(words.option("set").action(ArgAction::Append))
        .args(crate::export::NAMED.iter().map(|name| words.option(name)))
        .arg(words.flag("list"))
        .arg(words.option("into").conflicts_with("out"))
        .arg(words.option("template"))
}

/// Its plan may be left out when only the names are wanted.
fn chart(words: &Words) -> Command {
    Command::new("chart")
        .about(words.texts.get("terminal-help-chart"))
        .arg(words.value("plan").required(false).required_unless_present("list"))
        .arg(words.value("name").required(false).required_unless_present("list"))
        .arg(words.option("out").required_unless_present("list"))
        .arg(words.flag("list"))
}

/// Arguments with their explanations.
pub struct Words<'a> {
    pub texts: &'a Texts,
}

impl Words<'_> {
    /// A subcommand that works on a plan.
    pub fn subcommand(&self, name: &'static str) -> Command {
        Command::new(name).about(self.texts.get(&format!("terminal-help-{name}"))).arg(self.value("plan"))
    }

    /// The explanation of an argument.
    pub fn help(&self, name: &str) -> String {
        self.texts.get(&format!("terminal-argument-{name}"))
    }

    /// A word at its place.
    pub fn value(&self, name: &'static str) -> Arg {
        Arg::new(name).help(self.help(name)).required(true)
    }

    /// A word behind its name.
    pub fn option(&self, name: &'static str) -> Arg {
        Arg::new(name).long(name).help(self.help(name))
    }

    /// A name that says yes.
    pub fn flag(&self, name: &'static str) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(self.help(name))
    }
}
