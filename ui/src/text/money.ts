/** How many decimals a currency has. */

/** Digits after the point in a currency, as ISO 4217 has them; two where the currency is not known. */
export function currencyDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
