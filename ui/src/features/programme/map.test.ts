import { describe, expect, test } from 'vitest';
import type { BoardRoom, EventRow, Neighbourhood, Session, VenueRow } from '../../bindings';
import { type Dot, dotsOf, fieldsOf, grouped, labelsOf, middleOf, nextDot, placesOf, projectionOf, radiusOf, ringsOf } from './map';

const square = (west: number, south: number, size = 0.1) =>
  JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  });
const venue = (
  id: string,
  latitude: number | null = null,
  longitude: number | null = null,
  neighbourhood_id: string | null = null,
  is_online = false,
) => ({ draft: { venue: { id, name: id, latitude, longitude, neighbourhood_id, is_online } } }) as unknown as VenueRow;
const at = (venue_id: string | null, room_id: string | null = null) =>
  ({ id: `${venue_id}${room_id}`, venue_id, room_id }) as unknown as Session;
const event = (id: string, mode: string, ...sessions: Session[]) => ({ id, mode, sessions }) as unknown as EventRow;
const [WIDTH, ROOM] = [1000, 700];
const dot = (id: string, x: number, y: number, count = 1, radius = 20): Dot => ({ id, x, y, count, radius, spots: [], isRough: false });

describe('outlines that are stored', () => {
  test.each<[string, string, number]>([
    ['nothing', '', 0],
    ['no JSON', '{"type":', 0],
    ['something else', '{"type":"Point","coordinates":[1,2]}', 0],
    ['null', 'null', 0],
    ['a polygon', square(0, 0), 1],
    [
      'several',
      `{"type":"MultiPolygon","coordinates":[${[square(0, 0), square(1, 1)].map((one) => JSON.stringify((JSON.parse(one) as { coordinates: unknown }).coordinates)).join(',')}]}`,
      2,
    ],
    ['a ring of two points', '{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}', 0],
    ['points without numbers', '{"type":"Polygon","coordinates":[[["a",0],[1,1],null]]}', 0],
  ])('%s', (_, outline, count) => expect(ringsOf(outline)).toHaveLength(count));
});

describe('the projection', () => {
  test('nothing has no map', () => expect(projectionOf([], WIDTH, ROOM)).toBeNull());
  test.each<[string, [number, number][]]>([
    [
      'a city',
      [
        [-8.54, 51.87],
        [-8.38, 51.94],
      ],
    ],
    ['a single place', [[10, 53]]],
    [
      'a village across the equator',
      [
        [0, -0.02],
        [0.01, 0.02],
      ],
    ],
    [
      'a long island',
      [
        [0, 60],
        [3, 60.01],
      ],
    ],
  ])('%s lies within the drawing', (_, places) => {
    const projection = projectionOf(places, WIDTH, ROOM)!;
    for (const [longitude, latitude] of places) {
      const { x, y } = projection.at(longitude, latitude);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(projection.height);
    }
  });
  test('a degree eastward is half as long at sixty degrees; north is up', () => {
    const { at: point } = projectionOf(
      [
        [0, 59.9],
        [0.2, 60.1],
      ],
      WIDTH,
      ROOM,
    )!;
    const [origin, east, north] = [point(0, 60), point(0.1, 60), point(0, 60.1)];
    expect((east.x - origin.x) / (origin.y - north.y)).toBeCloseTo(0.5, 3);
    expect(north.y).toBeLessThan(origin.y);
  });
});

test('the middle of an area, not of its corners', () => {
  const many = [0, 0.1, 0.2, 0.3].map((x) => ({ x, y: 0 }));
  const { x, y } = middleOf([...many, { x: 4, y: 0 }, { x: 4, y: 2 }, { x: 0, y: 2 }]);
  expect([x, y].map((value) => value.toFixed(3))).toEqual(['2.000', '1.000']);
  expect(
    middleOf([
      { x: 1, y: 1 },
      { x: 3, y: 1 },
    ]),
  ).toEqual({ x: 2, y: 1 });
});

