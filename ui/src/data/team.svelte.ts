/**
 * The team of the plan on the desk: asked once for all parts that show it.
 *
 * Colleagues change the plan while nobody here presses anything: the window says so by an event, and the page asks. How
 * long ago something was grows by itself, so that it is asked now and then as well.
 */
import { STIR } from './call';
import { desk } from './desk.svelte';
import { query } from './query.svelte';

const AGAIN_MS = 20_000;

/** The team; `null`: the plan has none. Call it while a component is set up. */
export const useTeam = () => query('get_team', () => (desk.plan ? {} : null));

/** Keeps the page with what colleagues do. Once, by the frame of the page. */
export function followTeam() {
  const team = useTeam();
  $effect(() => {
    // Its answer says what was touched; whatever shows that is asked again by itself.
    const stir = () => desk.plan && team.again();
    const timer = setInterval(() => team.value && team.again(), AGAIN_MS);
    addEventListener(STIR, stir);
    return () => {
      clearInterval(timer);
      removeEventListener(STIR, stir);
    };
  });
}

/** What a file or a server must say of itself before it is a place. */
export const NO_PLACE = { address: '', user: '', password: '', proxy: null } as const;
