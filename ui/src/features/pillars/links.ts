/** The areas and features that links between frameworks begin and end at. Pure. */
import type { CrossLink, FrameworkDetail } from '../../bindings';
import { t } from '../../text';

export interface Spot {
  key: string;
  areaId: string;
  featureId: string | null;
  label: string;
  isFeature: boolean;
}

const coded = (code: string, name: string) => (code ? t('pillars-coded', { code, name }) : name);

/** Every area of a framework, each with its features after it. */
export function placesOf(detail: FrameworkDetail): Spot[] {
  const areas = detail.levels.flatMap((level) => detail.areas.filter((area) => area.level_id === level.id));
  return areas.flatMap((area) => [
    { key: area.id, areaId: area.id, featureId: null, label: coded(area.code, area.name), isFeature: false },
    ...detail.features
      .filter((feature) => feature.area_id === area.id)
      .map((feature) => ({
        key: feature.id,
        areaId: area.id,
        featureId: feature.id,
        label: coded(feature.code, feature.name),
        isFeature: true,
      })),
  ]);
}

/** Where a link begins or ends, when that is one of these places. */
export function placeIn(places: readonly Spot[], link: CrossLink, end: 'from' | 'to'): Spot | undefined {
  const key = link[`${end}_feature_id`] ?? link[`${end}_area_id`];
  return places.find((place) => place.key === key);
}
