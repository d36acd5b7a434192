//! What the table expands to: dispatch by name, what is known of each command, and its types for the page.
//!
//! Knows the shape of a line of the table and nothing of what the commands do. A word that is not one of ours does
//! not compile.

/// Expands the table; see `table.rs` for its lines.
#[macro_export]
macro_rules! commands {
    ($($effect:ident $name:ident ( $($args:tt)* ) $(of [ $($reads:tt)* ])? -> $returns:ty = $handler:path;)+) => {
        /// Every line of the table, in its order.
        pub(crate) fn lines() -> Vec<$crate::door::kinds::Command> {
            vec![$($crate::door::kinds::Command {
                name: stringify!($name),
                effect: $crate::effect!($effect),
                file: $crate::file_use!($($args)*),
                reads: $crate::reads!($($($reads)*)?),
            }),+]
        }

        /// Runs one command and hands its answer on.
        pub(crate) fn dispatch(
            desk: &$crate::Desk,
            name: &str,
            input: serde_json::Value,
            path: Option<std::path::PathBuf>,
            answer: &mut $crate::door::answers::Writing,
        ) -> Result<(), $crate::Failure> {
            match name {
                $(stringify!($name) => {
                    $crate::run_command!(desk, input, path, answer, $returns, $handler, $($args)*)
                })+
                // Names come from outside: one that is not in the table is somebody's mistake, and is said.
                _ => Err($crate::Failure::new("unknown_command").with("command", name)),
            }
        }

        /// Tells the page's types of every command.
        pub(crate) fn describe(types: &mut $crate::door::bindings::Types) {
            $($crate::describe_command!(types, stringify!($name), $returns, $($args)*);)+
        }
    };
}

/// What a command may do, by its word in the table.
#[doc(hidden)]
#[macro_export]
macro_rules! effect {
    (app) => {
        $crate::door::kinds::Effect::App
    };
    (read) => {
        $crate::door::kinds::Effect::Read
    };
    (write) => {
        $crate::door::kinds::Effect::Write
    };
}

/// The file among the arguments.
#[doc(hidden)]
#[macro_export]
macro_rules! file_use {
    (file: $way:ident<$kind:ident> $(named $named:path)? $(, $arg:ident : $type:ty)*) => {
        Some($crate::door::kinds::FileUse {
            way: $crate::door::kinds::Way::$way,
            kind: $crate::door::kinds::FileKind::$kind,
            named: $crate::named!($($named)?),
        })
    };
    ($($arg:ident : $type:ty),*) => {
        None
    };
}

/// What says what a proposed file is about.
#[doc(hidden)]
#[macro_export]
macro_rules! named {
    () => {
        None
    };
    ($named:path) => {
        Some($named)
    };
}

/// What an answer depends on.
#[doc(hidden)]
#[macro_export]
macro_rules! reads {
    () => {
        None
    };
    (argument $argument:ident) => {
        Some($crate::door::kinds::Reads::Argument(stringify!($argument)))
    };
    ($($table:ident)+) => {
        Some($crate::door::kinds::Reads::Tables($crate::door::reads::tables(&[$(stringify!($table)),+])))
    };
}

/// One arm of the dispatch: reads the arguments, runs the handler, writes the answer.
#[doc(hidden)]
#[macro_export]
macro_rules! run_command {
    (
        $desk:ident, $input:ident, $path:ident, $answer:ident, $returns:ty, $handler:path,
        file: $way:ident<$file:ident> $(named $named:path)? $(, $arg:ident : $type:ty)*
    ) => {{
        $crate::arguments!($input, Arguments { $($arg: $type),* });
        let path = $path.ok_or_else(|| $crate::Failure::new("path_missing"))?;
        let value: $returns = $handler($desk, path $(, $arg)*)?;
        $answer.write(&value)
    }};
    ($desk:ident, $input:ident, $path:ident, $answer:ident, $returns:ty, $handler:path, $($arg:ident : $type:ty),*) => {{
        $crate::arguments!($input, Arguments { $($arg: $type),* });
        let value: $returns = $handler($desk $(, $arg)*)?;
        $answer.write(&value)
    }};
}

/// Binds the arguments of one command to variables of their names.
#[doc(hidden)]
#[macro_export]
macro_rules! arguments {
    ($input:ident, $struct:ident { }) => {
        $crate::door::json::no_arguments(&$input)?;
    };
    ($input:ident, $struct:ident { $($arg:ident : $type:ty),+ }) => {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $struct { $($arg: $type),+ }
        let $struct { $($arg),+ } = $crate::door::json::from_json($input)?;
    };
}

/// The types of one command.
#[doc(hidden)]
#[macro_export]
macro_rules! describe_command {
    (
        $types:ident, $name:expr, $returns:ty,
        file: $way:ident<$file:ident> $(named $named:path)? $(, $arg:ident : $type:ty)*
    ) => {
        $crate::describe_command!($types, $name, $returns, $($arg: $type),*)
    };
    ($types:ident, $name:expr, $returns:ty, $($arg:ident : $type:ty),*) => {{
        let args = vec![$((stringify!($arg), $types.name::<$type>())),*];
        let returns = $types.name::<$returns>();
        $types.command($name, args, returns);
    }};
}
