/** Tells the fields where and when the plan is. */
import { place } from '../text/place.svelte';
import { desk } from './desk.svelte';
import { query } from './query.svelte';

/** Keeps `place` at the plan on the desk. Call it once, while the frame is set up. */
export function followPlan(): void {
  const profile = query('get_profile', () => (desk.plan ? {} : null));
  $effect(() => {
    place.country = profile.value?.country ?? '';
    place.currency = desk.plan?.currency ?? '';
    place.today = desk.state?.today ?? '';
    place.near = desk.plan?.week?.starts_on ?? '';
  });
}
