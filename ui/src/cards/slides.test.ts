import { describe, expect, test } from 'vitest';
import { slideAfter, slidesOf } from './slides';

describe('the pages of a board', () => {
  test.each([
    [[], 'title'],
    [['chart:temple', 'list:late'], 'title card card'],
    [['figure:a', 'figure:b', 'chart:temple', 'figure:c'], 'title figures2 card figures1'],
    [['1', '2', '3', '4', '5', '6', '7'].map((name) => `figure:${name}`), 'title figures6 figures1'],
  ])('%j', (cards, expected) => {
    const shown = slidesOf(cards).map((slide) => (slide.kind === 'figures' ? `figures${slide.cards.length}` : slide.kind));
    expect(shown.join(' ')).toBe(expected);
  });
});

describe('keys lead through the pages', () => {
  test.each([
    ['ArrowRight', 0, false, 1],
    ['ArrowRight', 4, false, 4],
    ['ArrowLeft', 0, false, 0],
    ['ArrowLeft', 1, true, 2],
    ['PageDown', 1, true, 2],
    ['PageUp', 1, false, 0],
    ['Home', 3, false, 0],
    ['End', 0, false, 4],
    ['a', 2, false, null],
  ])('%s from %i, mirrored: %s', (key, at, isMirrored, expected) => {
    expect(slideAfter(key, at, 5, isMirrored)).toBe(expected);
  });
});
