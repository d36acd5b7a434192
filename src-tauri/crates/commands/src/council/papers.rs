//! Papers for meetings: the form, the pages and the PDF.

use std::path::PathBuf;

use domain::*;
use publish::{Document, PaperRequest, council_paper};

use crate::Failure;
use crate::desk::shown::Shown;
use crate::desk::{Desk, hold};
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::door::notices::of_letters;
use crate::records::drafts::{
    give_id, label, need, need_if_given, need_text, not_negative, put_children, remove_all, set_positions,
};
use crate::views::{Exported, PaperDraft, Preview};

/// A paper whose pages are set, kept while somebody leafs through it.
pub(crate) struct SetPaper {
    /// The snapshot that it was made of.
    serial: u64,
    paper_id: Id,
    language: &'static str,
    document: Document,
}

pub(crate) fn list_papers(desk: &Desk) -> Result<Vec<PaperDraft>, Failure> {
    let shown = desk.shown()?;
    let mut drafts: Vec<PaperDraft> = shown.plan.papers.iter().map(|paper| draft_of(&shown.plan, paper)).collect();
    drafts.sort_by_key(|draft| (draft.meeting.as_ref().map(|meeting| meeting.held_on), draft.paper.id.clone()));
    Ok(drafts)
}

pub(crate) fn get_paper(desk: &Desk, id: Id) -> Result<PaperDraft, Failure> {
    let shown = desk.shown()?;
    Ok(draft_of(&shown.plan, need(&shown.plan.papers, &id)?))
}

fn draft_of(plan: &Plan, paper: &Paper) -> PaperDraft {
    let meeting = paper.meeting_id.as_deref().and_then(|id| plan.meetings.iter().find(|meeting| meeting.id == id));
    let recommendations = plan.recommendations.iter().filter(|it| it.paper_id == paper.id).cloned();
    let options = plan.paper_options.iter().filter(|it| it.paper_id == paper.id).cloned();
    let risks = plan.risks.iter().filter(|it| it.paper_id.as_ref() == Some(&paper.id)).cloned();
    let mut draft = PaperDraft {
        paper: paper.clone(),
        meeting: meeting.cloned(),
        recommendations: recommendations.collect(),
        options: options.collect(),
        risks: risks.collect(),
    };
    draft.recommendations.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    draft.options.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    draft.risks.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    draft
}

pub(crate) fn save_paper(desk: &Desk, draft: PaperDraft) -> Result<Id, Failure> {
    let mut draft = draft;
    need_text(&draft.paper.title, "title")?;
    not_negative(Some(draft.paper.summary_max_words), "summary_max_words")?;
    not_negative(Some(draft.paper.max_pages), "max_pages")?;
    if let Some(meeting) = &draft.meeting {
        need_text(&meeting.body, "body")?;
    }
    desk.write(|plan, file| {
        need_if_given(&plan.weeks, draft.paper.week_id.as_ref())?;
        let code = if draft.paper.id.is_empty() { "create_paper" } else { "save_paper" };
        let old = plan.papers.iter().find(|paper| paper.id == draft.paper.id).map(|paper| draft_of(plan, paper));
        Ok(file.command(label(code, &draft.paper.title), |tx| {
            settle(&mut draft, tx);
            if let Some(meeting) = &draft.meeting {
                tx.put(meeting)?;
            }
            tx.put(&draft.paper)?;
            let old = old.as_ref();
            put_children(tx, old.map(|old| old.recommendations.as_slice()), &draft.recommendations)?;
            put_children(tx, old.map(|old| old.options.as_slice()), &draft.options)?;
            put_children(tx, old.map(|old| old.risks.as_slice()), &draft.risks)?;
            Ok(draft.paper.id)
        })?)
    })
}

fn settle(draft: &mut PaperDraft, tx: &store::Tx) {
    give_id(&mut draft.paper.id, tx);
    let paper_id = &draft.paper.id;
    if let Some(meeting) = &mut draft.meeting {
        give_id(&mut meeting.id, tx);
    }
    draft.paper.meeting_id = draft.meeting.as_ref().map(|meeting| meeting.id.clone());
    for recommendation in &mut draft.recommendations {
        give_id(&mut recommendation.id, tx);
        recommendation.paper_id.clone_from(paper_id);
    }
    for option in &mut draft.options {
        give_id(&mut option.id, tx);
        option.paper_id.clone_from(paper_id);
    }
    for risk in &mut draft.risks {
        give_id(&mut risk.id, tx);
        risk.paper_id = Some(paper_id.clone());
    }
    set_positions(draft.recommendations.iter_mut().map(|it| &mut it.position));
    set_positions(draft.options.iter_mut().map(|it| &mut it.position));
    set_positions(draft.risks.iter_mut().map(|it| &mut it.position));
}

