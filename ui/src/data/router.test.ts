import { beforeEach, describe, expect, test } from 'vitest';
import { usePlatform } from '../platform';
import { memoryPlatform } from '../platform/memory';
import { openRecord, placeOf } from './places';
import { router } from './router.svelte';
import { settings } from './settings.svelte';

beforeEach(() => {
  usePlatform(memoryPlatform({ set_settings: () => null }));
  router.start('overview');
});

test('going somewhere is remembered, and back leads back', () => {
  router.go('programme', { day: '2027-05-04' });
  router.go('venues');
  expect(settings.value.screen).toBe('venues');
  router.back();
  expect(router.place).toEqual({ screen: 'programme', filter: { day: '2027-05-04' } });
  router.back();
  expect(router.place.screen).toBe('overview');
  router.back();
  expect(router.place.screen, 'nothing lies before the first').toBe('overview');
});

test('a record opens on its screen', () => {
  openRecord('room', 'r1');
  expect(router.place).toEqual({ screen: 'venues', filter: { room: 'r1' } });
});

describe('names of the program become names of the page', () => {
  test.each([
    ['programme', { pillar_id: 'p', on: '2027-05-04' }, { screen: 'programme', filter: { pillar: 'p', day: '2027-05-04' } }],
    ['programme', { neighbourhood_id: 'n' }, { screen: 'programme', filter: { neighbourhood: 'n', view: 'table' } }],
    ['programme', {}, { screen: 'programme', filter: {} }],
    ['problems', {}, { screen: 'programme', filter: { view: 'problems' } }],
    ['pillars', { area_id: 'a' }, { screen: 'pillars', filter: { area: 'a' } }],
  ])('%s %o', (screen, filter, expected) => expect(placeOf(screen, filter as Record<string, string>)).toEqual(expected));
});
