/** All words of the page: Fluent messages of the chosen language. */
export { hasText, t, tv, text } from './text.svelte';
export {
  formatDate,
  formatDay,
  formatDateRange,
  formatMoment,
  formatNumber,
  formatMoney,
  formatTime,
  formatTimeRange,
  plainList,
} from './format';
