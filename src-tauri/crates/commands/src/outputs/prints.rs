//! What citizens hold in their hands: booklet, posters, cards, sheets for doors.

use domain::OutputKind;
use papers::{
    BookletCodes, BookletEvents, BookletMarks, BookletOptions, BookletOrder, BookletPaper, BookletPrint,
    BookletRequest, BookletWording, NoticeRequest, PosterPaper, Since,
};
use publish::Document;

use crate::Failure;
use crate::door::notices::notice;
use crate::outputs::options::{Chosen, World, is_yes, label_of, value};
use crate::programme::releases::state_of;
use crate::records::drafts::need;
use crate::views::Notice;

/// The booklet, and how many of its events have no plain words where these were asked for.
pub(crate) fn booklet(chosen: &Chosen, world: &World) -> Result<(Document, Vec<Notice>), Failure> {
    let plan = &*world.shown.plan;
    let released = match value(chosen, "changes") {
        "" => None,
        id => Some(state_of(world.desk, world.shown, need(&plan.releases, id)?)?),
    };
    let title = label_of(OutputKind::Booklet, "changes", chosen, world)?;
    let request = BookletRequest {
        plan,
        week_id: world.shown.week().map(|week| week.id.as_str()),
        today: world.shown.today(world.desk.now()),
        options: BookletOptions {
            order: BookletOrder::from_word(value(chosen, "order")).unwrap_or_default(),
            paper: BookletPaper::from_word(value(chosen, "paper_size")).unwrap_or_default(),
            print: BookletPrint::from_word(value(chosen, "print")).unwrap_or_default(),
            wording: BookletWording::from_word(value(chosen, "wording")).unwrap_or_default(),
            marks: BookletMarks::from_word(value(chosen, "marks")).unwrap_or_default(),
            events: BookletEvents::from_word(value(chosen, "events")).unwrap_or_default(),
            codes: BookletCodes::from_word(value(chosen, "codes")).unwrap_or_default(),
        },
        since: released.as_ref().map(|state| Since { before: &state.plan, title: &title }),
    };
    let booklet = papers::booklet(&request, world.texts);
    let counts = [("without_count", booklet.not_plain.to_string()), ("event_count", booklet.events.to_string())];
    let told = (0 < booklet.not_plain).then(|| notice("booklet_not_plain", counts));
    let document = publish::booklet(&booklet)?;
    let document = if is_yes(chosen, "two_up") { document.two_up()? } else { document };
    Ok((document, told.into_iter().collect()))
}

pub(crate) fn posters(chosen: &Chosen, world: &World) -> Result<Document, Failure> {
    let paper = PosterPaper::from_word(value(chosen, "paper_size")).unwrap_or_default();
    Ok(publish::posters(&papers::posters(&request(chosen, world), paper, world.texts))?)
}

pub(crate) fn cards(chosen: &Chosen, world: &World) -> Result<Document, Failure> {
    Ok(publish::cards(&papers::cards(&request(chosen, world), world.texts))?)
}

pub(crate) fn day_sheets(chosen: &Chosen, world: &World) -> Result<Document, Failure> {
    Ok(publish::day_sheets(&papers::day_sheets(&request(chosen, world), world.texts))?)
}

fn request<'a>(chosen: &Chosen, world: &World<'a>) -> NoticeRequest<'a> {
    NoticeRequest {
        plan: &world.shown.plan,
        week_id: world.shown.week().map(|week| week.id.as_str()),
        today: world.shown.today(world.desk.now()),
        events: BookletEvents::from_word(value(chosen, "events")).unwrap_or_default(),
        event_ids: &[],
        venue_ids: &[],
    }
}
