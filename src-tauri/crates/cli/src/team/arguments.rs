//! The words of `paideia team`, `conflicts` and `resolve`.

use clap::{ArgGroup, Command};

use crate::arguments::Words;

/// `team` and what can be done with one.
pub fn team(words: &Words) -> Command {
    let on_plan = |name: &'static str| {
        let about = words.texts.get(&format!("terminal-help-team-{name}"));
        Command::new(name).about(about).arg(words.value("plan"))
    };
    let with_place = |command: Command| {
        command.arg(words.option("place")).args(
            ["passphrase-file", "name", "user", "password-file", "proxy", "certificates"].map(|it| words.option(it)),
        )
    };
    let roles = ["editor", "reader"];
    let with_sheet = |command: Command| command.arg(words.option("sheet").help(words.help("recovery-sheet")));
    let with_passphrase = |command: Command| command.arg(words.option("passphrase-file"));
    let join = Command::new("join")
        .about(words.texts.get("terminal-help-team-join"))
        .arg(words.value("invitation"))
        .arg(words.option("out").help(words.help("joined-plan")).required(true));
    Command::new("team")
        .about(words.texts.get("terminal-help-team"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([
            with_sheet(with_place(on_plan("create")).mut_arg("place", |place| place.required(true)))
                .arg(words.option("team")),
            with_passphrase(on_plan("invite"))
                .arg(words.option("out").required(true))
                .arg(words.option("role").value_parser(roles).default_value("editor"))
                .arg(words.flag("device")),
            with_place(join),
            with_passphrase(on_plan("exchange")),
            with_passphrase(on_plan("status")),
            with_passphrase(on_plan("members")),
            with_passphrase(on_plan("set-role"))
                .arg(words.value("member"))
                .arg(words.value("role").value_parser(roles)),
            with_passphrase(on_plan("remove").arg(words.value("member"))),
            with_passphrase(on_plan("place"))
                .arg(words.value("place").required(false))
                .args(["user", "password-file", "proxy", "certificates"].map(|it| words.option(it))),
            with_passphrase(on_plan("drop-changes")),
            with_passphrase(on_plan("passphrase").arg(words.flag("enter"))),
            with_passphrase(on_plan("recover")).arg(words.option("recovery-key-file")),
            with_sheet(with_passphrase(on_plan("recovery-key"))),
            with_passphrase(on_plan("erasures")),
            with_passphrase(on_plan("leave")),
        ])
}

/// One of them is decided, or all of one person's.
pub fn resolve(words: &Words) -> Command {
    words
        .subcommand("resolve")
        .arg(words.value("conflict").required(false).required_unless_present("all-of").conflicts_with("all-of"))
        .args(["take", "all-of"].map(|name| words.option(name)))
        .arg(words.option("value").allow_hyphen_values(true))
        .group(ArgGroup::new("decision").args(["take", "value", "all-of"]).required(true))
}
