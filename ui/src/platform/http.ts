/**
 * The twin for looking at the page in a browser: calls go to the development server, which asks the terminal program.
 *
 * Only for development, and only on this computer; the built page does not hold it.
 */
import type { Platform, Reply } from '.';

/** A platform that asks the program through the development server, for one plan. */
export function httpPlatform(plan: string): Platform {
  return {
    async call(name, args) {
      const response = await fetch('/call', { method: 'POST', body: JSON.stringify({ plan, name, args }) });
      const answer: unknown = await response.json();
      if (!response.ok) throw answer;
      return answer as Reply;
    },
  };
}
