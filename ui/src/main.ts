/** Starts the page: the window's platform; while developing in a browser, its twins. */
import './design/index.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { keepMenu, keepSelection, undoTyping, watchKeys } from './data/keys';
import { watchTicks } from './data/ticks';
import { keepFocus } from './parts/focus-keeper';
import { usePlatform } from './platform';
import { tauriPlatform } from './platform/tauri';
import { bringAll } from './screens';

async function start() {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const asked = new URLSearchParams(location.search);
    const plan = asked.get('plan');
    const { httpPlatform } = await import('./platform/http');
    const { demoPlatform } = await import('../tests/demo/demo');
    usePlatform(plan ? httpPlatform(plan) : demoPlatform(asked));
  } else {
    usePlatform(tauriPlatform);
  }
  // Before all others: what is being written is nearer than the plan.
  addEventListener('keydown', undoTyping);
  addEventListener('keydown', keepSelection);
  addEventListener('contextmenu', keepMenu);
  watchKeys(document);
  keepFocus(document);
  watchTicks(document);
  const target = document.getElementById('app');
  if (target) mount(App, { target });
  // Until then the first screen has drawn itself.
  setTimeout(() => void bringAll(), 500);
}

void start();
