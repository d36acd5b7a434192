//! The page as a person meets it: things are found by what they are called, not by how they are built.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::{Driver, Outcome};

/// Finds a visible element of a role by its accessible name; `arguments`: role, name.
const NAMED: &str = r#"
  const [role, name] = arguments;
  const selectors = {
    button: 'button, [role=button], [role=menuitem], summary', link: 'a, [role=link]', radio: '[role=radio], input[type=radio]',
    field: 'input, textarea, select', checkbox: 'input[type=checkbox]', heading: 'h1, h2, h3', any: '*',
  };
  const visible = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
  const label = (e) => {
    const labelled = e.getAttribute('aria-labelledby');
    if (e.getAttribute('aria-label')) return e.getAttribute('aria-label');
    if (labelled) return document.getElementById(labelled)?.textContent ?? '';
    if (e.labels && e.labels.length > 0) return e.labels[0].textContent;
    return e.textContent;
  };
  // A dialog rules the page while it is open.
  const open = document.querySelector('dialog[open]') ?? document;
  const all = [...open.querySelectorAll(selectors[role])].filter((e) => visible(e) && !e.disabled);
  const tidy = (e) => label(e).replace(/\s+/g, ' ').trim();
  return all.find((e) => tidy(e) === name) ?? all.find((e) => tidy(e).startsWith(name)) ?? null;
"#;

/// One run of the program with a home folder of its own.
pub struct Page {
    /// The window.
    pub driver: Driver,
    /// Everything this journey writes.
    pub folder: PathBuf,
}

impl Page {
    /// Opens the window, on a plan if one is named.
    pub fn open(folder: &Path, plan: Option<&Path>) -> Outcome<Page> {
        let home = folder.join("home");
        let files = folder.join("files.txt");
        let home = home.to_string_lossy();
        let list = files.to_string_lossy();
        let arguments: Vec<String> = plan.iter().map(|plan| plan.to_string_lossy().into_owned()).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let environment = [("PAIDEIA_HOME", home.as_ref()), ("PAIDEIA_JOURNEY_FILES", list.as_ref())];
        let driver = Driver::open(&crate::program("paideia-window"), &arguments, &environment)?;
        driver.resize(1440, 900)?;
        driver.until("the page", "return document.querySelector('main') !== null", &[])?;
        Ok(Page { driver, folder: folder.to_owned() })
    }

    /// What the person will choose in the next native dialog.
    pub fn will_choose(&self, path: &Path) -> Outcome<()> {
        std::fs::write(self.folder.join("files.txt"), format!("{}\n", path.display()))
            .map_err(|error| error.to_string())
    }

    /// Clicks something by its name.
    pub fn click(&self, role: &str, name: &str) -> Outcome<()> {
        self.driver.click_at(&format!("{role} “{name}”"), NAMED, &[json!(role), json!(name)])
    }

    /// Goes to a screen through the navigation.
    pub fn screen(&self, name: &str) -> Outcome<()> {
        let script = "const b = [...document.querySelectorAll('nav button, nav a')].find((e) => e.textContent.trim().startsWith(arguments[0])); return b ?? null;";
        self.driver.click_at(&format!("screen {name}"), script, &[json!(name)])?;
        self.driver
            .until(
                name,
                "return document.querySelector('main h1')?.textContent.trim().startsWith(arguments[0])",
                &[json!(name)],
            )
            .map(drop)
    }

    /// Replaces what stands in a field.
    pub fn fill(&self, name: &str, text: &str) -> Outcome<()> {
        self.click("field", name)?;
        self.driver.script("document.activeElement.select?.()", &[])?;
        self.driver.type_text(text)
    }

    /// Chooses an entry of a list by its value.
    pub fn choose(&self, name: &str, value: &str) -> Outcome<()> {
        let script = "const wanted = arguments[0];
            const field = [...document.querySelectorAll('select')].find((e) => e.labels?.[0]?.textContent.trim().startsWith(wanted) && e.getClientRects().length > 0);
            if (!field || ![...field.options].some((option) => option.value === arguments[1])) return false;
            field.focus();
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        self.driver.until(&format!("{value} in {name}"), script, &[json!(name), json!(value)]).map(drop)
    }

    /// Waits until a text stands somewhere on the page.
    pub fn sees(&self, text: &str) -> Outcome<()> {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.driver.until(&format!("the text “{text}”"), script, &[json!(text)]).map(drop)
    }

