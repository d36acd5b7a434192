//! What the table says of a command besides its arguments: what it may do, which file it takes, and what it reads.
//!
//! Everything that shells, page and tests need to know of commands is derived from here; nobody keeps a second list.

use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;

use crate::door::table;
use crate::{Desk, Failure};

/// What a command may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Needs no plan: puts plans on the desk, or looks at the program itself.
    App,
    /// Looks at the plan.
    Read,
    /// One change of the plan and one step of undo. Refused while somebody looks back.
    Write,
}

/// What happens to the file that a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It is read.
    Open,
    /// It is written.
    Save,
    /// It is a folder, into which several files are written.
    Into,
}

/// Defines the kinds of files with their word and endings; the first ending is the one that is proposed.
macro_rules! file_kinds {
    ($($(#[$doc:meta])* $kind:ident $word:literal $endings:expr;)+) => {
        /// A kind of file. The message `dialog-kind-<word>` names it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FileKind { $($(#[$doc])* $kind),+ }

        impl FileKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// Its word in texts and in the page.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word),+ }
            }

            /// Endings of such files; none when any will do.
            pub fn endings(self) -> &'static [&'static str] {
                match self { $(Self::$kind => &$endings),+ }
            }
        }
    };
}

file_kinds! {
    /// A plan of ours.
    Plan "plan" ["paideia"];
    /// Rows of a spreadsheet, a calendar, a programme, an address book, or areas on a map.
    Import "import"
        ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "ics", "xml", "json", "vcf", "geojson"];
    /// Rows to look at in a spreadsheet.
    Csv "csv" ["csv"];
    /// Organisations and people for a spreadsheet or an address book.
    Contacts "contacts" ["xlsx", "vcf"];
    /// A workbook to be filled in.
    Workbook "workbook" ["xlsx"];
    /// What goes out, as whichever file was asked for.
    Output "output" [
        "pdf", "docx", "odt", "html", "ics", "xml", "json", "jsonld", "geojson", "zip", "xlsx", "ods", "csv",
    ];
    /// Several files in one.
    Zip "zip" ["zip"];
    /// A document for paper and reading.
    Pdf "pdf" ["pdf"];
    /// A drawing, or the numbers it shows.
    Picture "picture" ["png", "svg", "csv"];
    /// A sign of a city.
    Logo "logo" ["png", "jpg", "jpeg", "svg"];
    /// A framework of ours.
    Framework "framework" ["json"];
    /// A Word document of a council, with its styles, header and footer.
    Template "template" ["docx", "dotx"];
    /// An invitation into the team of a plan.
    Invitation "invitation" ["paideia-invitation"];
    /// A certificate that a network trusts beside those of the system.
    Certificate "certificate" ["pem", "crt", "cer"];
    /// A place for several files.
    Folder "folder" [];
    /// Whatever somebody keeps as evidence.
    Any "any" [];
}

impl Serialize for FileKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// Says what a file is about that a command is to write, from the command's arguments.
pub(crate) type NameOf = fn(&Desk, &Value) -> Result<String, Failure>;

/// The file that a command takes.
#[derive(Clone, Copy, Debug)]
pub struct FileUse {
    /// Read or written.
    pub way: Way,
    /// Which kind of file.
    pub kind: FileKind,
    pub(crate) named: Option<NameOf>,
}

/// What an answer depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reads {
    /// These tables of the plan, or `history`.
    Tables(Vec<&'static str>),
    /// The table that this argument names.
    Argument(&'static str),
}

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Command {
    /// Its name everywhere.
    pub name: &'static str,
    /// What it may do.
    pub effect: Effect,
    /// The file it takes, which the shell supplies.
    pub file: Option<FileUse>,
    /// What its answer depends on, so that it is asked again when that was touched; `None`: it is not asked again.
    pub reads: Option<Reads>,
}

impl Command {
    /// Whether it is refused while somebody looks back: it changes the plan, or opens a file only to change it.
    pub fn needs_today(&self) -> bool {
        let is_for_change = self.file.is_some_and(|file| file.way == Way::Open);
        match self.effect {
            Effect::App => false,
            Effect::Read => is_for_change,
            Effect::Write => true,
        }
    }
}

/// Every command in the order of the table.
pub fn commands() -> &'static [Command] {
    static COMMANDS: LazyLock<Vec<Command>> = LazyLock::new(table::lines);
    &COMMANDS
}

/// The command of a name.
pub fn command(name: &str) -> Option<&'static Command> {
    commands().iter().find(|command| command.name == name)
}