test('events by where they are: each once at a venue, none dropped', () => {
  const venues = [venue('hall', 1, 1), venue('web', null, null, null, true), venue('empty', 1, 1)];
  const rooms = [{ id: 'stage', venue_id: 'hall' }] as unknown as BoardRoom[];
  const places = placesOf(
    [
      event('twice', 'on_site', at('hall'), at(null, 'stage')),
      event('once', 'hybrid', at('hall')),
      event('stream', 'online', at(null)),
      event('call', 'on_site', at('web')),
      event('lost', 'on_site', at(null), at('gone')),
      event('idea', 'on_site'),
    ],
    venues,
    rooms,
  );
  expect(places.spots.map(({ id, count, items }) => `${id} ${count} ${items.length}`)).toEqual(['hall 2 3']);
  expect(places.online.map((item) => item.event.id)).toEqual(['stream', 'call']);
  expect(places.nowhere.map((item) => item.event.id)).toEqual(['lost', 'lost', 'idea']);
});

test('the area of a dot grows with its number, and none is too small to be hit', () => {
  expect(radiusOf(100, 100) / radiusOf(50, 100)).toBeCloseTo(Math.SQRT2, 5);
  expect(radiusOf(1, 1000)).toBe(radiusOf(0, 1000));
  expect(radiusOf(1, 1000)).toBeGreaterThanOrEqual(12);
});

describe('dots that cannot be told apart', () => {
  test.each<[string, Dot[], string[]]>([
    ['far ones stay', [dot('a', 0, 0), dot('b', 100, 0)], ['a 1', 'b 1']],
    ['at one place they are one', [dot('a', 0, 0, 3), dot('b', 0, 0)], ['a 4']],
    ['one that grew takes in the next', [dot('a', 0, 0), dot('b', 10, 0), dot('c', 38, 0)], ['a 3']],
  ])('%s', (_, dots, expected) => expect(grouped(dots).map(({ id, count }) => `${id} ${count}`)).toEqual(expected));
  test('no event is lost among five hundred', () => {
    const dots = Array.from({ length: 500 }, (_, index) => dot(`d${index}`, (index * 37) % 900, (index * 91) % 600));
    const left = grouped(dots);
    expect(left.reduce((sum, { count }) => sum + count, 0)).toBe(500);
    for (const [index, one] of left.entries())
      for (const other of left.slice(index + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(20);
  });
});

test('a venue without a position stands in the middle of its neighbourhood, and is told all the same', () => {
  const places = [{ id: 'n', name: 'North', outline: square(0, 50) }] as Neighbourhood[];
  const projection = projectionOf(ringsOf(places[0]!.outline).flat(), WIDTH, ROOM)!;
  const fields = fieldsOf(places, projection);
  const spot = (id: string) => ({
    id,
    name: id,
    items: [`${id} a`, 'everywhere'].map((name) => ({ event: event(name, 'on_site'), session: null })),
    count: 2,
  });
  const venues = [venue('known', 50.02, 0.02), venue('near', null, null, 'n'), venue('near too', null, null, 'n'), venue('lost')];
  const { dots, unplaced } = dotsOf(
    venues.map(({ draft }) => spot(draft.venue.id)),
    venues,
    fields,
    projection,
    1,
  );
  expect(dots.map(({ id, count, isRough }) => `${id} ${count} ${isRough}`)).toEqual(['known 2 false', 'n 3 true']);
  expect(dots[1]).toMatchObject(fields[0]!.middle);
  expect(unplaced.map(({ id }) => id)).toEqual(['near', 'near too', 'lost']);
});

describe('the name of a neighbourhood', () => {
  const field = { id: 'a', name: 'Eastbrook', path: '', middle: { x: 100, y: 100 } };
  test.each([
    ['stands in its middle', [], 100],
    ['stays where a dot is far away', [{ x: 300, y: 100, radius: 20 }], 100],
    ['stands above a dot in its middle', [{ x: 100, y: 100, radius: 20 }], 73],
    [
      'stands above both of two dots',
      [
        { x: 100, y: 100, radius: 20 },
        { x: 90, y: 70, radius: 10 },
      ],
      53,
    ],
    ['stays on the map', [{ x: 100, y: 100, radius: 98 }], 7],
  ] as const)('%s', (_, dots, expected) => expect(labelsOf([field], dots, 10).get('a')?.y).toBe(expected));
});

test('arrows go to the nearest dot ahead', () => {
  const dots = [dot('middle', 50, 50), dot('right', 80, 55), dot('far', 90, 50), dot('above', 45, 10), dot('corner', 200, 200)];
  const [middle] = dots;
  const towards = (right: number, down: number) => nextDot(dots, middle!, [right, down])?.id;
  expect([towards(1, 0), towards(0, -1), towards(0, 1), towards(-1, 0)]).toEqual(['right', 'above', 'right', 'above']);
});
