//! Getting about by keys alone: Tab to what is wanted, arrows within a choice, the palette to a screen.
//!
//! Journeys that claim a keyboard use this and nothing that points.

use serde_json::json;

use crate::driver::Outcome;
use crate::page::{Page, said};

/// So many presses of Tab reach anything on a screen.
const MOST: usize = 250;

impl Page {
    /// Presses Tab until the focus stands on something of which a script says yes; `e` is the element.
    pub fn tab_to(&self, what: &str, condition: &str) -> Outcome<()> {
        let script =
            format!("const e = document.activeElement; return Boolean(e && e !== document.body && ({condition}))");
        for _ in 0..MOST {
            if self.driver.script(&script, &[])? == true {
                return Ok(());
            }
            self.driver.keys("Tab")?;
        }
        self.driver.keep_failure();
        let script = "const e = document.activeElement; return e.tagName + ' ' + (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40)";
        Err(format!("{what} cannot be reached by Tab; the focus stands on {}", self.driver.script(script, &[])?))
    }

    /// Presses Tab until the focus stands on the button of a text, and presses it.
    pub fn tab_and_press(&self, id: &str) -> Outcome<()> {
        let name = json!(said(id));
        let condition = format!(
            "(e.getAttribute('aria-label') ?? e.textContent).replace(/\\s+/g, ' ').trim().startsWith({name}) && e.matches('button, summary')"
        );
        self.tab_to(&said(id), &condition)?;
        self.driver.keys("Enter")
    }

    /// Goes to a screen through the palette.
    pub fn screen_by_keys(&self, id: &str) -> Outcome<()> {
        self.action(id)?;
        self.driver
            .until(
                id,
                "return document.querySelector('main h1')?.textContent.trim().startsWith(arguments[0])",
                &[json!(said(id))],
            )
            .map(drop)
    }

    /// Chooses a view of the screen: Tab to the choice, arrows within it.
    pub fn view_by_keys(&self, name: &str) -> Outcome<()> {
        self.tab_to("the views", "e.getAttribute('role') === 'radio' && e.closest('main')")?;
        for _ in 0..12 {
            let script = "return document.activeElement?.textContent.trim() === arguments[0] && document.activeElement.getAttribute('aria-checked') === 'true'";
            if self.driver.script(script, &[json!(name)])? == true {
                return self.settle();
            }
            self.driver.keys("ArrowRight")?;
            std::thread::sleep(std::time::Duration::from_millis(120));
        }
        Err(format!("the arrow keys do not lead to the view {name}"))
    }
}
