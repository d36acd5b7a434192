"""Holds the files of a folder against what they are to say, one line `FILE CHECK: fault` for each fault.

    check.py SCHEMAS READER.mjs FOLDER

Checks: lines, icalendar, vobject, ical.js (calendars); xsd, schema (schedules); linked, map (open data).
"""

import json
import subprocess
import sys
from datetime import date, datetime, timezone
from pathlib import Path

import icalendar
import jsonschema
import recurring_ical_events
import vobject
from lxml import etree

schemas, reader, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
faults = 0
looked = 0


def fault(file, check, words):
    global faults
    faults += 1
    print(f"{file.name} {check}: {words}")


def moment(value):
    """A day as it is, a time on the clocks of UTC."""
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat()
    return value.isoformat() if value else None


def occurrence(title, start, end, place):
    start, end = moment(start), moment(end)
    return {"title": title, "start": start, "end": None if end == start else end, "place": place or ""}


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    events = recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2029, 1, 1))
    return [
        occurrence(str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None, str(event.get("LOCATION", "")))
        for event in events
    ]


def by_vobject(text):
    calendar = vobject.readOne(text)
    events = list(calendar.vevent_list)
    value = lambda event, name: getattr(event, name).value if hasattr(event, name) else None
    instead = {(event.uid.value, moment(event.recurrence_id.value)) for event in events if hasattr(event, "recurrence_id")}
    found = []
    for event in events:
        start, end = event.dtstart.value, value(event, "dtend")
        length = None if end is None else wall(end) - wall(start)
        starts = [wall(start)]
        if hasattr(event, "rrule"):
            starts = [at.replace(tzinfo=None) for at in event.getrruleset(addRDate=True)]
            starts = [at for at in starts if (event.uid.value, moment(like(at, start))) not in instead]
        for at in starts:
            # Lengths are those of the clocks on the wall, as RFC 5545 has it for local times.
            ends = None if length is None else like(at + length, start)
            found.append(occurrence(event.summary.value, like(at, start), ends, value(event, "location")))
    return found


def wall(value):
    """What the clocks show, midnight of a day."""
    return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime(value.year, value.month, value.day)


def like(at, start):
    """A time of the clocks as the same sort of value as another, in its zone."""
    if not isinstance(start, datetime):
        return at.date()
    zone = start.tzinfo
    return zone.localize(at) if hasattr(zone, "localize") else at.replace(tzinfo=zone)


def by_ical_js(file):
    done = subprocess.run(["node", reader, str(file)], capture_output=True, text=True)
    if done.returncode:
        raise ValueError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "failed")
    return [occurrence(it["title"], read(it["start"]), read(it["end"]), it["place"]) for it in json.loads(done.stdout)]


def read(text):
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text.replace("Z", "+00:00"))


def compared(found, expected):
    """Places of the calendar begin with the venue's name: behind it stand room and address."""
    key = lambda it: (it["title"], it["start"], it["end"] or "")
    found, expected = sorted(found, key=key), sorted(expected, key=key)
    if [key(it) for it in found] != [key(it) for it in expected]:
        missing = [key(it) for it in expected if key(it) not in [key(other) for other in found]]
        more = [key(it) for it in found if key(it) not in [key(other) for other in expected]]
        return f"missing {missing}, besides {more}"
    for one, other in zip(found, expected):
        if not one["place"].startswith(other["place"]) or bool(one["place"]) != bool(other["place"]):
            return f"{one['title']}: place {one['place']!r} for {other['place']!r}"
    return None


def calendars():
    global looked
    for file in sorted(folder.glob("*.ics")):
        looked += 1
        data = file.read_bytes()
        lines = data.split(b"\r\n")
        if lines[-1] != b"" or b"\n" in data.replace(b"\r\n", b"") or any(75 < len(line) for line in lines):
            fault(file, "lines", "a line that is too long or does not end as RFC 5545 has it")
        try:
            for line in lines:
                line.decode("utf-8")
        except UnicodeDecodeError:
            fault(file, "lines", "a letter that is cut in two")
        expected = json.loads(file.with_name(file.name.replace(".ics", ".expected.json")).read_text("utf-8"))
        expected = [occurrence(it["title"], read(it["start"]), read(it["end"]), it["place"]) for it in expected]
        text = data.decode("utf-8", "replace")
        readers = [("icalendar", lambda: by_icalendar(text)), ("vobject", lambda: by_vobject(text)), ("ical.js", lambda: by_ical_js(file))]
        for name, found in readers:
            try:
                wrong = compared(found(), expected)
            except Exception as error:  # whatever a reader stumbles over is a fault of the file
                wrong = f"{type(error).__name__}: {error}"
            if wrong:
                fault(file, name, wrong.replace("\n", " "))


def schedules():
    global looked
    xsd = etree.XMLSchema(etree.parse(str(schemas / "schedule.xml.xsd")))
    for file in sorted(folder.glob("*.schedule.xml")):
        looked += 1
        try:
            xsd.assertValid(etree.parse(str(file)))
        except (etree.DocumentInvalid, etree.XMLSyntaxError) as error:
            fault(file, "xsd", str(error))
    schema = json.loads((schemas / "schedule.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())
    for file in sorted(folder.glob("*.schedule.json")):
        looked += 1
        for error in list(validator.iter_errors(json.loads(file.read_text("utf-8"))))[:3]:
            fault(file, "schema", f"{error.json_path}: {error.message[:200]}")


def open_data():
    global looked
    for file in sorted(folder.glob("*.jsonld")):
        looked += 1
        for event in json.loads(file.read_text("utf-8"))["@graph"]:
            wanted = ["@type", "name", "startDate", "eventStatus"]
            missing = [name for name in wanted if not event.get(name)]
            if missing:
                fault(file, "linked", f"{event.get('name')} has no {', '.join(missing)}")
            elif event.get("endDate", "9999") < event["startDate"] and len(event["endDate"]) == len(event["startDate"]):
                fault(file, "linked", f"{event['name']} ends before it begins")
            elif not event["eventStatus"].startswith("https://schema.org/Event"):
                fault(file, "linked", f"{event['name']} has the status {event['eventStatus']}")
    for file in sorted(folder.glob("*.geojson")):
        looked += 1
        for feature in json.loads(file.read_text("utf-8"))["features"]:
            longitude, latitude = feature["geometry"]["coordinates"]
            if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
                fault(file, "map", f"{feature['properties']['name']} is nowhere")


calendars()
schedules()
open_data()
if looked == 0:
    sys.exit("no file to look at")
if faults == 0:
    print(f"{looked} files read by others: nothing lost")
sys.exit(1 if faults else 0)
