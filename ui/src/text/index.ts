/** All words of the page: Fluent messages of the chosen language. */
export { hasText, isolated, plain, PSEUDO, t, text } from './text.svelte';
export {
  formatBytes,
  formatDate,
  formatDateRange,
  formatDay,
  formatFullDate,
  formatMoment,
  formatMoney,
  formatNight,
  formatNumber,
  formatPercent,
  formatShortMoney,
  formatSpan,
  formatTime,
  formatTimeRange,
  joined,
  languageName,
  plainList,
} from './format';
export { folded } from './fold';
export { shown, tv } from './values';
export { exportedText } from './exported';
