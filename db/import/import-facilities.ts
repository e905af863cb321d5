/** Imports of markets, canteens, elevators and stations. */
import type { Table } from '../../geo/files/table.ts';
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import { resolveDatum } from './import-datum.ts';
import { knownDues, knownFacilities, knownRatings } from './known-facilities.ts';
import { planFacilities } from './plan-facilities.ts';
import { placeRows, readFacilities } from './read-facilities.ts';
import type { ImportSettings, ImportSource } from './run.ts';
import { countSynthetic, endSynthetic } from './synthetic.ts';
import { writeFacilities } from './write-facilities.ts';

/** Reads a facility file. Throws `InputError` `no_header` and `DatumUndecidedError`. */
export function facilitySource(
  kind: Kind,
  fileName: string,
  table: Table,
  settings: ImportSettings,
): ImportSource {
  const { asOf, mode, origin, onProgress } = settings;
  const given = readFacilities(kind, table, asOf);
  const resolved = resolveDatum(fileName, given.rows, settings.datum);
  const rows = placeRows(given.rows, resolved.datum);
  return {
    rows: given.rows.length + given.bad.length,
    datum: resolved.datum,
    datumDeclared: resolved.declared,
    datumEvidence: resolved.evidence,
    rejects: given.rejects,
    notes: [...table.notes, ...given.notes, ...resolved.notes],
    async plan(sql) {
      const known = await knownFacilities(sql, kind);
      const ratings = kind === 'market' ? await knownRatings(sql) : new Map<number, never[]>();
      const dues = kind === 'elevator' ? await knownDues(sql) : new Map<number, never>();
      const input = { known, ratings, dues, rows, given: given.rows, bad: given.bad };
      const { plan, counts, rejects, flags, notes } = planFacilities(input, { kind, asOf, mode, origin });
      const kept = counts.added + counts.changed + counts.unchanged;
      const synthetic = kept > 0 ? await countSynthetic(sql, kind) : 0;
      const writes = [
        plan.supersede,
        plan.insert,
        plan.supersedeRatings,
        plan.insertRatings,
        plan.insertDues,
      ];
      const replaced =
        synthetic > 0 ? [`${synthetic} synthetic ${kind} records of the demonstration are replaced.`] : [];
      return {
        counts: { ...counts, replacedSynthetic: synthetic },
        rejects,
        flags,
        notes: [...notes, ...replaced],
        changes: synthetic > 0 || writes.some((list) => list.length > 0),
        async write(tx, { version, batch }) {
          if (synthetic > 0) await endSynthetic(tx, kind, version);
          await writeFacilities(tx, plan, { kind, version, batch, origin, onProgress });
        },
      };
    },
  };
}
