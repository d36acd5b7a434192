//! The page's types, generated from the table: one TypeScript file with every type and command.
//!
//! `path` arguments are left out: the shell supplies them. Nothing is written here; see the test.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::fmt::Write;

use domain::rules::indicators::COMPUTED;
use ts_rs::{Config, TS, TypeVisitor};

use crate::boards::homes::{FILTERS, HOMES, VIEWS};
use crate::door::table;
use crate::programme::events::DRAFT_ID;
use crate::records::plain::AnyRecord;

/// Collects what the table tells.
pub(crate) struct Types {
    config: Config,
    declarations: BTreeMap<String, String>,
    commands: Vec<Typed>,
}

/// The types of one command.
struct Typed {
    name: &'static str,
    args: Vec<(&'static str, String)>,
    returns: String,
}

impl Types {
    /// The TypeScript name of a type; the type and all it is made of are declared.
    pub(crate) fn name<T: TS + 'static + ?Sized>(&mut self) -> String {
        // A value of any kind: the handler says whether it fits.
        if TypeId::of::<T>() == TypeId::of::<serde_json::Value>() {
            return "unknown".to_owned();
        }
        T::visit_generics(self);
        self.visit::<T>();
        T::name(&self.config)
    }

    /// Adds one command.
    pub(crate) fn command(&mut self, name: &'static str, args: Vec<(&'static str, String)>, returns: String) {
        self.commands.push(Typed { name, args, returns });
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.declarations.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.declarations.insert(name, format!("{docs}export {}", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}

/// The whole of `ui/src/bindings/index.ts`.
pub fn typescript() -> String {
    let mut types =
        Types { config: Config::new().with_large_int("number"), declarations: BTreeMap::new(), commands: Vec::new() };
    types.name::<crate::Failure>();
    // Fields hold its words as text, so no command leads to it.
    types.name::<domain::AccessFeature>();
    table::describe(&mut types);
    let mut text = String::from(
        "// GENERATED from the table of commands (src-tauri/crates/commands/src/door/table.rs). Do not edit.\n\
         // Written anew by `cargo bindings`.\n\n",
    );
    for declaration in types.declarations.values() {
        text.push_str(declaration.trim_end());
        text.push_str("\n\n");
    }
    text.push_str("/** Every command: its arguments and what it returns. */\nexport interface Commands {\n");
    for Typed { name, args, returns } in &types.commands {
        let args: Vec<String> = args.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        let args = if args.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", args.join("; ")) };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {name}: {{ args: {args}; returns: {returns} }};");
    }
    text.push_str("}\n\n");
    write_table(&mut text);
    write_homes(&mut text);
    text.push_str("\n/** An empty record of each kind, with which forms begin. */\nexport const blanks = {\n");
    for blank in AnyRecord::blanks() {
        // Plain records are numbers, words and lists of words.
        let json = serde_json::to_string(&blank).unwrap_or_default();
        let _ = writeln!(text, "  {}: {json},", blank.table());
    }
    text.push_str("} satisfies { [table in AnyRecord['table']]: Extract<AnyRecord, { table: table }> };\n");
    text.push_str("\n/** The fixed words of every enum, in their order. Their labels are the messages `<name-with-dashes>-<word>`. */\n");
    text.push_str("export const words = {\n");
    for list in domain::words::ALL {
        let _ = writeln!(
            text,
            "  {}: [{}],",
            list.name,
            list.words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ")
        );
    }
    text.push_str("} as const;\n\n/** Digits behind the point of every currency; two where a code is not here. */\n");
    text.push_str("export const currencyDigits: Readonly<Record<string, number>> = {\n");
    for (code, digits) in domain::currency::all() {
        let _ = writeln!(text, "  {code}: {digits},");
    }
    let _ = writeln!(
        text,
        "}};\n\n/** The largest values that a plan can hold, either way: of counts, of numbers with fractions, of amounts in the smallest unit. */\n\
         export const bounds = {{ count: {}, number: {}, minor: {} }} as const;",
        domain::bounds::MOST_COUNT,
        domain::bounds::MOST_NUMBER,
        domain::bounds::MOST_MINOR
    );
    let _ = writeln!(
        text,
        "\n/** Stands for the id of an event that has none yet, and before `-` and its place in the list for that of a session. */\n\
         export const draftId = '{DRAFT_ID}';"
    );
    text.push_str("\n/** Counts that the plan makes itself for indicators. Their labels are the messages `indicators-computed-<key>`. */\n");
    let keys: Vec<String> = COMPUTED.iter().map(|key| format!("  '{key}',\n")).collect();
    let _ = writeln!(text, "export const computedCounts = [\n{}] as const;", keys.concat());
    text
}

/// What the page must know of commands before it calls them.
fn write_table(text: &mut String) {
    text.push_str(
        "/** What a command may do, the file it takes, and what its answer depends on; see door/table.rs. */\n\
         export interface CommandLine {\n  effect: 'app' | 'read' | 'write';\n  \
         file: { way: 'open' | 'save' | 'into'; kind: string } | null;\n  \
         /** Refused while somebody looks back. */\n  needs_today: boolean;\n  \
         /** Tables of the plan or `history`; the argument that names the table; null: it is not asked again. */\n  \
         reads: { tables: readonly string[] } | { argument: string } | null;\n}\n\n\
         export const commandTable = {\n",
    );
    for command in crate::commands() {
        let file = command.file.map(|file| serde_json::json!({ "way": file.way, "kind": file.kind }));
        let line = serde_json::json!({ "effect": command.effect, "file": file, "needs_today": command.needs_today(), "reads": command.reads });
        let _ = writeln!(text, "  {}: {line},", command.name);
    }
    text.push_str("} as const satisfies { [name in keyof Commands]: CommandLine };\n");
}

/// Where records are at home in the page, and what its screens call the filters of the program.
fn write_homes(text: &mut String) {
    let mut list = |doc: &str, name: &str, kind: &str, pairs: Vec<(&str, String)>| {
        let _ = writeln!(text, "\n/** {doc} */\nexport const {name} = {{");
        for (key, value) in pairs {
            let _ = writeln!(text, "  {key}: {value},");
        }
        let _ = writeln!(text, "}} as const satisfies {kind};");
    };
    let words = |pairs: &[(&'static str, &str)]| {
        pairs.iter().map(|(key, word)| (*key, format!("'{word}'"))).collect::<Vec<_>>()
    };
    let kind = "Record<string, string>";
    list("The screen of each table; its filter is named as the table.", "homes", kind, words(HOMES));
    list("What screens call the filters that charts and rules speak of.", "filterNames", kind, words(FILTERS));
    let views = VIEWS.iter().map(|(name, screen, view)| (*name, format!("{{ screen: '{screen}', view: '{view}' }}")));
    let kind = "Record<string, { screen: string; view: string }>";
    list("Screens that are a view of another one.", "screenViews", kind, views.collect());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `PAIDEIA_UPDATE_BINDINGS=1` writes the file instead of comparing it.
    #[test]
    fn the_page_has_fresh_bindings() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/bindings/index.ts");
        let fresh = typescript();
        if std::env::var_os("PAIDEIA_UPDATE_BINDINGS").is_some() {
            std::fs::write(path, &fresh).unwrap();
        }
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == fresh, "ui/src/bindings/index.ts is stale: run `cargo bindings`");
    }
}
