/** How many decimals a currency has. */
import { currencyDigits as digitsOf } from '../bindings';

/** Digits after the point in a currency, as the program has them; two where the currency is not known. */
export const currencyDigits = (currency: string): number => digitsOf[currency] ?? 2;