    /// Asks the program something, as the page does.
    pub fn ask(&self, command: &str, args: &Value) -> Outcome<Value> {
        let script = "const [name, args, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('call', { name, args }).then((reply) => done({ value: reply.value ?? null }), (error) => done({ error }));";
        let answer = self.driver.script_later(script, &[json!(command), args.clone()])?;
        match answer.get("error") {
            Some(error) => Err(format!("{command}: {error}")),
            None => Ok(answer["value"].clone()),
        }
    }

    /// Nothing moves any more: no query is under way and fonts are there.
    pub fn settle(&self) -> Outcome<()> {
        self.driver.until(
            "rest",
            "return document.fonts.status === 'loaded' && !document.querySelector('[aria-busy=true]')",
            &[],
        )?;
        std::thread::sleep(Duration::from_millis(350));
        Ok(())
    }

    /// Runs axe over the page; a complaint is an error that names rule and place.
    pub fn check_access(&self, place: &str) -> Outcome<()> {
        let axe = std::fs::read_to_string(crate::root().join("ui/node_modules/axe-core/axe.min.js"))
            .map_err(|error| format!("axe-core is not installed: {error}"))?;
        self.driver.script(&format!("if (!window.axe) {{ {axe}\n; }}"), &[])?;
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
              (found) => done(found.violations.map((one) => one.id + ': ' + one.help + ' at ' + one.nodes.slice(0, 4).map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | '))),
              (error) => done(['axe failed: ' + error]));";
        let found = self.driver.script_later(script, &[])?;
        let complaints: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if complaints.is_empty() { Ok(()) } else { Err(format!("axe on {place}:\n    {}", complaints.join("\n    "))) }
    }

    /// Nothing sticks out of the window sideways, and nothing tall is out of reach.
    pub fn check_fit(&self, place: &str) -> Outcome<()> {
        let script = "const d = document.documentElement; return d.scrollWidth <= d.clientWidth + 1 && d.scrollHeight <= d.clientHeight + 1;";
        match self.driver.script(script, &[])? {
            Value::Bool(true) => Ok(()),
            _ => Err(format!("{place} is larger than the window")),
        }
    }

    /// No text of the page stands outside the locale files: every letter of the pseudo-language is accented.
    pub fn check_pseudo(&self, place: &str) -> Outcome<()> {
        let script = "const own = new Set(arguments[0]);
            const words = [...document.querySelectorAll('button, label, h1, h2, h3, th, legend, summary, dt')]
              .filter((e) => e.getClientRects().length > 0 && !e.closest('[data-own]') && e.children.length === 0)
              .map((e) => e.textContent.trim()).filter((text) => /^[A-Za-z][a-z]+ [a-z]+/.test(text) && !own.has(text));
            return words;";
        let plain = self.driver.script(script, &[json!([])])?;
        let suspicious: Vec<&str> = plain.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        // Titles and names of the plan itself are not translated; what the program says must be.
        let own = std::fs::read_to_string(crate::root().join("assets/sample/event.csv")).unwrap_or_default()
            + &std::fs::read_dir(crate::root().join("assets/sample"))
                .map(|entries| {
                    entries
                        .flatten()
                        .map(|entry| std::fs::read_to_string(entry.path()).unwrap_or_default())
                        .collect::<String>()
                })
                .unwrap_or_default()
            + &std::fs::read_to_string(crate::root().join("assets/frameworks/key-features.json")).unwrap_or_default();
        let hard: Vec<&str> = suspicious.into_iter().filter(|text| !own.contains(*text)).collect();
        if hard.is_empty() { Ok(()) } else { Err(format!("not translated on {place}: {hard:?}")) }
    }

    /// Keeps a picture of the window under a name; in the guide when it is being illustrated.
    pub fn picture(&self, name: &str) -> Outcome<()> {
        self.settle()?;
        // The guide shows each screen once; of the other looks it shows one each.
        let is_another_look =
            ["dark-", "contrast-", "small-", "empty-", "pseudo-", "view-"].iter().any(|look| name.starts_with(look));
        let is_for_guide = !is_another_look || ["dark-overview", "pseudo-programme"].contains(&name);
        let folder = match std::env::var_os("PAIDEIA_PICTURES") {
            Some(_) if is_for_guide => crate::root().join("docs/guide/pictures"),
            _ => crate::pictures(),
        };
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let bytes = self.driver.screenshot()?;
        if bytes.len() < 5_000 {
            return Err(format!("the picture {name} is empty"));
        }
        std::fs::write(folder.join(format!("{name}.png")), bytes).map_err(|error| error.to_string())
    }
}
