/** The datum of a file: declared by the operator, or decided by its rows, or a question back. */
import { AppError } from '../../geo/errors.ts';
import type { Datum } from '../../geo/kinds/vocabulary.ts';
import { detectDatum, type DatumEvidence, type DeclaredPoint } from '../../geo/place/datum-detection.ts';
import { guangzhouDistricts } from '../../geo/place/districts.ts';
import type { GivenRow } from './read-facilities.ts';
import { describeEvidence } from './report.ts';

/** `auto` cannot decide: the operator has to say which datum it is. Carries what was counted. */
export class DatumUndecidedError extends AppError {
  readonly evidence: DatumEvidence;
  constructor(fileName: string, evidence: DatumEvidence) {
    super(
      'datum_undecided',
      `The datum of ${fileName} cannot be decided: ${evidence.reason}. ${describeEvidence(evidence)} ` +
        'Say which it is with --datum wgs84, cgcs2000, gcj02 or bd09.',
    );
    this.evidence = evidence;
  }
}

/** The datum to read a file in. `datum` is null when no row has coordinates. */
export interface ResolvedDatum {
  readonly datum: Datum | null;
  readonly declared: boolean;
  readonly evidence: DatumEvidence | null;
  readonly notes: readonly string[];
}

/** Resolves `--datum`. Throws `DatumUndecidedError` when it is `auto` and the rows do not tell. */
export function resolveDatum(
  fileName: string,
  rows: readonly GivenRow[],
  wanted: 'auto' | Datum,
): ResolvedDatum {
  const declared = wanted !== 'auto';
  if (!rows.some(({ position }) => position.state === 'given')) {
    return { datum: null, declared, evidence: null, notes: ['No row has coordinates.'] };
  }
  const points = rows.flatMap(({ position, row }): DeclaredPoint[] =>
    position.state === 'given' && row.declaredDistrict !== null
      ? [{ lng: position.lng, lat: position.lat, district: row.declaredDistrict }]
      : [],
  );
  const evidence = detectDatum(points, guangzhouDistricts().districtOf);
  if (wanted === 'auto') {
    if (evidence.datum === null) throw new DatumUndecidedError(fileName, evidence);
    return { datum: evidence.datum, declared, evidence, notes: [] };
  }
  const same = evidence.datum === null || evidence.datum === (wanted === 'cgcs2000' ? 'wgs84' : wanted);
  const notes = same
    ? []
    : [
        `Read as ${wanted}, as declared, although the rows speak for ${evidence.datum} (p = ${evidence.p.toPrecision(2)}): check it.`,
      ];
  return { datum: wanted, declared, evidence, notes };
}
