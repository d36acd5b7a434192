/** Words compared without case and accents. */

/** A text in lower case and without accents, for finding. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
