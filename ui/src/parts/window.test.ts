import { expect, test } from 'vitest';
import { drawnPlaces } from './window';

test.each([
  [{ first: 2, last: 5 }, [], [2, 3, 4]],
  [{ first: 2, last: 5 }, [3], [2, 3, 4]],
  [{ first: 2, last: 5 }, [9, 0, 0], [0, 2, 3, 4, 9]],
  [{ first: 0, last: 0 }, [], []],
])('of the window %j and kept %j is drawn %j', (part, kept, expected) => expect(drawnPlaces(part, kept)).toEqual(expected));
