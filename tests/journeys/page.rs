//! The page as a person meets it: things are found by what they are called, not by how they are built.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use crate::dialogs;
use crate::display::FileDialog;
use crate::driver::{Driver, Outcome};

/// Finds a visible element of a role by its accessible name; `arguments`: role, name.
const NAMED: &str = r#"
  const [role, name] = arguments;
  if (!name) return null;
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
  // A dialog rules the page while it is open; the one that was opened last stands above the others.
  const open = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
  const all = [...open.querySelectorAll(selectors[role])].filter((e) => visible(e) && !e.disabled);
  const tidy = (e) => label(e).replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
  // What only begins so is looked for on the screen before the navigation.
  const begins = (e) => tidy(e).startsWith(name);
  return all.find((e) => tidy(e) === name) ?? all.find((e) => begins(e) && !e.closest('nav')) ?? all.find(begins) ?? null;
"#;

/// The language in which the person of a journey reads.
static LANGUAGE: Mutex<&str> = Mutex::new("en");

/// From now on the program speaks another language; the next window that is opened speaks English again.
pub fn reads(language: &'static str) {
    *LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner) = language;
}

/// What the texts say, up to the first value that they leave open.
pub fn said(id: &str) -> String {
    let text = text::Texts::new(*LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner)).get(id);
    let plain: String = text
        .chars()
        .filter(|letter| !('\u{2066}'..='\u{2069}').contains(letter) && !('\u{202a}'..='\u{202e}').contains(letter))
        .collect();
    plain.split('{').next().unwrap_or_default().trim().to_owned()
}

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
        reads("en");
        let home = folder.join("home");
        let home = home.to_string_lossy();
        let arguments: Vec<String> = plan.iter().map(|plan| plan.to_string_lossy().into_owned()).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        // Programs that a journey has put there stand for those of the computer.
        let own = folder.join("programs").to_string_lossy().into_owned();
        let path = format!("{own}:{}", std::env::var("PATH").unwrap_or_default());
        let environment = [("PAIDEIA_HOME", home.as_ref()), ("PATH", path.as_str())];
        let driver = Driver::open(&crate::program("paideia-window"), &arguments, &environment)?;
        driver.resize(1440, 900)?;
        // A plan is opened once the page is there.
        let awaited = if plan.is_some() { "nav" } else { "main" };
        let script = format!("return document.querySelector('{awaited}') !== null");
        driver.until("the page", &script, &[])?;
        Ok(Page { driver, folder: folder.to_owned() })
    }

    /// Chooses a file that is there, in the native dialog of a command that has just been asked for.
    pub fn choose_file(&self, command: &str, path: &Path) -> Outcome<()> {
        FileDialog::wait(&dialogs::title(command)?)?.open(path)?;
        dialogs::went_through(command);
        Ok(())
    }

    /// Saves under the proposed name, in a new folder, through the native dialog of a command; the file that is there
    /// then. Its name must be one for people, with one of the endings of its kind.
    pub fn save_file(&self, command: &str) -> Outcome<PathBuf> {
        let folder = self.folder.join(format!("saved-{command}"));
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let path = FileDialog::wait(&dialogs::title(command)?)?.save_in(&folder)?;
        dialogs::check_name(command, &path)?;
        dialogs::went_through(command);
        Ok(path)
    }

    /// Closes the native dialog of a command without choosing.
    pub fn choose_nothing(&self, command: &str) -> Outcome<()> {
        FileDialog::wait(&dialogs::title(command)?)?.cancel()
    }

    /// Clicks the button or entry of a menu that bears a text of the program.
    pub fn press(&self, id: &str) -> Outcome<()> {
        self.click("button", &said(id))
    }

    /// Waits until no dialog is open: as long as one is, undo and other keys are meant for its fields.
    pub fn closed(&self) -> Outcome<()> {
        self.driver
            .until("the dialog to close", "return document.querySelector('dialog[open]') === null", &[])
            .map(drop)
    }

    /// Finds an action in the palette by its name, and runs it by Enter.
    pub fn action(&self, id: &str) -> Outcome<()> {
        self.driver.keys("Control+k")?;
        self.driver.until("the palette", "return document.querySelector('dialog[open] input') !== null", &[])?;
        self.driver.type_text(&said(id))?;
        self.driver.until(
            &format!("the action {id}"),
            "return document.querySelector('dialog[open] [role=option]')?.textContent.includes(arguments[0])",
            &[json!(said(id))],
        )?;
        self.driver.keys("Enter")
    }

    /// Waits until the program says what is expected of it.
    pub fn until_so(&self, what: &str, mut is_so: impl FnMut() -> Outcome<bool>) -> Outcome<()> {
        for _ in 0..160 {
            if is_so()? {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        self.driver.keep_failure();
        Err(format!("waited in vain for {what}"))
    }

    /// Clicks something by its name.
    pub fn click(&self, role: &str, name: &str) -> Outcome<()> {
        self.driver.click_at(&format!("{role} “{name}”"), NAMED, &[json!(role), json!(name)])
    }

    /// Goes to a screen through the navigation.
    pub fn screen(&self, name: &str) -> Outcome<()> {
        let script = "const b = [...document.querySelectorAll('nav button, nav a')].find((e) => e.textContent.replace(/[\\u202a-\\u202e\\u2066-\\u2069]/g, '').trim().startsWith(arguments[0])); return b ?? null;";
        self.driver.click_at(&format!("screen {name}"), script, &[json!(name)])?;
        self.driver
            .until(
                name,
                "return document.querySelector('main h1')?.textContent.replace(/[\\u202a-\\u202e\\u2066-\\u2069]/g, '').trim().startsWith(arguments[0])",
                &[json!(name)],
            )
            .map(drop)
    }

    /// Replaces what stands in a field.
    pub fn fill(&self, name: &str, text: &str) -> Outcome<()> {
        self.click_into(name)?;
        self.driver.script("document.activeElement.select?.()", &[])?;
        self.driver.type_text(text)
    }

    /// Clicks into a field until the caret stands there: what a check says above it may move it away from under the
    /// pointer, and nobody types without looking where.
    fn click_into(&self, name: &str) -> Outcome<()> {
        let is_there = format!("return (function() {{ {NAMED} }}).apply(null, arguments) === document.activeElement");
        for _ in 0..4 {
            self.click("field", name)?;
            if self.driver.script(&is_there, &[json!("field"), json!(name)])? == true {
                return Ok(());
            }
        }
        Err(format!("a click does not lead into the field “{name}”"))
    }

    /// Types into a field, or the first letters of an entry of a list, and leaves it.
    pub fn enter(&self, name: &str, text: &str) -> Outcome<()> {
        let place = self.driver.script(
            &format!("const e = (function() {{ {NAMED} }}).apply(null, arguments); return e?.tagName ?? null;"),
            &[json!("field"), json!(name)],
        )?;
        if place == "SELECT" {
            // Opened by a click it would be a native menu; with the focus alone it takes letters, as by Tab.
            self.driver.script(
                &format!("(function() {{ {NAMED} }}).apply(null, arguments).focus()"),
                &[json!("field"), json!(name)],
            )?;
            self.driver.type_text(text)?;
        } else {
            self.click_into(name)?;
            self.driver.keys("Control+a")?;
            self.driver.type_text(text)?;
        }
        self.driver.keys("Tab")
    }

    /// Leaves whatever is open, as somebody who gives up.
    pub fn leave(&self) -> Outcome<()> {
        for _ in 0..8 {
            if self.driver.script("return document.querySelector('dialog[open]') === null", &[])? == true {
                return Ok(());
            }
            self.driver.keys("Escape")?;
            std::thread::sleep(Duration::from_millis(150));
            let discard = "const e = [...document.querySelectorAll('dialog[open] button')].find((b) => b.textContent.trim() === arguments[0]); e?.click(); return true";
            self.driver.script(discard, &[json!(said("fields-leave"))])?;
        }
        Err("a dialog does not close".to_owned())
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
        let script = "return document.body.innerText.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').includes(arguments[0])";
        self.driver.until(&format!("the text “{text}”"), script, &[json!(text)]).map(drop)
    }

    /// Asks the program something, as the page does.
    pub fn ask(&self, command: &str, args: &Value) -> Outcome<Value> {
        let script = "const [name, args, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('call', { name, args, known: 0, have: null }).then((reply) => done({ value: reply.value ?? null }), (error) => done({ error }));";
        let answer = self.driver.script_later(script, &[json!(command), args.clone()])?;
        match answer.get("error") {
            Some(error) => Err(format!("{command}: {error}")),
            None => Ok(answer["value"].clone()),
        }
    }

    /// Nothing moves any more: no query is under way, fonts are there, and since we began to wait nothing on the page
    /// has changed for a while, however slow the machine.
    pub fn settle(&self) -> Outcome<()> {
        let begin = "const now = performance.now();
            if (window.lastChange === undefined)
              new MutationObserver(() => (window.lastChange = performance.now()))
                .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            window.lastChange = now;";
        self.driver.script(begin, &[])?;
        let rest = "return document.fonts.status === 'loaded' && !document.querySelector('[aria-busy=true]')
            && document.getAnimations().every((one) => one.playState !== 'running')
            && performance.now() - window.lastChange > 350";
        self.driver.until("rest", rest, &[]).map(drop)
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

    /// No control lies over another one, and no heading over a field.
    pub fn check_overlap(&self, place: &str) -> Outcome<()> {
        let script = "const all = [...document.querySelectorAll('header :is(button, input, a, h1, strong, p), nav :is(button, a)')]
              .filter((e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden' && e.textContent.trim() + (e.value ?? '') + (e.getAttribute('aria-label') ?? '') !== '');
            // What a list that scrolls does not show lies over nothing.
            const shown = (e) => {
              const r = e.getBoundingClientRect();
              const box = { left: r.left, right: r.right, top: r.top, bottom: r.bottom };
              for (let p = e.parentElement; p; p = p.parentElement) {
                if (getComputedStyle(p).overflow === 'visible') continue;
                const c = p.getBoundingClientRect();
                box.left = Math.max(box.left, c.left), box.right = Math.min(box.right, c.right);
                box.top = Math.max(box.top, c.top), box.bottom = Math.min(box.bottom, c.bottom);
              }
              return box;
            };
            const boxes = all.map((e) => [e, shown(e)]).filter(([, b]) => b.left < b.right && b.top < b.bottom);
            const found = [];
            for (const [at, [one, a]] of boxes.entries())
              for (const [other, b] of boxes.slice(at + 1)) {
                if (one.contains(other) || other.contains(one)) continue;
                const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (x > 2 && y > 2) found.push((one.textContent || one.getAttribute('aria-label') || one.tagName).trim().slice(0, 30) + ' / ' + (other.textContent || other.getAttribute('aria-label') || other.tagName).trim().slice(0, 30));
              }
            return found.slice(0, 5);";
        let found = self.driver.script(script, &[])?;
        match found.as_array() {
            Some(list) if list.is_empty() => Ok(()),
            _ => Err(format!("on {place} lie over each other: {found}")),
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

    /// Where a picture is kept that is only looked at.
    pub fn keep(&self, name: &str) -> PathBuf {
        let folder = crate::looked_at();
        drop(std::fs::create_dir_all(&folder));
        folder.join(format!("{name}.png"))
    }

    /// Nothing that people see is a word of the machine: no id, no moment as it is stored, no name of a field.
    pub fn check_words(&self, place: &str) -> Outcome<()> {
        let script = r#"
            const machine = /[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d{2}-\d{2}T\d|(^|[^\w.@\/-])\d{4}-\d{2}-\d{2}($|[^\w-])|(^|[^\w.@\/-])[a-z]+(_[a-z]+)+($|[^\w.@\/-])|dialog-name|0 → 1|1 → 0|\b(null|undefined|NaN)\b|\[object/;
            const found = new Set();
            const visible = (e) => e.getClientRects().length > 0;
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const e = node.parentElement;
              if (!e || e.closest('script, style, [data-own]') || !visible(e)) continue;
              if (machine.test(node.data)) found.add(node.data.trim().slice(0, 80));
            }
            for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], option, input')) {
              if (e.closest('[data-own]') || (e.tagName !== 'OPTION' && !visible(e))) continue;
              for (const text of [e.getAttribute('aria-label'), e.getAttribute('title'), e.getAttribute('placeholder'), e.tagName === 'OPTION' ? e.textContent : null])
                if (text && machine.test(text)) found.add(text.trim().slice(0, 80));
            }
            return [...found].slice(0, 12);"#;
        let found = self.driver.script(script, &[])?;
        let words: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if words.is_empty() { Ok(()) } else { Err(format!("words of the machine on {place}: {words:?}")) }
    }

    /// Keeps a picture of the window under a name; in the guide when it is being illustrated.
    pub fn picture(&self, name: &str) -> Outcome<()> {
        self.settle()?;
        let bytes = self.driver.screenshot()?;
        if bytes.len() < 5_000 {
            return Err(format!("the picture {name} is empty"));
        }
        if std::env::var_os("PAIDEIA_PICTURES").is_some() && crate::pictures::is_shown(name) {
            let kept = crate::pictures::guide().join(format!("{name}.png"));
            std::fs::write(kept, &bytes).map_err(|error| error.to_string())?;
        }
        std::fs::write(self.keep(name), bytes).map_err(|error| error.to_string())
    }
}
