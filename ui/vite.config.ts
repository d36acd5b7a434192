import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { callTwin } from './scripts/call-twin.ts';

// Everything is a file of its own: the window's security policy allows no data: fonts and no inline code.
export default defineConfig({
  base: './',
  plugins: [svelte(), callTwin()],
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022', modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', fs: { allow: ['..'] }, strictPort: true, port: 5173 },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  // A machine that does much else at once is no fault of a test.
  test: { environment: 'happy-dom', testTimeout: 60_000, include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] },
});
