// Spoils copies of a site, one fault each, and runs the check that must find it: checks that find nothing prove
// nothing.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as checks from './check.mjs';

// What is spoilt: file, what stands there, what stands there instead; which check looks, at which pages; and with
// what its complaint begins.
const faults = [
  ['no language', 'index.html', '<html lang="en"', '<html', checks.accessible, 'axe'],
  ['pale letters in the light', 'site.css', '--muted: #57606f', '--muted: #c5c5c5', checks.accessible, 'axe'],
  ['dim letters in the dark', 'site.css', '--muted: #aab3c1', '--muted: #444b55', checks.accessible, 'axe'],
  ['a field without a name', 'programme.html', '<label for="f-p"', '<label', checks.accessible, 'axe'],
  ['a wide table', 'site.css', '.lead {', 'main { min-width: 60rem } .lead {', checks.fits, 'fits'],
  ['a link that is left out', 'index.html', '<a href="days.html"', '<a tabindex="-1" href="days.html"', checks.reached, 'keys'],
  ['no sign of the focus', 'site.css', ':focus-visible { outline: 3px solid', ':focus-visible { outline: 0 solid', checks.reached, 'focus'],
  ['accents that matter', 'site.js', ".normalize('NFKD')", '', checks.searched, 'search'],
  ['a filter that does nothing', 'site.js', 'form.oninput = soon', 'form.soon = soon', checks.searched, 'search'],
  ['counts that do not follow', 'site.js', '#count', '#cuont', checks.searched, 'error'],
  ['a programme that forgets', 'site.js', 'localStorage.setItem(name, text)', 'void text', checks.kept, 'mine:', (text) => text.replace("|| location.protocol === 'file:'", '')],
  ['no way without a store', 'site.js', "window.name = name + '='", "window.nom = name + '='", checks.kept, 'mine without'],
  ['a picture from elsewhere', 'index.html', '</main>', '<img alt="" src="http://192.0.2.1/x.png"></main>', checks.accessible, 'elsewhere'],
  ['a form without its script', 'programme.html', ' hidden>', '>', checks.plain, 'plain'],
  ['a broken link', 'programme.html', 'href="event/', 'href="evnt/', checks.plain, 'plain'],
];

/** Each fault with what its check found. */
export async function planted(browser, folder) {
  const results = [];
  for (const [name, file, from, to, check, sign, more = (text) => text] of faults) {
    const copy = mkdtempSync(join(tmpdir(), 'paideia-site-'));
    cpSync(folder, copy, { recursive: true });
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${name}: ${file} does not hold ${from}`);
    writeFileSync(path, more(text.replaceAll(from, to)));
    const pages = file.endsWith('.html') ? [file] : ['index.html', 'days.html'];
    const found = await check(browser, copy, pages);
    results.push({ name, sign, found });
    rmSync(copy, { recursive: true });
  }
  return results;
}
