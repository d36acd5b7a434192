import { expect, test } from 'vitest';
import { currencyDigits } from './money';

test('currencies know their digits', () => {
  expect([currencyDigits(' jpy '), currencyDigits('Bananas'), currencyDigits('constructor')]).toEqual([0, 2, 2]);
  expect([currencyDigits('EUR'), currencyDigits('JPY'), currencyDigits('KWD'), currencyDigits('')]).toEqual([2, 0, 3, 2]);
});
