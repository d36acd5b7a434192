/** Every view of every screen can be drawn: a mistake while one is set up would leave the view before it standing. */
import { cleanup, render } from '@testing-library/svelte';
import { type Component, tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { desk } from '../src/data/desk.svelte';
import type { Filter } from '../src/data/router.svelte';
import { settings } from '../src/data/settings.svelte';
import { usePlatform } from '../src/platform';
import { memoryPlatform } from '../src/platform/memory';
import { screens } from '../src/screens';
import { demoAnswers } from './demo/demo';
import * as made from './demo/made';

// What is thrown while something is drawn is caught by nobody here, and so ends the run.
afterEach(cleanup);

/** What is drawn once the answers are there. */
const settled = async () => {
  for (let round = 0; round < 5; round += 1) await new Promise((done) => setTimeout(done)).then(tick);
};

test.each(screens.map((screen) => [screen.id, screen] as const))('%s', async (_, screen) => {
  for (const isEmpty of [false, true]) {
    usePlatform(memoryPlatform(demoAnswers(made.state, isEmpty)));
    desk.state = { ...made.state, plan: made.plan };
    settings.load(made.state.settings);
    const view = render((await screen.load()).default as Component<{ filter: Filter }>, { props: { filter: {} } });
    await settled();
    const choices = () => [...view.container.querySelectorAll<HTMLElement>('[role=radiogroup]')].at(0)?.querySelectorAll('button') ?? [];
    for (let at = 0; at < choices().length; at += 1) {
      choices()[at]?.click();
      await settled();
      expect(choices()[at]?.getAttribute('aria-checked'), `${screen.id}, view ${at}`).toBe('true');
    }
    expect(view.container.querySelector('h1'), screen.id).not.toBeNull();
    cleanup();
  }
});
