// The occurrences of a calendar as ical.js finds them, as JSON.
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')))
for (const zone of calendar.getAllSubcomponents('vtimezone')) {
  ICAL.TimezoneService.register(zone)
}

const shown = (time) => {
  if (!time) return null
  return time.isDate ? time.toString() : time.toJSDate().toISOString()
}
const components = calendar.getAllSubcomponents('vevent')
const exceptions = components.filter((it) => it.hasProperty('recurrence-id'))
const found = []
const add = (event, start, end) =>
  found.push({
    title: event.summary,
    start: shown(start),
    end: event.component.hasProperty('dtend') ? shown(end) : null,
    place: event.location ?? '',
  })
for (const component of components.filter((it) => !it.hasProperty('recurrence-id'))) {
  const uid = component.getFirstPropertyValue('uid')
  const own = exceptions.filter((it) => it.getFirstPropertyValue('uid') === uid)
  const event = new ICAL.Event(component, { exceptions: own })
  if (!event.isRecurring()) {
    add(event, event.startDate, event.endDate)
    continue
  }
  const iterator = event.iterator()
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    add(item, startDate, endDate)
  }
}
console.log(JSON.stringify(found))
