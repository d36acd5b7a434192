/** Starts the page: the window's platform where there is one, else the demonstration in memory. */
import './design/index.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { usePlatform } from './platform';
import { tauriPlatform } from './platform/tauri';

async function start() {
  if ('__TAURI_INTERNALS__' in window) {
    usePlatform(tauriPlatform);
  } else {
    const { demoPlatform } = await import('./platform/demo');
    usePlatform(demoPlatform());
  }
  const target = document.getElementById('app');
  if (target) mount(App, { target });
}

void start();