pub(crate) fn delete_paper(desk: &Desk, id: Id) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let draft = draft_of(plan, need(&plan.papers, &id)?);
        let others = plan.papers.iter().filter(|paper| paper.id != id);
        let is_shared = others.clone().any(|paper| paper.meeting_id == draft.paper.meeting_id);
        let is_held = |meeting: &Meeting| {
            plan.agenda_items.iter().any(|item| item.meeting_id == meeting.id)
                || plan.decisions.iter().any(|decision| decision.meeting_id == meeting.id)
        };
        Ok(file.command(label("delete_paper", &draft.paper.title), |tx| {
            remove_all(tx, &draft.risks)?;
            if let Some(meeting) = draft.meeting.as_ref().filter(|meeting| !is_shared && !is_held(meeting)) {
                tx.remove::<Meeting>(&meeting.id)?;
            }
            tx.remove_whole(Paper::TABLE, &id)?;
            Ok(())
        })?)
    })
}

/// Sharp enough to read on a screen of double density.
const PIXELS_PER_POINT: f32 = 2.0;

pub(crate) fn draw_paper(desk: &Desk, id: Id, page: usize) -> Result<Preview, Failure> {
    let shown = desk.shown()?;
    with_document(desk, &shown, &id, |document| {
        let pages = document.pages();
        let page = page.min(pages.saturating_sub(1));
        let picture = document.png(page, PIXELS_PER_POINT)?;
        let (width, height) = (picture.width, picture.height);
        Ok(Preview {
            pages,
            body_pages: document.body_pages(),
            png: base64(&picture.png),
            page,
            width,
            height,
            text: document.text(page),
        })
    })
}

pub(crate) fn export_council_paper(desk: &Desk, path: PathBuf, id: Option<Id>) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    let latest = || latest_paper(&shown.plan).ok_or_else(|| Failure::new("no_paper"));
    let id = id.map_or_else(latest, Ok)?;
    let (mut pages, mut notices) = (0, Vec::new());
    let written = save(desk.home(), &path, FileKind::Pdf, |_| {
        with_document(desk, &shown, &id, |document| {
            pages = document.pages();
            notices = of_letters(document.replaced().iter().map(|it| (it.letter, it.text.as_str())));
            Ok(document.pdf()?)
        })
    })?;
    Ok(Exported { pages: Some(pages), notices, ..written })
}

/// What a file with a paper is about: its title.
pub(crate) fn paper_title(desk: &Desk, args: &serde_json::Value) -> Result<String, Failure> {
    let shown = desk.shown()?;
    let id = args["id"].as_str().map(str::to_owned).or_else(|| latest_paper(&shown.plan)).unwrap_or_default();
    Ok(need(&shown.plan.papers, &id)?.title.clone())
}

/// The paper for the last meeting.
fn latest_paper(plan: &Plan) -> Option<Id> {
    let held_on = |paper: &Paper| {
        let meeting = plan.meetings.iter().find(|meeting| Some(&meeting.id) == paper.meeting_id.as_ref());
        meeting.map(|meeting| meeting.held_on)
    };
    plan.papers.iter().max_by_key(|paper| (held_on(paper), paper.written_on)).map(|paper| paper.id.clone())
}

fn with_document<T>(
    desk: &Desk,
    shown: &Shown,
    paper_id: &str,
    look: impl FnOnce(&Document) -> Result<T, Failure>,
) -> Result<T, Failure> {
    need(&shown.plan.papers, paper_id)?;
    let texts = desk.texts();
    let language = texts.language();
    let slot = desk.slot::<Option<SetPaper>>();
    let mut kept = hold(&slot);
    let is_fresh = |set: &&SetPaper| set.serial == shown.serial && set.paper_id == paper_id && set.language == language;
    if let Some(set) = kept.as_ref().filter(is_fresh) {
        return look(&set.document);
    }
    let request = PaperRequest { plan: &shown.plan, paper_id, today: shown.today(desk.now()) };
    let document = council_paper(&request, &texts)?;
    let set = SetPaper { serial: shown.serial, paper_id: paper_id.to_owned(), language, document };
    look(&kept.insert(set).document)
}

/// Bytes as text that a page can show as a picture.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place)) as usize & 63] as char;
            text.push(if place <= chunk.len() { letter } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let cases =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in cases {
            assert_eq!(base64(plain.as_bytes()), coded, "{plain}");
        }
    }
}
