/** Imports of rating files: the stars of markets, also of earlier years. */
import type { Table } from '../../geo/files/table.ts';
import type { CellReject } from '../../geo/kinds/content.ts';
import { ratingContent } from '../../geo/kinds/rating.ts';
import type { Sql } from '../connect.ts';
import { referenceResolver } from './facility-references.ts';
import { knownRatings } from './known-facilities.ts';
import type { FacilityPlan } from './plan-facilities.ts';
import { diffRating, type RatingRecord } from './rating-diff.ts';
import { readRows } from './read-rows.ts';
import { NO_COUNTS, type ImportSettings, type ImportSource } from './run.ts';
import { insertRatings, supersede } from './write-facilities.ts';

async function countSyntheticRatings(sql: Sql): Promise<number> {
  const [row] = await sql<{ ratings: number }[]>`
    select count(*)::int as ratings from market_rating where known_to is null and data_origin = 'synthetic'`;
  return row?.ratings ?? 0;
}

/** Reads a rating file. Throws `InputError` `no_header`. */
export function ratingSource(table: Table, { asOf, origin }: ImportSettings): ImportSource {
  const read = readRows(ratingContent, table);
  return {
    rows: read.count,
    datum: null,
    datumDeclared: false,
    datumEvidence: null,
    rejects: read.rejects,
    notes: read.notes,
    async plan(sql) {
      const resolve = await referenceResolver(
        sql,
        read.rows.map(({ values }) => values),
      );
      const known: Map<number, RatingRecord[]> = await knownRatings(sql);
      const counts = { ...NO_COUNTS };
      const rejects: CellReject[] = [];
      const old: number[] = [];
      const insert: FacilityPlan['insertRatings'] = [];
      const seen = new Map<string, number>();
      for (const row of read.rows) {
        const { values } = row;
        const { stars, ratedOn, validUntil, revokedOn, issuer, scheme } = values;
        const facility = resolve({ ...values, kind: 'market' });
        if (!facility.ok) {
          rejects.push(read.reject(row, facility.field, values[facility.field], facility.reason));
          continue;
        }
        if (stars === null || stars.state === 'unrated') {
          rejects.push(read.reject(row, 'stars', '', 'is no rating: stars, 申报中 or 已撤销 are needed'));
          continue;
        }
        const late =
          validUntil !== null && validUntil < ratedOn
            ? 'validUntil'
            : revokedOn !== null && revokedOn < ratedOn
              ? 'revokedOn'
              : null;
        if (late !== null) {
          rejects.push(read.reject(row, late, values[late], `is before the day of the rating, ${ratedOn}`));
          continue;
        }
        const key = `${facility.id}|${ratedOn}|${stars.state === 'pending'}`;
        const earlier = seen.get(key);
        if (earlier !== undefined) {
          rejects.push(
            read.reject(
              row,
              null,
              values.code ?? values.name,
              `rates the same market on the same day as row ${earlier}: a duplicate`,
            ),
          );
          continue;
        }
        seen.set(key, row.number);
        const list = known.get(facility.id) ?? [];
        const change = diffRating(
          list,
          { word: stars, ratedOn, validUntil, revokedOn, issuer, scheme },
          asOf,
        );
        if (change.note === 'revoked_unknown') {
          rejects.push(
            read.reject(
              row,
              'stars',
              '',
              'revokes a rating that is not known: give its stars with the day of revocation',
            ),
          );
          continue;
        }
        old.push(...change.supersede);
        for (const record of change.insert) insert.push({ target: { id: facility.id }, record });
        known.set(facility.id, [
          ...list.filter(({ rowId }) => rowId === null || !change.supersede.includes(rowId)),
          ...change.insert,
        ]);
        if (change.insert.length === 0) counts.unchanged++;
        else if (change.supersede.length > 0) counts.changed++;
        else counts.added++;
      }
      const kept = counts.added + counts.changed + counts.unchanged;
      if (kept > 0) counts.replacedSynthetic = await countSyntheticRatings(sql);
      return {
        counts,
        rejects,
        flags: [],
        notes:
          counts.replacedSynthetic > 0
            ? [`${counts.replacedSynthetic} synthetic ratings of the demonstration are replaced.`]
            : [],
        changes: insert.length > 0 || counts.replacedSynthetic > 0,
        async write(tx, { version, batch }) {
          if (counts.replacedSynthetic > 0) {
            await tx`
              update market_rating set known_to = ${version} where known_to is null and data_origin = 'synthetic'`;
          }
          await supersede(tx, 'market_rating', old, version);
          await insertRatings(tx, insert, (target) => ('id' in target ? target.id : 0), {
            version,
            batch,
            origin,
          });
        },
      };
    },
  };
}
