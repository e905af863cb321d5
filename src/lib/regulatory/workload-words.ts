/** How the workload of offices is told. */
import '$lib/i18n/workload.ts';
import type { WorkloadOfType, WorkloadOffice } from '$geo/regulatory/workload-answer.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';

/** So many to one, with one decimal: "43.2"; a dash where nobody knows. */
export const ratioText = (ratio: number | null): string => {
  if (ratio === null) return '—';
  const tenths = Math.round(ratio * 10);
  return `${formatWhole(Math.floor(tenths / 10))}.${tenths % 10}`;
};

/** The office with the heaviest load of a type, whatever the order; empty where none is known. */
export const heaviestWords = ({ type, lines, offices }: WorkloadOfType, text: Text): string[] => {
  const heaviest = offices.reduce<WorkloadOffice | null>(
    (most, office) =>
      (office.facilities_per_inspector ?? -1) > (most?.facilities_per_inspector ?? -1) ? office : most,
    null,
  );
  const [all] = lines;
  if (!heaviest || !all) return [];
  return [
    text.t('workload.lead', {
      type: text.t(`workload.type.${type}`),
      name: text.name(heaviest),
      load: ratioText(heaviest.facilities_per_inspector),
      mean: ratioText(all.facilities_per_inspector),
    }),
  ];
};
