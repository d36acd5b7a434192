/** How far a round of ratings has come, and how it differs from the one before. Pure. Not rated is not zero. */
import type { Assessment, Feature, FrameworkDetail, Opinion, Rating } from '../../bindings';
import { inCodeOrder } from '../../text/compare';

/** What somebody says about a feature. */
export interface Seen {
  now: number | null;
  ambition: number | null;
  note: string;
}

/** The features that a round looks at: all of them, or the dozen of the light version. */
export function featuresOf(features: readonly Feature[], round: Assessment | undefined): Feature[] {
  return features.filter((feature) => !round?.is_light || feature.is_light);
}

/** The opinion of a rater, empty when there is none yet. */
export function opinionOf(opinions: readonly Opinion[], featureId: string, rater: string): Opinion | undefined {
  return opinions.find((opinion) => opinion.feature_id === featureId && opinion.rater === rater);
}

/** The ratings of one round, by feature. */
export function ratingsOf(detail: FrameworkDetail, roundId: string): Map<string, Rating> {
  return new Map(detail.ratings.filter((rating) => rating.assessment_id === roundId).map((rating) => [rating.feature_id, rating]));
}

/** How many of the features have a rating for now. */
export function countRated(features: readonly Feature[], ratings: ReadonlyMap<string, Rating>): number {
  return features.filter((feature) => isNumber(ratings.get(feature.id)?.now)).length;
}

const isNumber = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** The round of the same kind and place before this one, by date and past drafts; none for the first. */
export function roundBefore(rounds: readonly Assessment[], drafts: readonly string[], round: Assessment): Assessment | undefined {
  const kin = rounds.filter(
    (it) => it.id === round.id || (it.kind === round.kind && it.neighbourhood_id === round.neighbourhood_id && !drafts.includes(it.id)),
  );
  const inOrder = [...kin].sort((a, b) => inCodeOrder(`${a.held_on} ${a.id}`, `${b.held_on} ${b.id}`));
  return inOrder[inOrder.findIndex(({ id }) => id === round.id) - 1];
}

/** Steps gained since the round before; `null` when one of the two is not rated or the scales differ. */
export function gained(now: Rating | undefined, before: Rating | undefined, scales: [number, number | undefined]): number | null {
  if (scales[0] !== scales[1] || !isNumber(now?.now) || !isNumber(before?.now)) return null;
  return now.now - before.now;
}

/** How many features rose, fell or stayed since the round before. */
export function compare(
  features: readonly Feature[],
  now: ReadonlyMap<string, Rating>,
  before: ReadonlyMap<string, Rating>,
  scales: [number, number | undefined],
): { risen: number; fallen: number; same: number } {
  const steps = features.map(({ id }) => gained(now.get(id), before.get(id), scales)).filter((step) => step !== null);
  return {
    risen: steps.filter((step) => step > 0).length,
    fallen: steps.filter((step) => step < 0).length,
    same: steps.filter((step) => step === 0).length,
  };
}

/** The rating of a feature in a round, empty when nobody has rated it. */
export function ratingFor(roundId: string, featureId: string, known: Rating | undefined): Rating {
  return known ?? { id: '', assessment_id: roundId, feature_id: featureId, now: null, ambition: null, note: '', evidence: '' };
}

/** A new round, on the scale of the last one. */
export function nextRound(frameworkId: string, rounds: readonly Assessment[], title: string, today: string): Assessment {
  const scale = [...rounds].sort((a, b) => inCodeOrder(a.held_on, b.held_on)).at(-1)?.scale_max ?? 4;
  return {
    id: '',
    framework_id: frameworkId,
    title,
    held_on: today,
    scale_max: scale,
    note: '',
    kind: 'rating',
    is_light: false,
    neighbourhood_id: null,
    pass_mark: null,
  };
}

/** The steps of a scale, nought first. */
export function stepsOf(scaleMax: number): number[] {
  return Array.from({ length: scaleMax + 1 }, (_, step) => step);
}
