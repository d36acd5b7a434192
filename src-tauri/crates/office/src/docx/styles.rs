//! The styles of a document: those that it has, found by the names that Word knows, and ours where it lacks them.

use std::collections::BTreeMap;

use super::package::{Package, WORD};
use super::roles::{Palette, ROLES, Role, definition, font, new, val};
use crate::error::{Notice, OfficeError};
use crate::tree::{Element, Node};

const STYLES_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";

/// What people see of a template's own look: said when it is missing.
const TOLD: &[(Role, &str)] =
    &[(Role::Title, "Title"), (Role::Heading1, "Heading 1"), (Role::Heading2, "Heading 2"), (Role::Caption, "Caption")];

/// The ids under which a document knows its styles.
pub(crate) struct Styles {
    ids: BTreeMap<Role, String>,
    /// Ids of styles that are headings, ours or the template's.
    pub headings: Vec<String>,
    /// The list by which the template numbers its headings.
    pub heading_list: Option<String>,
    /// The colours and fonts of ours.
    pub palette: Palette,
}

impl Styles {
    /// The id of a role's style.
    pub(crate) fn id(&self, role: Role) -> &str {
        self.ids.get(&role).map_or("", String::as_str)
    }
}

/// Finds the styles of a document, adds those that it lacks, and sets its language.
pub(crate) fn settle(
    package: &mut Package,
    language: &str,
    palette: Palette,
    notices: &mut Vec<Notice>,
) -> Result<Styles, OfficeError> {
    // A template says itself in which font its text is.
    let is_template = palette.text_font.is_empty();
    let part = package.named("/styles");
    let mut root = match &part {
        Some(name) => package.tree(name)?.unwrap_or_default(),
        None => new("w:styles").with("xmlns:w", WORD),
    };
    defaults(&mut root, language, &palette.text_font);
    let mut ids = BTreeMap::new();
    let mut lacking = Vec::new();
    for (role, id, name) in ROLES {
        match find(&root, *role, name) {
            Some(known) => drop(ids.insert(*role, known)),
            None => {
                ids.insert(*role, free_id(&root, id));
                lacking.push((*role, *name));
            }
        }
    }
    for (role, name) in lacking {
        let id = |role: Role| ids.get(&role).cloned().unwrap_or_default();
        root.push(definition(role, &id(role), name, &palette, id));
        let told = TOLD.iter().find(|(it, _)| is_template && *it == role);
        notices.extend(told.map(|(_, name)| Notice::new("missing_style", *name)));
    }
    let headings = root.elements().filter(|style| is_heading(style)).filter_map(|style| style.attribute("w:styleId"));
    let headings: Vec<String> = headings.map(str::to_owned).collect();
    let heading = ids.get(&Role::Heading1).cloned().unwrap_or_default();
    let heading = root.elements().find(|style| style.attribute("w:styleId") == Some(&heading));
    let list =
        heading.and_then(|style| style.at(&["w:pPr", "w:numPr", "w:numId"])).and_then(|id| id.attribute("w:val"));
    let heading_list = list.filter(|id| *id != "0").map(str::to_owned);
    match part {
        Some(name) => drop(package.parts.insert(name, root.file()?)),
        None => drop(package.attach("styles.xml", root.file()?, "/styles", STYLES_TYPE)),
    }
    Ok(Styles { ids, headings, heading_list, palette })
}

fn find(root: &Element, role: Role, name: &str) -> Option<String> {
    let named = |style: &&Element| {
        style.name == "w:style"
            && style.find("w:name").and_then(|it| it.attribute("w:val")).is_some_and(|it| it.eq_ignore_ascii_case(name))
    };
    // The default paragraph counts as Normal whatever it is called.
    let is_default = |style: &&Element| {
        role == Role::Normal
            && style.attribute("w:type") == Some("paragraph")
            && matches!(style.attribute("w:default"), Some("1" | "true" | "on"))
    };
    let style = root.elements().find(is_default).or_else(|| root.elements().find(named))?;
    style.attribute("w:styleId").map(str::to_owned)
}

fn free_id(root: &Element, id: &str) -> String {
    let is_taken = |id: &str| root.elements().any(|style| style.attribute("w:styleId") == Some(id));
    let ids = std::iter::once(id.to_owned()).chain((1..).map(|at| format!("{id}{at}")));
    ids.into_iter().find(|id| !is_taken(id)).unwrap_or_default()
}

fn is_heading(style: &Element) -> bool {
    let name = style.find("w:name").and_then(|name| name.attribute("w:val")).unwrap_or_default();
    name.to_ascii_lowercase().starts_with("heading ") || style.at(&["w:pPr", "w:outlineLvl"]).is_some()
}

/// The language of all text; letters and sizes only where nothing has been said of them.
fn defaults(root: &mut Element, language: &str, text_font: &str) {
    let is_template = text_font.is_empty();
    root.change_first("w:docDefaults", |defaults| {
        if !is_template {
            defaults.push(new("w:pPrDefault"));
        }
        defaults.change_first("w:rPrDefault", |letters| {
            letters.change_first("w:rPr", |letters| {
                if !is_template {
                    font(text_font).into_iter().for_each(|font| letters.push(font));
                    letters.push(val("w:sz", "20"));
                    letters.push(val("w:szCs", "20"));
                }
                letters.children.retain(|node| node.element().is_none_or(|it| it.name != "w:lang"));
                let tag =
                    ["w:val", "w:eastAsia", "w:bidi"].iter().fold(new("w:lang"), |tag, it| tag.with(it, language));
                // Effects of East Asian pages and later come behind the language.
                let behind = ["w:eastAsianLayout", "w:specVanish", "w:oMath"];
                let is_behind = |node: &Node| node.element().is_some_and(|it| behind.contains(&it.name.as_str()));
                let at = letters.children.iter().position(is_behind).unwrap_or(letters.children.len());
                letters.children.insert(at, Node::Element(tag));
            });
        });
    });
}
