import { describe, expect, test } from 'vitest';
import { ZOOM_STEPS, zoomAfterKey, zoomAfterWheel } from './zoom';

const key = (name: string, held: Partial<KeyboardEvent> = {}) => ({ key: name, ctrlKey: true, metaKey: false, altKey: false, ...held });

describe('zoom', () => {
  test('plus and its unshifted key enlarge, minus makes smaller, zero is as made', () => {
    expect(zoomAfterKey(key('+'), 100)).toBe(110);
    expect(zoomAfterKey(key('='), 100)).toBe(110);
    expect(zoomAfterKey(key('-'), 100)).toBe(90);
    expect(zoomAfterKey(key('0'), 250)).toBe(100);
  });
  test('stops at both ends', () => {
    expect(zoomAfterKey(key('+'), 300)).toBe(300);
    expect(zoomAfterKey(key('-'), 50)).toBe(50);
  });
  test('leaves other keys alone, and these without Ctrl', () => {
    expect(zoomAfterKey(key('+', { ctrlKey: false }), 100)).toBeNull();
    expect(zoomAfterKey(key('z'), 100)).toBeNull();
    expect(zoomAfterKey(key('+', { altKey: true }), 100)).toBeNull();
    expect(zoomAfterKey(key('+', { ctrlKey: false, metaKey: true }), 100)).toBe(110);
  });
  test('the wheel goes the same steps', () => {
    expect(zoomAfterWheel(-1, 100)).toBe(110);
    expect(zoomAfterWheel(40, 100)).toBe(90);
    expect(zoomAfterWheel(0, 100)).toBe(100);
  });
  test('every step leads to the next and back', () => {
    for (const [index, step] of ZOOM_STEPS.entries()) {
      const up = zoomAfterKey(key('+'), step) ?? 0;
      expect(up).toBe(ZOOM_STEPS[index + 1] ?? step);
      if (up !== step) expect(zoomAfterKey(key('-'), up)).toBe(step);
    }
  });
});
