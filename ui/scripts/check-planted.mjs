// Proves that the type check finds mistakes: it must refuse a planted one.
import { spawnSync } from 'node:child_process';

const found = spawnSync('npx', ['svelte-check', '--tsconfig', './scripts/planted/tsconfig.json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const isFound = found.status !== 0 && /planted\.ts/.test(found.stdout) && /planted\.svelte/i.test(found.stdout);
console.log(isFound ? 'The planted type errors were found.' : `The planted type errors were NOT found:\n${found.stdout}${found.stderr}`);
process.exit(isFound ? 0 : 1);
