//! The screen Publish by hand: documents with their pages, choices and files, and letters to hosts.

use std::path::Path;

use serde_json::json;

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

fn open(folder: &Path) -> Outcome<Page> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-publish"))?;
    pages(&page)?;
    Ok(page)
}

/// Waits for the picture of a page.
fn pages(page: &Page) -> Outcome<()> {
    let drawn = "return [...document.querySelectorAll('main img')].some((e) => e.naturalWidth > 0)";
    page.driver.until("the page's picture", drawn, &[])?;
    page.settle()
}

fn begins(path: &Path, with: &[u8]) -> Outcome<()> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if bytes.starts_with(with) { Ok(()) } else { Err(format!("{} does not begin as its kind does", path.display())) }
}

/// The council paper as Word by the menu, the booklet by pointer; what was written is remembered, and undo passes it over.
pub fn documents(folder: &Path) -> Outcome<()> {
    let page = open(folder)?;
    page.check_access("publish")?;
    page.picture("publish")?;
    page.press("publish-other")?;
    page.click("button", "Write as Word")?;
    begins(&page.save_file("export_output")?, b"PK")?;
    page.sees("Written as")?;
    page.click("button", &said("output-kind-booklet"))?;
    pages(&page)?;
    page.click("button", "Write as PDF")?;
    begins(&page.save_file("export_output")?, b"%PDF")?;
    page.sees("No event has changed since")?;
    // What has no pages shows what its file holds.
    page.click("button", &said("output-kind-venues"))?;
    page.driver.until(
        "the rows of a table",
        "return document.querySelector('main [role=grid] tbody td') !== null",
        &[],
    )?;
    page.sees("Central Library")?;
    page.check_access("the rows of a table")?;
    let outputs = page.ask("list_outputs", &json!({}))?;
    let written: Vec<_> =
        outputs.as_array().into_iter().flatten().filter(|output| !output["written"].is_null()).collect();
    if written.len() != 2 {
        return Err(format!("two documents were written, noted are {written:?}"));
    }
    let state = page.ask("get_app_state", &json!({}))?;
    if state["plan"]["undo"]["code"] == json!("save_publication") {
        return Err("undo would take back the note and not the last edit".to_owned());
    }
    page.driver.close()
}

/// What was written is opened and shown in its folder, from the message and from the line that says when; pages are turned
/// to by number and shown whole; what goes as slides is looked at as slides.
pub fn written(folder: &Path) -> Outcome<()> {
    let asked = stand_in_programs(folder)?;
    let page = open(folder)?;
    page.press("output-kind-booklet")?;
    pages(&page)?;
    page.sees("only those that their hosts have confirmed")?;
    page.fill(&said("pages-go"), "5")?;
    page.driver.keys("Enter")?;
    page.sees("Page 5 of")?;
    page.driver.keys("PageDown")?;
    page.sees("Page 6 of")?;
    page.click("radio", &said("pages-fit-whole"))?;
    page.settle()?;
    let fits = "const i = document.querySelector('main img').getBoundingClientRect(), p = document.querySelector('main .paper').getBoundingClientRect();
        return 200 < i.height && i.height <= p.height && p.top <= i.top && i.bottom <= p.bottom";
    page.driver.until("the whole page", fits, &[])?;
    page.check_access("a whole page")?;
    page.picture("publish-whole_page")?;
    page.click("radio", &said("pages-fit-width"))?;
    page.press("output-kind-business_case")?;
    pages(&page)?;
    page.click("button", "Write as PDF")?;
    let file = page.save_file("export_output")?;
    page.sees("Written as")?;
    page.picture("publish-written")?;
    page.driver.click_at("Open", "return document.querySelector('.toast .link')", &[])?;
    page.until_so("the file opened", || Ok(asked() == file.to_string_lossy()))?;
    page.settle()?;
    let line = "return [...document.querySelectorAll('main .link')].find((e) => e.textContent.trim() === arguments[0]) ?? null";
    page.driver.click_at("Show in folder", line, &[json!(said("written-show"))])?;
    page.until_so("the folder shown", || Ok(file.parent().is_some_and(|it| asked() == it.to_string_lossy())))?;
    // The board as slides, and the site by its first page.
    page.press("output-kind-board")?;
    pages(&page)?;
    page.click("checkbox", &said("output-option-slides"))?;
    page.sees("Arrow keys lead from one to the next.")?;
    page.settle()?;
    page.check_access("the slides of a board")?;
    page.press("output-kind-site")?;
    page.driver.until("its start page", "return document.querySelector('main .page .level-1') !== null", &[])?;
    page.settle()?;
    page.check_access("the start page of a site")?;
    page.picture("publish-site")?;
    page.driver.close()
}

