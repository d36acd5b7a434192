import { expect, test } from 'vitest';
import { currencyDigits } from './money';

test('currencies know their digits', () => {
  expect([currencyDigits('EUR'), currencyDigits('JPY'), currencyDigits('KWD'), currencyDigits('')]).toEqual([2, 0, 3, 2]);
});
