"""Spoils copies of the first set of files of a folder, each in one way, and notes which check is to find it.

    plant.py FOLDER PLANTED
"""

import json
import re
import shutil
import sys
from pathlib import Path

folder, planted = Path(sys.argv[1]), Path(sys.argv[2])
planted.mkdir(parents=True)
name = sorted(folder.glob("Europe*.ics"))[0].name.removesuffix(".ics")
expected = []


def spoil(ending, fault, checks, change):
    data = (folder / f"{name}.{ending}").read_bytes()
    spoiled = change(data)
    if spoiled == data:
        sys.exit(f"the fault {fault} changes nothing")
    (planted / f"{fault}.{ending}").write_bytes(spoiled)
    if ending == "ics":
        shutil.copy(folder / f"{name}.expected.json", planted / f"{fault}.expected.json")
    expected.extend(f"{fault}.{ending} {check}" for check in checks)


def change_json(change):
    def changed(data):
        value = json.loads(data)
        change(value)
        return json.dumps(value).encode()

    return changed


def talk(value):
    days = value["schedule"]["conference"]["days"]
    return next(talks[0] for day in days for talks in day["rooms"].values())


readers = ["icalendar", "vobject", "ical.js"]
spoil("ics", "moved", readers, lambda it: re.sub(rb"(DTSTART;TZID=[^:]*:\d{8}T)1000", rb"\g<1>1100", it, count=1))
spoil("ics", "longer", readers, lambda it: re.sub(rb"(DTEND;TZID=[^:]*:\d{8}T)1130", rb"\g<1>1135", it, count=1))
spoil("ics", "day-kept", readers, lambda it: re.sub(rb"EXDATE[^\r]*\r\n", b"", it, count=1))
spoil("ics", "rule-longer", readers, lambda it: it.replace(b"FREQ=DAILY;UNTIL=2027", b"FREQ=DAILY;UNTIL=2028", 1))
spoil("ics", "exception-lost", readers, lambda it: re.sub(rb"RECURRENCE-ID[^\r]*\r\n", b"", it, count=1))
spoil("ics", "renamed", readers, lambda it: it.replace(b"SUMMARY:Twice", b"SUMMARY:Thrice", 1))
spoil("ics", "placeless", readers, lambda it: it.replace(b"LOCATION:Market Hall", b"X-LOCATION:Market Hall", 1))
spoil("ics", "day-longer", readers, lambda it: re.sub(rb"(DTEND;VALUE=DATE:2027032)9", rb"\g<1>8", it, count=1))
# The other two know the zones themselves.
spoil("ics", "zone-wrong", ["ical.js"], lambda it: it.replace(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0300"))
spoil("ics", "unfolded", ["lines"], lambda it: it.replace(b"\r\n ", b"", 1))
spoil("ics", "bare-lines", ["lines"], lambda it: it.replace(b"\r\n", b"\n"))
spoil("schedule.xml", "guid-wrong", ["xsd"], lambda it: re.sub(rb'(<event guid=")[0-9a-f]{2}', rb"\g<1>", it, count=1))
spoil("schedule.xml", "id-twice", ["xsd"], lambda it: re.sub(rb' id="\d+"', b' id="1234"', it))
spoil("schedule.xml", "title-lost", ["xsd"], lambda it: re.sub(rb"<title>Bread</title>", b"", it))
spoil("schedule.xml", "zone-lost", ["xsd"], lambda it: re.sub(rb"(<date>[^<+]*)\+\d\d:\d\d", rb"\g<1>", it, count=1))
spoil("schedule.xml", "cut-off", ["xsd"], lambda it: it[: len(it) // 2])
spoil("schedule.json", "slug-wrong", ["schema"], change_json(lambda it: talk(it).update(slug="Ä b")))
spoil("schedule.json", "key-lost", ["schema"], change_json(lambda it: talk(it).pop("subtitle")))
spoil("schedule.json", "moment-wrong", ["schema"], change_json(lambda it: talk(it).update(date="2027-03-23 10:00")))
spoil("jsonld", "start-lost", ["linked"], change_json(lambda it: it["@graph"][0].pop("startDate")))
spoil("jsonld", "status-wrong", ["linked"], change_json(lambda it: it["@graph"][0].update(eventStatus="scheduled")))
spoil("geojson", "nowhere", ["map"], change_json(lambda it: it["features"][0]["geometry"].update(coordinates=[53.3, 353.0])))
(planted / "expected.txt").write_text("".join(f"{line}\n" for line in expected))
