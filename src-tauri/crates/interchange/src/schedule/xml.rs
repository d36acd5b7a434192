//! Schedule.xml in the dialect of frab: `day/room/event`.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Day, Schedule, Talk};

type Out = Writer<Vec<u8>>;

/// The file.
pub(super) fn written(schedule: &Schedule) -> String {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Nothing can fail on the way into memory.
    let _ = write(&mut out, schedule);
    String::from_utf8(out.into_inner()).unwrap_or_default()
}

fn write(out: &mut Out, schedule: &Schedule) -> io::Result<()> {
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element("schedule").write_inner_content(|out| {
        let version = env!("CARGO_PKG_VERSION");
        out.create_element("generator").with_attributes([("name", "Paideia"), ("version", version)]).write_empty()?;
        text(out, "version", &schedule.version)?;
        out.create_element("conference").write_inner_content(|out| {
            text(out, "title", &schedule.title)?;
            text(out, "acronym", &schedule.acronym)?;
            text(out, "start", &schedule.starts_on.to_string())?;
            text(out, "end", &schedule.ends_on.to_string())?;
            text(out, "days", &schedule.days.len().to_string())?;
            text(out, "timeslot_duration", "00:15")?;
            text(out, "time_zone_name", schedule.zone)?;
            for track in &schedule.tracks {
                out.create_element("track").with_attribute(("name", track.as_str())).write_empty()?;
            }
            Ok(())
        })?;
        schedule.days.iter().try_for_each(|it| day(out, schedule, it))
    })?;
    Ok(())
}

fn day(out: &mut Out, schedule: &Schedule, day: &Day) -> io::Result<()> {
    let (date, index) = (day.date.to_string(), day.index.to_string());
    let (start, end) = (day.starts_at.to_rfc3339(), day.ends_at.to_rfc3339());
    let attributes = [("index", index.as_str()), ("date", &date), ("start", &start), ("end", &end)];
    out.create_element("day").with_attributes(attributes).write_inner_content(|out| {
        for (place, talks) in &day.rooms {
            let room = &schedule.rooms[*place];
            let attributes = [("name", room.name.as_str()), ("guid", &room.guid)];
            out.create_element("room")
                .with_attributes(attributes)
                .write_inner_content(|out| talks.iter().try_for_each(|it| talk(out, &room.name, it)))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn talk(out: &mut Out, room: &str, talk: &Talk) -> io::Result<()> {
    let id = talk.id.to_string();
    let attributes = [("guid", talk.guid.as_str()), ("id", &id), ("code", &talk.code)];
    out.create_element("event").with_attributes(attributes).write_inner_content(|out| {
        text(out, "room", room)?;
        text(out, "title", &talk.title)?;
        text(out, "subtitle", talk.remark.as_deref().unwrap_or_default())?;
        text(out, "type", &talk.kind)?;
        text(out, "date", &talk.starts_at.to_rfc3339())?;
        text(out, "start", &talk.starts_at.format("%H:%M").to_string())?;
        text(out, "duration", &talk.duration())?;
        text(out, "abstract", &talk.short)?;
        text(out, "slug", &talk.slug)?;
        text(out, "track", talk.track.as_deref().unwrap_or_default())?;
        if let Some(language) = &talk.language {
            text(out, "language", language)?;
        }
        text(out, "description", &talk.long)?;
        if let Some(link) = &talk.link {
            text(out, "url", link)?;
        }
        out.create_element("persons").write_inner_content(|out| {
            for (guid, name) in &talk.hosts {
                let person = out.create_element("person").with_attribute(("guid", guid.as_str()));
                person.write_text_content(BytesText::new(name))?;
            }
            Ok(())
        })?;
        out.create_element("links").write_inner_content(|out| {
            if let Some(booking) = &talk.booking {
                let link = out.create_element("link").with_attribute(("href", booking.as_str()));
                link.write_text_content(BytesText::new(booking))?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn text(out: &mut Out, name: &str, value: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}
