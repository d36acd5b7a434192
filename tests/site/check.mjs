// Looks at sites in a real Chromium, opened from their folders. See check.sh.
//
// Each check takes the folder of a site and answers with complaints; `plant.mjs` spoils copies to see that it finds
// what it must.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [['phone', 375], ['tablet', 768], ['desktop', 1280]];
const schemes = ['light', 'dark'];
// The kinds of pages: those at the top, and one of each folder.
const top = ['index', 'programme', 'days', 'pillars', 'neighbourhoods', 'venues', 'hosts', 'map', 'mine'];
const folders = ['day', 'pillar', 'area', 'venue', 'host', 'event'];

/** A page of each kind that a site has; of events also one that is called off. Every page of a folder that is no site. */
export function kinds(folder) {
  if (!existsSync(join(folder, 'index.html'))) return readdirSync(folder).filter((it) => it.endsWith('.html')).sort();
  const pages = top.map((name) => name + '.html').filter((page) => existsSync(join(folder, page)));
  for (const kind of folders) {
    const all = existsSync(join(folder, kind)) ? readdirSync(join(folder, kind)).filter((it) => it.endsWith('.html')).sort() : [];
    if (all.length) pages.push(`${kind}/${all[0]}`);
    const off = all.find((it) => kind === 'event' && readFileSync(join(folder, kind, it), 'utf8').includes('"note off"'));
    if (off) pages.push(`${kind}/${off}`);
  }
  return pages;
}

const url = (folder, page) => pathToFileURL(join(folder, page)).href;

/** A tab that notes what the page asks for from elsewhere, and its errors. */
async function tab(browser, faults, { script = true, width = 1280 } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) faults.push(`elsewhere: ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${page.url()}: ${error}`));
  return page;
}

/** axe finds nothing on any page at any width, light and dark. */
export async function accessible(browser, folder, pages = kinds(folder)) {
  const faults = [];
  const page = await tab(browser, faults);
  for (const name of pages) {
    await page.goto(url(folder, name));
    await page.evaluate(axe);
    // Long lists repeat themselves, and axe compares each with each.
    await page.evaluate(() => [...document.querySelectorAll('.l li')].slice(30).forEach((it) => it.remove()));
    for (const scheme of schemes) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      for (const [device, width] of widths) {
        await page.setViewport({ width, height: 900 });
        const found = await page.evaluate(async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const result = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
          return result.violations.map((it) => `${it.id} at ${it.nodes[0].target} (${it.nodes.length})`);
        });
        faults.push(...found.map((it) => `axe: ${name}, ${device}, ${scheme}: ${it}`));
      }
    }
  }
  await page.browserContext().close();
  return faults;
}

/** Nothing is cut off or scrolls sideways: at 320 px, and with texts twice as large at each width. */
export async function fits(browser, folder, pages = kinds(folder)) {
  const faults = [];
  const page = await tab(browser, faults);
  for (const name of pages) {
    await page.goto(url(folder, name));
    for (const [size, width] of [['100%', 320], ['200%', 375], ['200%', 768], ['200%', 1280]]) {
      await page.setViewport({ width, height: 900 });
      const wide = await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
        const root = document.documentElement;
        const over = [...document.body.querySelectorAll('*')].find((it) => {
          const box = it.getBoundingClientRect();
          return box.width && (box.right > root.clientWidth + 1 || box.left < -1) && !it.closest('.vh, .skip, svg, noscript, .wide > *');
        });
        return over || root.scrollWidth > root.clientWidth ? `${over?.tagName}.${over?.className} ${over?.textContent.slice(0, 40)}` : '';
      }, size);
      if (wide) faults.push(`fits: ${name}, ${width} px, text ${size}: ${wide}`);
    }
  }
  await page.browserContext().close();
  return faults;
}

