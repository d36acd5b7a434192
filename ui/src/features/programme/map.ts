/**
 * The map of the programme: outlines of neighbourhoods and dots of venues, in pixels of a drawing.
 *
 * Pure calculation. The earth is a plane whose width shrinks with the cosine of the middle latitude, as on the chart of
 * the neighbourhoods; a city is small enough for that. Draws no streets and no water, and asks no network.
 */
import type { BoardRoom, EventRow, Neighbourhood, Session, VenueRow } from '../../bindings';
import type { Item } from './week';
import { asPeopleCount, inCodeOrder } from '../../text/compare';

export interface Point {
  x: number;
  y: number;
}
/** Longitude and latitude in degrees. */
type Degrees = readonly [number, number];
type Ring = readonly Degrees[];

/** The height of the drawing follows from the places, within these shares of its width. */
const [LOWEST, HIGHEST] = [0.4, 0.8];
/** Around everything, so that the dots are inside as well. */
const EDGE = 36;
/** Degrees that are shown at least, so that a single place does not fill the city. */
const LEAST_SPAN = 0.01;
/** Radius of a dot: the smallest that can be hit, and that of most events. */
const [SMALL, LARGE] = [13, 34];

const isDegrees = (value: unknown): value is [number, number] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

/** The rings of a stored outline; none when there is no outline, or none that can be read. */
export function ringsOf(outline: string): Ring[] {
  let shape: unknown;
  try {
    shape = JSON.parse(outline);
  } catch {
    return [];
  }
  const { type, coordinates } = (shape ?? {}) as { type?: unknown; coordinates?: unknown };
  const polygons: unknown[] = !Array.isArray(coordinates)
    ? []
    : type === 'Polygon'
      ? [coordinates]
      : type === 'MultiPolygon'
        ? coordinates
        : [];
  const rings = polygons.flatMap((polygon) => (Array.isArray(polygon) ? (polygon as unknown[]) : []));
  return rings.map((ring) => (Array.isArray(ring) ? (ring as unknown[]).filter(isDegrees) : [])).filter((ring) => ring.length > 2);
}

/** Where degrees lie in the drawing. */
export interface Projection {
  height: number;
  at: (longitude: number, latitude: number) => Point;
}

/** A drawing of a width, and no higher than there is room, that holds all places; `null` when there are none. */
export function projectionOf(places: readonly Degrees[], width: number, room: number): Projection | null {
  if (places.length === 0) return null;
  const [west, east] = span(places.map(([longitude]) => longitude));
  const [south, north] = span(places.map(([, latitude]) => latitude));
  const shrink = Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const [wide, high] = [(east - west) * shrink, north - south];
  const height = Math.round(Math.min(room, width * Math.min(HIGHEST, Math.max(LOWEST, high / wide))));
  const scale = Math.max(0, Math.min((width - 2 * EDGE) / wide, (height - 2 * EDGE) / high));
  const [left, above] = [(width - wide * scale) / 2, (height - high * scale) / 2];
  return {
    height,
    at: (longitude, latitude) => ({ x: left + (longitude - west) * shrink * scale, y: above + (north - latitude) * scale }),
  };
}

function span(values: readonly number[]): [number, number] {
  const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
  const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  return [low - missing, high + missing];
}

/** The middle of the area within a ring. */
export function middleOf(ring: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0];
  ring.forEach((one, at) => {
    const next = ring[(at + 1) % ring.length] ?? one;
    const cross = one.x * next.y - next.x * one.y;
    area += cross;
    x += (one.x + next.x) * cross;
    y += (one.y + next.y) * cross;
  });
  if (Math.abs(area) > 1e-9) return { x: x / (3 * area), y: y / (3 * area) };
  return { x: mean(ring.map((one) => one.x)), y: mean(ring.map((one) => one.y)) };
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const areaOf = (ring: readonly Point[]) =>
  Math.abs(
    ring.reduce((sum, one, at) => sum + one.x * (ring[(at + 1) % ring.length]?.y ?? 0) - (ring[(at + 1) % ring.length]?.x ?? 0) * one.y, 0),
  );

/** A neighbourhood as it is drawn. */
export interface Field {
  id: string;
  name: string;
  path: string;
  middle: Point;
}

