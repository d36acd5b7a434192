/** How many decimals a currency has. */
import { currencyDigits as digitsOf } from '../bindings';

/** The code as ISO 4217 writes it: the program, too, reads ` eur ` as `EUR`. */
export const currencyCode = (currency: string): string => currency.trim().toUpperCase();

/** Digits after the point in a currency, as the program has them; two where the currency is not known. */
export const currencyDigits = (currency: string): number => digitsOf[currencyCode(currency)] ?? 2;