/// Puts programs where the window looks first: one that notes what it was asked to open, and no file manager that can be
/// asked by name. Gives back what was asked for last.
fn stand_in_programs(folder: &Path) -> Outcome<impl Fn() -> String + use<>> {
    use std::os::unix::fs::PermissionsExt;
    let (programs, asked) = (folder.join("programs"), folder.join("asked.txt"));
    std::fs::create_dir(&programs).map_err(|error| error.to_string())?;
    let opens = format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", asked.display());
    for (name, script) in [("xdg-open", opens.as_str()), ("dbus-send", "#!/bin/sh\nexit 1\n")] {
        let path = programs.join(name);
        std::fs::write(&path, script).map_err(|error| error.to_string())?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).map_err(|error| error.to_string())?;
    }
    Ok(move || std::fs::read_to_string(&asked).unwrap_or_default())
}

/// Three files into a folder, by pointer and keys; the second time what is there is left, until somebody says otherwise.
pub fn set(folder: &Path) -> Outcome<()> {
    let page = open(folder)?;
    let out = folder.join("for the council");
    std::fs::create_dir(&out).map_err(|error| error.to_string())?;
    page.press("publish-set")?;
    page.settle()?;
    page.check_access("several documents at once")?;
    page.check_words("several documents at once")?;
    page.press("publish-set-none")?;
    page.click("checkbox", "Why become a learning city as PDF")?;
    page.driver.keys("Tab")?;
    page.driver.keys("Space")?;
    page.click("checkbox", "Programme for calendars, newspapers and other programs as Calendar (.ics)")?;
    page.picture("publish-set")?;
    page.click("button", "Write 3 files into a folder")?;
    page.choose_file("export_output_set", &out)?;
    page.sees("3 files were written.")?;
    let files = || -> Outcome<Vec<std::path::PathBuf>> {
        let entries = std::fs::read_dir(&out).map_err(|error| error.to_string())?;
        let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        files.sort();
        Ok(files)
    };
    let written = files()?;
    let [calendar, word, pdf] = written.as_slice() else {
        return Err(format!("three files were to be written, there are {written:?}"));
    };
    begins(pdf, b"%PDF")?;
    begins(word, b"PK")?;
    begins(calendar, b"BEGIN:VCALENDAR")?;
    page.settle()?;
    page.sees(&said("written-show"))?;
    page.check_access("what became of a set")?;
    page.picture("publish-set-written")?;
    std::fs::write(pdf, "mine").map_err(|error| error.to_string())?;
    page.click("button", "Write 3 files into a folder")?;
    page.choose_file("export_output_set", &out)?;
    page.sees("3 files of these names are in the folder already.")?;
    begins(pdf, b"mine")?;
    page.picture("publish-set-there")?;
    page.click("button", "Replace 3 files")?;
    page.sees("3 files were written.")?;
    begins(pdf, b"%PDF")?;
    if files()? != written {
        return Err(format!("something lies beside the files: {:?}", files()?));
    }
    let outputs = page.ask("list_outputs", &json!({}))?;
    let ticked: Vec<_> = outputs.as_array().into_iter().flatten().map(|row| row["set_endings"].clone()).collect();
    if ticked.iter().filter(|endings| **endings != json!([])).count() != 2 {
        return Err(format!("two documents were ticked, kept is {ticked:?}"));
    }
    page.driver.close()
}

