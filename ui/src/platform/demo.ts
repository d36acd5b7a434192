/** Something to look at in a plain browser: no plan, nothing recent. */
import { memoryPlatform } from './memory';

/** A platform without a program behind it. */
export function demoPlatform() {
  return memoryPlatform({
    get_app_state: () => ({
      plan: null,
      recent: [],
      settings: { language: 'en', theme: 'system', author: '', screen: 'overview', page: {} },
      languages: ['en', 'en-XA'],
      today: '2026-11-24',
      version: '0',
    }),
    set_settings: () => null,
  });
}
