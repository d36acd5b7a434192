import { describe, expect, test } from 'vitest';
import { readMoney, writeMoney } from './money';

const digits: Record<string, number> = { EUR: 2, JPY: 0, KWD: 3, USD: 2, GBP: 2 };
const rules = (currency: string, language = 'en') => ({ currency, language, digits: digits[currency] ?? 2 });

describe('amounts are read as people type them', () => {
  test.each([
    ['1500', 'EUR', 150000],
    ['1234.50', 'EUR', 123450],
    ['1,234.50', 'EUR', 123450],
    ['1.234,5', 'EUR', 123450],
    ['1 234', 'EUR', 123400],
    ['1.234', 'EUR', 123400],
    ['1,234,567', 'EUR', 123456700],
    ['€1,500', 'EUR', 150000],
    ['1.500,00 €', 'EUR', 150000],
    ['EUR 12', 'EUR', 1200],
    ['12 eur', 'EUR', 1200],
    ['0.29', 'EUR', 29],
    ['-2,50', 'EUR', -250],
    ['¥5,000', 'JPY', 5000],
    ['5,000', 'JPY', 5000],
    ['500', 'JPY', 500],
    ['12.345', 'KWD', 12345],
    ['12,345', 'KWD', 12345000],
    ['', 'EUR', 'empty'],
    ['twelve', 'EUR', 'amount'],
    ['12.3456', 'EUR', 'amount_decimals'],
    ['5.5', 'JPY', 'amount_whole'],
    ['$5', 'EUR', 'other_currency'],
    ['5 USD', 'EUR', 'other_currency'],
    ['9007199254740993', 'EUR', 'too_large'],
  ] as const)('%s in %s', (typed, currency, expected) => {
    const read = readMoney(typed, rules(currency));
    expect(read.kind === 'value' ? read.value : read.kind === 'fault' ? read.fault.code : 'empty').toBe(expected);
  });
  test.each(['Bananas', 'EURO', 'eur', ''])('a plan whose currency is “%s” has amounts, too', (currency) =>
    expect(readMoney('12.50', rules(currency))).toMatchObject({ value: 1250 }),
  );
  test('less than nothing is refused where the field has a bound', () =>
    expect(readMoney('-5', { ...rules('EUR'), min: 0 })).toMatchObject({ fault: { code: 'below' } }));
});

test('a value shown is a value saved', () => {
  for (const language of ['en', 'de', 'fr', 'ar', 'hi'])
    for (const currency of Object.keys(digits))
      for (const minor of [0, 5, 29, 100, 1500, 123450, -250, 5_000_000]) {
        const shown = writeMoney(minor, rules(currency, language));
        expect(readMoney(shown, rules(currency, language)), `${shown} ${currency} in ${language}`).toMatchObject({ value: minor });
      }
  expect([writeMoney(150000, rules('EUR')), writeMoney(5000, rules('JPY')), writeMoney(1500, rules('KWD'))]).toEqual([
    '1500.00',
    '5000',
    '1.500',
  ]);
});
