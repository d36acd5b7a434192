/** The pseudo-language: every message accented and 40 % longer, so that forgotten words and tight boxes show. */

const ACCENTED: Record<string, string> = Object.fromEntries(
  [...'aáeéiíoóuúyýnñcçsšzžAÁEÉIÍOÓUÚYÝNÑCÇSŠZŽ'.matchAll(/(.)(.)/gu)].map(([, plain, accented]) => [plain, accented]),
);

/** A piece of text in the pseudo-language. */
export function pseudo(text: string): string {
  const accented = [...text].map((letter) => ACCENTED[letter] ?? letter).join('');
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter)).length;
  if (letters === 0) return accented;
  const tail = '~'.repeat(Math.ceil(letters * 0.4));
  // The tail stands before closing blanks, so that parts of a sentence keep their distance.
  return accented.replace(/(\s*)$/u, `${tail}$1`);
}
