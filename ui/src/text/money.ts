/** Money typed and shown in plain figures: whole numbers of the smallest unit, never a fraction in between. */

/** Digits after the point in a currency, as ISO 4217 has them; two where the currency is not known. */
export function minorDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `1 234.50`, `1,234.50` or `1234,5` in the smallest unit; `null` for nothing and for what cannot be read. */
export function parseMinor(text: string, digits: number): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const found = /^(-?)(\d[\d.,]*)$/.exec(bare);
  if (!found) return null;
  const [, sign = '', figures = ''] = found;
  const last = Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','));
  const after = last < 0 ? '' : figures.slice(last + 1);
  // Three figures after the only mark are thousands, unless the currency has three.
  const isFraction = last >= 0 && after.length <= digits && (after.length !== 3 || digits === 3);
  const whole = (isFraction ? figures.slice(0, last) : figures).replace(/[.,]/g, '');
  const fraction = isFraction ? after : '';
  if (!isFraction && last >= 0 && after.length !== 3) return null;
  const minor = Number(`${whole || '0'}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? (sign ? -minor : minor) : null;
}

/** The plain figures of an amount, for a field. */
export function plainMinor(minor: number | null, digits: number): string {
  if (minor === null) return '';
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? `${sign}${figures}` : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}
