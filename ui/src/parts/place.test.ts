import { describe, expect, test } from 'vitest';
import { placeBeside } from './place';

const view = { width: 1000, height: 700 };
const list = { width: 220, height: 300 };

describe('a list that opens beside its button', () => {
  test('stands below and ends where the button ends', () => {
    expect(placeBeside({ left: 500, top: 100, width: 80, height: 32 }, list, view, 'right')).toEqual({
      left: 360,
      top: 136,
      maxHeight: 556,
    });
  });
  test('begins where the button begins when asked to', () => {
    expect(placeBeside({ left: 500, top: 100, width: 80, height: 32 }, list, view, 'left').left).toBe(500);
  });
  test('flips above a button at the foot of the window', () => {
    const { top } = placeBeside({ left: 500, top: 660, width: 80, height: 32 }, list, view, 'right');
    expect(top + list.height).toBe(656);
  });
  test('is pushed back in at both sides', () => {
    expect(placeBeside({ left: 20, top: 100, width: 80, height: 32 }, list, view, 'right').left).toBe(8);
    expect(placeBeside({ left: 960, top: 100, width: 30, height: 32 }, list, view, 'left').left).toBe(772);
  });
  test('takes the larger side and scrolls when it fits nowhere', () => {
    const tall = { width: 220, height: 900 };
    const low = placeBeside({ left: 500, top: 400, width: 80, height: 32 }, tall, view, 'right');
    expect(low).toMatchObject({ top: 8, maxHeight: 388 });
    expect(placeBeside({ left: 500, top: 200, width: 80, height: 32 }, tall, view, 'right')).toMatchObject({ top: 236, maxHeight: 456 });
  });
  test('never leaves a window that is narrower than itself at the far side', () => {
    expect(placeBeside({ left: 10, top: 10, width: 30, height: 30 }, list, { width: 150, height: 700 }, 'right').left).toBe(8);
  });
});
