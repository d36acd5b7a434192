//! Papers for meetings: the form. How they go out is said in `outputs`.

use domain::*;

use crate::Failure;
use crate::desk::Desk;
use crate::records::drafts::{
    give_id, label, need, need_if_given, need_text, not_negative, put_children, remove_all, set_positions,
};
use crate::views::PaperDraft;

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
