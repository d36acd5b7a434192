/**
 * The pseudo-language: English with accents and about 40 % more letters, so that forgotten words and tight boxes show.
 *
 * The rule stands in `assets/locales/README.md`; the program follows the same one.
 */

const PLAIN = 'aceghijklnorsuwyzACEGHIJKLNORSUWYZ';
const ACCENTED = [...'áçéĝĥíĵķļñóŕšúŵýžÁÇÉĜĤÍĴĶĻÑÓŔŠÚŴÝŽ'];
/** Letters that come twice. */
const TWICE = 'aeioutAEIOUT';

/** A piece of text in the pseudo-language. Looks at one letter at a time: pieces of a message need not know each other. */
export function pseudo(text: string): string {
  return [...text]
    .map((letter) => {
      const at = PLAIN.indexOf(letter);
      const accented = at < 0 ? letter : (ACCENTED[at] ?? letter);
      return TWICE.includes(letter) ? accented + accented : accented;
    })
    .join('');
}
