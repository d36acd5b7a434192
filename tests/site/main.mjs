// Every check on every folder; then each planted fault must be found. See check.sh.
import puppeteer from 'puppeteer-core';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as checks from './check.mjs';
import { planted } from './plant.mjs';

const [executablePath, ...folders] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], protocolTimeout: 600_000 });
let wrong = 0;
const tell = (name, faults) => {
  console.log(`${name}: ${faults.length ? `${faults.length} complaints` : 'nothing to complain'}`);
  for (const fault of faults.slice(0, 40)) console.log(`  ${fault}`);
  wrong += faults.length;
};
for (const folder of folders) {
  tell(`${folder} accessible`, await checks.accessible(browser, folder));
  tell(`${folder} fits`, await checks.fits(browser, folder));
  tell(`${folder} keys`, await checks.reached(browser, folder));
}
// What is done with events is tried on the first folder, the city with many.
tell(`${folders[0]} search`, await checks.searched(browser, folders[0]));
tell(`${folders[0]} my programme`, await checks.kept(browser, folders[0]));
for (const folder of folders.filter((it) => existsSync(join(it, 'event')))) tell(`${folder} without script`, await checks.plain(browser, folder));
if (!wrong) {
  for (const { name, sign, found } of await planted(browser, folders[0])) {
    if (found.some((fault) => fault.startsWith(sign))) continue;
    console.log(`planted fault not found: ${name}`);
    wrong += 1;
  }
  if (!wrong) console.log('planted faults: all found');
}
await browser.close();
process.exit(wrong ? 1 : 0);
