import { expect, test } from 'vitest';
import { asReceived, newOffer, offerFields, QUESTIONS } from './forms';

test('what comes is what was promised, unless something else was noted', () => {
  const offer = { ...newOffer('p', '2026-10-01', null), amount_minor: 50_000, quantity: 3 };
  const came = asReceived(offer, '2026-11-24');
  expect([came.received_on, came.received_minor, came.received_quantity]).toEqual(['2026-11-24', 50_000, 3]);
  expect(asReceived({ ...offer, received_minor: 100 }, '2026-11-24').received_minor).toBe(100);
});

test('money has no unit, everything else has', () => {
  const unit = offerFields([]).find(({ name }) => name === 'unit');
  expect(unit?.when?.({ kind: 'money' })).toBe(false);
  expect(unit?.when?.({ kind: 'room' })).toBe(true);
});

test('the six questions are asked once each', () => expect(new Set(QUESTIONS).size).toBe(6));