/// A Word document of theirs is chosen, papers are poured into it with a word on what it lacks, and it is taken away.
pub fn template(folder: &Path) -> Outcome<()> {
    let page = open(folder)?;
    let broken = folder.join("broken.docx");
    std::fs::write(&broken, "no Word document").map_err(|error| error.to_string())?;
    page.press("publish-template-choose")?;
    page.choose_file("import_council_template", &broken)?;
    page.sees(&said("error-template_not_docx"))?;
    // Whatever Word wrote is a template; this one says nowhere what goes where.
    let word = |page: &Page| -> Outcome<std::path::PathBuf> {
        page.press("publish-other")?;
        page.click("button", "Write as Word")?;
        page.save_file("export_output")
    };
    let theirs = folder.join("council.docx");
    std::fs::rename(word(&page)?, &theirs).map_err(|error| error.to_string())?;
    page.press("publish-template-choose")?;
    page.choose_file("import_council_template", &theirs)?;
    page.sees("council.docx")?;
    page.settle()?;
    page.check_access("a document with a template")?;
    page.picture("publish-template")?;
    let poured = word(&page)?;
    page.sees(&said("office-notice-no_placeholders"))?;
    page.picture("publish-template-told")?;
    let size = |path: &Path| path.metadata().map_or(0, |it| it.len());
    if size(&poured) <= size(&theirs) {
        return Err("what stood in the template is not in the document".to_owned());
    }
    page.press("publish-template-remove")?;
    page.sees(&said("publish-template-none"))?;
    page.driver.close()
}

/// Letters for a reason in each form, and noted as sent; the next time a warning says so.
pub fn letters(folder: &Path) -> Outcome<()> {
    let page = open(folder)?;
    page.click("button", &said("publish-letters"))?;
    page.driver.until("a letter", "return document.querySelector('main article h3') !== null", &[])?;
    page.settle()?;
    page.check_access("letters")?;
    page.picture("letters")?;
    page.press("publish-letters-print")?;
    begins(&page.save_file("export_letters")?, b"%PDF")?;
    for (entry, command) in [
        ("publish-letters-each", "export_letters_each"),
        ("publish-letters-drafts", "export_letter_drafts"),
        ("publish-letters-table", "export_letters_table"),
    ] {
        page.press("publish-other")?;
        page.click("button", &said(entry))?;
        begins(&page.save_file(command)?, b"PK")?;
    }
    page.press("publish-letters-sent")?;
    page.sees("had a letter for this reason before")?;
    page.driver.close()
}

/// Documents, letters and their text in the dark on a small screen, mirrored, and with text twice as large.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        page.screen(&said("screen-publish"))?;
        pages(page)?;
        look("publish")?;
        page.press("output-kind-booklet")?;
        pages(page)?;
        look("publish-booklet")?;
        page.press("output-kind-site")?;
        look("publish-site")?;
        page.press("output-kind-events")?;
        look("publish-events")?;
        page.press("publish-set")?;
        look("publish-set")?;
        page.press("publish-letters")?;
        page.driver.until("a letter", "return document.querySelector('main article h3') !== null", &[])?;
        look("publish-letters")?;
        page.press("publish-letters-edit")?;
        page.driver.until("the text", "return document.querySelector('dialog[open] textarea') !== null", &[])?;
        look("publish-letter-text")?;
        page.leave()
    })
}

/// A plan in which nothing is written yet says what can be made and what is lacking, and nothing is a dead end.
pub fn empty_plan(folder: &Path) -> Outcome<()> {
    let plan = crate::empty_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-publish"))?;
    page.sees(&said("error-no_paper"))?;
    page.check_access("publish of an empty plan")?;
    page.picture("publish-empty")?;
    page.press("output-kind-booklet")?;
    pages(&page)?;
    page.picture("publish-empty-booklet")?;
    page.press("publish-letters")?;
    page.sees(&said("publish-letters-none"))?;
    page.picture("publish-empty-letters")?;
    page.driver.close()
}
