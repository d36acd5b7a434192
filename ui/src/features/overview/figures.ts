/** What the six numbers of the overview say, in words. Pure. */
import type { KeyFigure } from '../../bindings';
import type { Place } from '../../data/router.svelte';
import { formatMoney, formatNumber, formatPercent, formatShortMoney, t, tv } from '../../text';

/** Where the list behind each number is. */
const LISTS: Record<string, Place> = {
  events: { screen: 'programme', filter: { view: 'table' } },
  confirmed: { screen: 'programme', filter: { view: 'table', status: 'confirmed' } },
  places: { screen: 'programme', filter: { view: 'table' } },
  money: { screen: 'programme', filter: { view: 'table' } },
};

/** The place that lists what the number counts. */
export function listOf(figure: KeyFigure): Place {
  return LISTS[figure.code] ?? { screen: figure.screen, filter: {} };
}

/** The number itself. */
export function numberText(figure: KeyFigure, currency: string): string {
  if (figure.code === 'money') return formatShortMoney(figure.value, currency);
  // How many hosts have confirmed says little without the whole.
  if (figure.code === 'confirmed' && figure.percent !== null) return formatPercent(figure.percent);
  return formatNumber(figure.value);
}

/** What stands below the number: its target, or what it is made of. */
export function detailText(figure: KeyFigure, currency: string): string {
  const isMoney = figure.code === 'money';
  const written = (value: number) => (isMoney ? formatMoney(value, currency) : formatNumber(value));
  const id = `figure-${figure.code}-detail`;
  return tv(figure.target === null ? `${id}-plain` : id, {
    ...figure.values,
    value: written(figure.value),
    target: figure.target === null ? '' : written(figure.target),
    ...(isMoney ? { asked: written(Number(figure.values['asked_minor'] ?? 0)) } : {}),
    ...(figure.code === 'places' ? { per_place: perPlace(figure) } : {}),
  });
}

/** How far it is to the target, for those who do not see the bar. */
export function progressText(figure: KeyFigure): string {
  return figure.percent === null ? '' : t('overview-of_target', { percent: formatPercent(figure.percent) });
}

/** The length of the bar, 0 to 100. */
export function barLength(figure: KeyFigure): number {
  return Math.max(0, Math.min(100, figure.percent ?? 0));
}

function perPlace(figure: KeyFigure): string {
  const residents = Number(figure.values['resident_count'] ?? 0);
  return figure.value > 0 && residents > 0 ? formatNumber(Math.round(residents / figure.value)) : 'none';
}