/** What can be used is reached by the Tab key, in order, and shows that it has the focus. */
export async function reached(browser, folder, pages = kinds(folder)) {
  const faults = [];
  const page = await tab(browser, faults);
  for (const name of pages) {
    await page.goto(url(folder, name));
    const count = await page.evaluate(() => {
      const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((it) => it.checkVisibility());
      all.forEach((it, at) => it.setAttribute('data-check', at));
      return all.length;
    });
    // Long lists repeat themselves.
    const most = Math.min(count, 150);
    const seen = new Set();
    for (let at = 0; at < most; at += 1) {
      await page.keyboard.press('Tab');
      const [id, shows] = await page.evaluate(() => {
        const it = document.activeElement;
        const drawn = [getComputedStyle(it), getComputedStyle(it, '::after'), ...[...it.querySelectorAll('path')].map((p) => getComputedStyle(p))];
        const has = (look) => (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || (it.namespaceURI.endsWith('svg') && parseFloat(look.strokeWidth) >= 3);
        return [it.getAttribute('data-check'), drawn.some(has)];
      });
      seen.add(id);
      if (!shows) faults.push(`focus: ${name}: element ${id} does not show that it has the focus`);
    }
    for (let at = 0; at < most; at += 1) if (!seen.has(String(at))) faults.push(`keys: ${name}: element ${at} is not reached`);
  }
  await page.browserContext().close();
  return faults;
}

const press = async (page, key, times = 1) => {
  for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
};
const focused = (page, selector) => page.evaluate((it) => document.activeElement?.matches(it), selector);
async function tabTo(page, selector, most = 60) {
  for (let at = 0; at < most; at += 1) {
    if (await focused(page, selector)) return true;
    await press(page, 'Tab');
  }
  return false;
}
const shown = (page) =>
  page.evaluate(() => [...document.querySelectorAll('#all li')].filter((it) => it.checkVisibility()).map((it) => it.textContent));

/** Search and filters by keys alone. */
export async function searched(browser, folder) {
  const faults = [];
  const say = (text) => faults.push(`search: ${text}`);
  const page = await tab(browser, faults);
  await page.goto(url(folder, 'index.html'));
  if (!(await tabTo(page, '#q'))) say('the field on the start page is not reached');
  await page.keyboard.type('CAFE');
  await Promise.all([page.waitForNavigation(), press(page, 'Enter')]);
  if (!page.url().includes('programme.html?q=CAFE')) say(`the start page leads to ${page.url()}`);
  const all = await page.$$eval('#all li', (items) => items.length);
  const found = await shown(page);
  const expected = await page.$$eval('#all li', (items) => items.filter((it) => it.textContent.includes('Café')).length);
  if (!expected || found.length !== expected || !found.every((it) => it.includes('Café'))) say(`CAFE finds ${found.length} of ${expected}`);
  const live = () => page.$eval('#count', (it) => [it.getAttribute('role'), it.textContent].join(' '));
  if (!(await live()).startsWith(`status ${expected} of ${all}`)) say(`is told as ${await live()}`);
  // Both words must fit, wherever they stand: in the title, or in what the event can be chosen by.
  await page.goto(url(folder, 'programme.html'));
  await tabTo(page, '#q');
  await page.keyboard.type('bréad Séniórs');
  await new Promise((done) => setTimeout(done, 500));
  const both = await shown(page);
  if (!both.length || both.length === all || !both.every((it) => /bread/i.test(it))) say(`two words find ${both.length}`);
  // A filter, its count, and all of them again.
  await page.goto(url(folder, 'programme.html'));
  if (!(await tabTo(page, '#f-p'))) say('the filter of topics is not reached');
  await press(page, 'ArrowDown', 2);
  await new Promise((done) => setTimeout(done, 500));
  const promised = await page.$eval('#f-p', (it) => Number(/\((\d+)\)$/.exec(it.selectedOptions[0].textContent)[1]));
  const chosen = (await shown(page)).length;
  if (!promised || promised !== chosen || chosen === all) say(`a filter that promises ${promised} shows ${chosen} of ${all}`);
  const days = await page.$$eval('#f-d option', (options) => options.map((it) => Number(/\((\d+)\)$/.exec(it.textContent)?.[1] ?? 0)));
  if (days.reduce((sum, count) => sum + count, 0) < chosen) say('the counts of the other filters do not follow');
  if (!(await tabTo(page, 'button[type=reset]'))) say('nothing shows all again');
  await press(page, 'Enter');
  await new Promise((done) => setTimeout(done, 500));
  if ((await shown(page)).length !== all) say('not all are shown again');
  await page.browserContext().close();
  return faults;
}

/** My programme by keys alone: put in, seen on other pages, kept, taken out; and for the visit where nothing is kept. */
export async function kept(browser, folder) {
  const faults = [];
  for (const refuses of [false, true]) {
    const say = (text) => faults.push(`mine${refuses ? ' without a store' : ''}: ${text}`);
    const page = await tab(browser, faults);
    if (refuses) {
      await page.evaluateOnNewDocument(() => {
        Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
      });
    }
    await page.goto(url(folder, 'programme.html'));
    if (!(await tabTo(page, '.star'))) say('no star is reached');
    await press(page, 'Enter');
    const title = await page.evaluate(() => document.activeElement.closest('li').querySelector('a').textContent);
    if (!(await page.evaluate(() => document.activeElement.ariaPressed === 'true'))) say('the star does not say that it is pressed');
    const told = await page.$eval('body > [role=status]', (it) => it.textContent);
    if (!told.includes(title)) say(`is told as "${told}"`);
    if (refuses !== told.includes('until you close')) say(`how long it is kept is told as "${told}"`);
    await page.goto(url(folder, kinds(folder).find((it) => it.startsWith('event/'))));
    await tabTo(page, '.act button');
    await press(page, 'Space');
    await page.goto(url(folder, 'mine.html'));
    const titles = () => page.$$eval('#mine li a', (links) => [...new Set(links.map((it) => it.textContent))]);
    if ((await titles()).length !== 2 || !(await titles()).includes(title)) say(`holds ${await titles()}`);
    if (refuses !== (await page.$eval('#mine', (it) => it.textContent.includes('until you close')))) say('how long it is kept is not said');
    for (const link of await page.$$eval('#mine li a', (links) => links.map((it) => it.href))) {
      if (!existsSync(new URL(link))) say(`leads to ${link}`);
    }
    await page.reload();
    if ((await titles()).length !== 2) say('is gone after loading again');
    if (!(await tabTo(page, '#mine .star'))) say('nothing takes out');
    await press(page, 'Enter');
    if ((await titles()).length !== 1) say('is not taken out');
    if (await focused(page, 'body')) say('the focus is lost');
    await page.browserContext().close();
  }
  return faults;
}

/** Without script lists and links work, and nothing is shown that would need one. */
export async function plain(browser, folder) {
  const faults = [];
  const say = (text) => faults.push(`plain: ${text}`);
  const page = await tab(browser, faults, { script: false });
  await page.goto(url(folder, 'programme.html'));
  const visible = (selector) => page.$$eval(selector, (all) => all.filter((it) => it.checkVisibility()).length);
  if (!(await visible('#all li a')) || (await visible('#all li a')) !== (await page.$$('#all li')).length) say('the list is not there');
  if (await visible('#filters, .star, .act button, .mine-link')) say('something is shown that needs a script');
  for (const step of ['#all li a', '.facts .when a[href*=venue]', '.facts a[href*=area]', 'h1 ~ .l a[href*=event]']) {
    const link = await page.$eval(step, (it) => it.href).catch(() => '');
    if (!link || !existsSync(new URL(link))) {
      say(`${step} leads nowhere`);
      break;
    }
    await page.goto(link);
  }
  await page.goto(url(folder, 'mine.html'));
  if (!(await visible('noscript .note'))) say('my programme does not say what it needs');
  await page.browserContext().close();
  return faults;
}