export function fieldsOf(neighbourhoods: readonly Neighbourhood[], projection: Projection): Field[] {
  return neighbourhoods.flatMap(({ id, name, outline }) => {
    const rings = ringsOf(outline).map((ring) => ring.map(([longitude, latitude]) => projection.at(longitude, latitude)));
    const largest = [...rings].sort((a, b) => areaOf(b) - areaOf(a))[0];
    if (!largest) return [];
    const path = rings.map((ring) => `M${ring.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');
    return [{ id, name, path, middle: middleOf(largest) }];
  });
}

/**
 * Where the name of each neighbourhood is written: in its middle, or above the dots that stand there. `em` is the size of
 * its letters, of which one is about half as wide as it is high.
 */
export function labelsOf(fields: readonly Field[], dots: readonly (Point & { radius: number })[], em: number): Map<string, Point> {
  const half = 0.7 * em;
  const labels = fields.map(({ id, name, middle: { x, y } }): [string, Point] => {
    const width = 0.28 * em * name.length + 4;
    let at = y;
    // Above one dot another may stand: each is passed once.
    for (const dot of [...dots].sort((a, b) => b.y - a.y)) {
      const isCovered = Math.abs(dot.x - x) < dot.radius + width && Math.abs(dot.y - at) < dot.radius + half;
      if (isCovered) at = Math.max(half, dot.y - dot.radius - half);
    }
    return [id, { x, y: at }];
  });
  return new Map(labels);
}

/** A venue with what happens there. */
export interface Spot {
  id: string;
  name: string;
  items: Item[];
  /** Events, each counted once however many sessions it has there. */
  count: number;
}

/** One or several venues as one dot. */
export interface Dot extends Point {
  id: string;
  radius: number;
  count: number;
  spots: Spot[];
  /** Nobody has entered where they are: it stands in the middle of their neighbourhood. */
  isRough: boolean;
}

/** What is on, by place. */
export interface Places {
  /** Venues with events, those with most first. */
  spots: Spot[];
  online: Item[];
  /** Neither online nor at a venue. */
  nowhere: Item[];
}

/** Sorts the sessions of the events by where they are. */
export function placesOf(events: readonly EventRow[], venues: readonly VenueRow[], rooms: readonly BoardRoom[]): Places {
  const known = new Map(venues.map(({ draft }) => [draft.venue.id, draft.venue]));
  const ofRoom = new Map(rooms.map((room) => [room.id, room.venue_id]));
  const spots = new Map<string, Spot>();
  const places: Places = { spots: [], online: [], nowhere: [] };
  for (const event of events) {
    const here = new Set<string>();
    for (const session of event.sessions) {
      const venue = known.get(venueOf(session, ofRoom) ?? '');
      if (!venue) (event.mode === 'online' ? places.online : places.nowhere).push({ event, session });
      else if (venue.is_online) places.online.push({ event, session });
      else {
        const spot = spots.get(venue.id) ?? { id: venue.id, name: venue.name, items: [], count: 0 };
        spot.items.push({ event, session });
        if (!here.has(venue.id)) spot.count += 1;
        here.add(venue.id);
        spots.set(venue.id, spot);
      }
    }
    if (event.sessions.length === 0) (event.mode === 'online' ? places.online : places.nowhere).push({ event, session: null });
  }
  places.spots = [...spots.values()].sort((a, b) => b.count - a.count || asPeopleCount(a.name, b.name));
  return places;
}
const venueOf = (session: Session, ofRoom: ReadonlyMap<string, string>) =>
  (session.room_id === null ? undefined : ofRoom.get(session.room_id)) ?? session.venue_id;

/** Area, not width, grows with the number; never too small to be hit. */
export function radiusOf(count: number, most: number): number {
  const share = Math.sqrt(count / Math.max(1, most));
  return Math.max(SMALL, LARGE * share);
}

/** Where everything stands that has events, those that cannot be told apart as one dot; `zoom`: the size of texts. */
export function dotsOf(
  spots: readonly Spot[],
  venues: readonly VenueRow[],
  fields: readonly Field[],
  projection: Projection,
  zoom: number,
): { dots: Dot[]; unplaced: Spot[] } {
  const known = new Map(venues.map(({ draft }) => [draft.venue.id, draft.venue]));
  const middles = new Map(fields.map(({ id, middle }) => [id, middle]));
  const exact: Dot[] = [];
  const rough = new Map<string, Dot>();
  const unplaced: Spot[] = [];
  for (const spot of spots) {
    const { latitude = null, longitude = null, neighbourhood_id = null } = known.get(spot.id) ?? {};
    if (latitude !== null && longitude !== null) {
      const at = projection.at(longitude, latitude);
      exact.push({ ...at, id: spot.id, radius: 0, count: spot.count, spots: [spot], isRough: false });
      continue;
    }
    unplaced.push(spot);
    const middle = middles.get(neighbourhood_id ?? '');
    if (!middle || neighbourhood_id === null) continue;
    const there = rough.get(neighbourhood_id) ?? { ...middle, id: neighbourhood_id, radius: 0, count: 0, spots: [], isRough: true };
    there.spots.push(spot);
    there.count += spot.count;
    rough.set(neighbourhood_id, there);
  }
  const all = [...exact, ...rough.values()];
  const total = Math.max(1, ...all.map(({ count }) => count));
  for (const dot of all) dot.radius = zoom * radiusOf(dot.count, total);
  const dots = apart([...grouped(exact), ...rough.values()]);
  return { dots: dots.map((dot) => ({ ...dot, count: eventsAt(dot.spots) })), unplaced };
}

/** How many events there are at some venues; one that goes from venue to venue counts once. */
export function eventsAt(spots: readonly Spot[]): number {
  return new Set(spots.flatMap(({ items }) => items.map(({ event }) => event.id))).size;
}

/** Dots that cannot be told apart become one at the middle of their events. */
export function grouped(dots: readonly Dot[]): Dot[] {
  let all = [...dots].sort((a, b) => b.count - a.count || inCodeOrder(a.id, b.id));
  // A dot that grew may have come near to others: again, until all stand apart.
  for (let before = Infinity; all.length < before;) {
    before = all.length;
    const kept: Dot[] = [];
    for (const dot of all) {
      const near = kept.findIndex((other) => isNear(other, dot));
      const other = kept[near];
      if (other) kept[near] = merged(other, dot);
      else kept.push(dot);
    }
    all = kept;
  }
  return all;
}

/** Whether they lie over each other, or so near that one cannot be hit beside the other. */
const isNear = (a: Dot, b: Dot) => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < a.radius + b.radius;

function merged(a: Dot, b: Dot): Dot {
  const count = a.count + b.count;
  const weigh = (one: number, other: number) => (one * a.count + other * b.count) / Math.max(1, count);
  const radius = Math.min(Math.max(LARGE, a.radius, b.radius), Math.hypot(a.radius, b.radius));
  return { ...a, x: weigh(a.x, b.x), y: weigh(a.y, b.y), radius, count, spots: [...a.spots, ...b.spots] };
}

/** Dots of neighbourhoods stand anywhere within them: they give way to venues, whose place is known. */
function apart(dots: readonly Dot[]): Dot[] {
  const kept: Dot[] = dots.filter(({ isRough }) => !isRough);
  for (const dot of dots.filter(({ isRough }) => isRough)) {
    let placed = dot;
    for (let turn = 0; turn < 24 && kept.some((other) => isNear(other, placed)); turn += 1) {
      const angle = (turn * Math.PI) / 3;
      const far = 1.2 * dot.radius * (1 + Math.floor(turn / 6));
      placed = { ...dot, x: dot.x + far * Math.cos(angle), y: dot.y + far * Math.sin(angle) };
    }
    kept.push(placed);
  }
  return kept;
}

/** The nearest dot towards an arrow, those straight ahead before those at the side; `undefined` at the edge. */
export function nextDot(dots: readonly Dot[], from: Dot, [right, down]: readonly [number, number]): Dot | undefined {
  let best: Dot | undefined;
  let least = Infinity;
  for (const dot of dots) {
    const ahead = (dot.x - from.x) * right + (dot.y - from.y) * down;
    const aside = Math.abs((dot.x - from.x) * down) + Math.abs((dot.y - from.y) * right);
    const distance = ahead + 2 * aside;
    if (dot.id !== from.id && ahead > 0 && distance < least) [best, least] = [dot, distance];
  }
  return best;
}
