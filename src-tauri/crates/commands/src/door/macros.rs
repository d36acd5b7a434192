//! What the table expands to: dispatch by name, the kind of each command, and its types for the page.
//!
//! Knows the shape of a line of the table and nothing of what the commands do.

/// How a command may be called and what it may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Needs no plan.
    App,
    /// Looks at the plan.
    Read,
    /// One change of the plan and one step of undo.
    Write,
    /// Reads a file that a person chose.
    Open,
    /// Writes a file that a person chose.
    Save,
}

impl Kind {
    /// Its word in the table and in the page.
    pub fn word(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Read => "read",
            Self::Write => "write",
            Self::Open => "open",
            Self::Save => "save",
        }
    }

    /// Whether the shell must supply the path of a file.
    pub fn takes_path(self) -> bool {
        matches!(self, Self::Open | Self::Save)
    }

    /// The kind of a word of the table.
    pub(crate) fn from_word(word: &str) -> Self {
        match word {
            "read" => Self::Read,
            "write" => Self::Write,
            "open" => Self::Open,
            "save" => Self::Save,
            _ => Self::App,
        }
    }
}

/// Expands the table; see `table.rs` for its lines.
#[macro_export]
macro_rules! commands {
    ($($kind:ident $name:ident ( $($args:tt)* ) -> $returns:ty = $handler:path;)+) => {
        /// Every command with its kind, in the order of the table.
        pub fn kinds() -> Vec<(&'static str, $crate::Kind)> {
            vec![$((stringify!($name), $crate::Kind::from_word(stringify!($kind)))),+]
        }

        /// Runs one command.
        pub(crate) fn dispatch(
            desk: &$crate::Desk,
            name: &str,
            input: serde_json::Value,
            path: Option<std::path::PathBuf>,
        ) -> Result<serde_json::Value, $crate::Failure> {
            match name {
                $(stringify!($name) => $crate::run_command!(desk, input, path, $returns, $handler, $($args)*),)+
                _ => Err($crate::Failure::new("unknown_command").with("command", name)),
            }
        }

        /// Tells the page's types of every command.
        pub(crate) fn describe(types: &mut $crate::door::bindings::Types) {
            $($crate::describe_command!(types, stringify!($kind), stringify!($name), $returns, $($args)*);)+
        }
    };
}

/// One arm of the dispatch: reads the arguments, runs the handler, writes the answer.
#[doc(hidden)]
#[macro_export]
macro_rules! run_command {
    ($desk:ident, $input:ident, $path:ident, $returns:ty, $handler:path, path: PathBuf $(, $arg:ident : $kind:ty)*) => {{
        $crate::arguments!($input, Arguments { $($arg: $kind),* });
        let path = $path.ok_or_else(|| $crate::Failure::new("path_missing"))?;
        let answer: $returns = $handler($desk, path $(, $arg)*)?;
        $crate::to_json(&answer)
    }};
    ($desk:ident, $input:ident, $path:ident, $returns:ty, $handler:path, $($arg:ident : $kind:ty),*) => {{
        $crate::arguments!($input, Arguments { $($arg: $kind),* });
        let answer: $returns = $handler($desk $(, $arg)*)?;
        $crate::to_json(&answer)
    }};
}

/// Binds the arguments of one command to variables of their names.
#[doc(hidden)]
#[macro_export]
macro_rules! arguments {
    ($input:ident, $struct:ident { }) => {
        $crate::no_arguments(&$input)?;
    };
    ($input:ident, $struct:ident { $($arg:ident : $kind:ty),+ }) => {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $struct { $($arg: $kind),+ }
        let $struct { $($arg),+ } = $crate::from_json($input)?;
    };
}

/// The types of one command.
#[doc(hidden)]
#[macro_export]
macro_rules! describe_command {
    ($types:ident, $word:expr, $name:expr, $returns:ty, path: PathBuf $(, $arg:ident : $kind:ty)*) => {
        $crate::describe_command!($types, $word, $name, $returns, $($arg: $kind),*)
    };
    ($types:ident, $word:expr, $name:expr, $returns:ty, $($arg:ident : $kind:ty),*) => {{
        let args = vec![$((stringify!($arg), $types.name::<$kind>())),*];
        let returns = $types.name::<$returns>();
        $types.command($word, $name, args, returns);
    }};
}
