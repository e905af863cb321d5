import type { FacilitiesAnswer } from '$geo/answers.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { featureOf } from './facility-feature.ts';
import {
  checkFacilitiesParameters,
  DEFAULT_LIMIT,
  type FacilitiesParameters,
} from './facility-parameters.ts';
import { findFacilities, pageOf, questionOf } from './facility-search.ts';
import { invalid } from './parameters.ts';
import { provenanceOf } from './provenance.ts';
import type { Snapshot } from './snapshot.ts';

const DEFINITION = {
  method: 'located',
  says: 'Facilities that fit every parameter given, on the as-of day; distances are straight lines in EPSG:4547.',
} as const;

/**
 * The version that a cursor continues, so that pages stay those of one version while another is published.
 * Undefined for a first page and for text that is no cursor at all; `facilities` judges the cursor itself.
 */
export function versionOfCursor(cursor: string | undefined): number | undefined {
  const match = /^(\d{1,9})\./.exec(cursor ?? '');
  return match ? Number(match[1]) : undefined;
}

/**
 * A page of the facilities that fit: by kind and id, or nearest first when `near` is given.
 * @param path path and query of the request, from which the links to this and the next page are made
 * @throws InputError `invalid_parameter` for combinations that mean nothing and for a foreign cursor
 */
export function facilities(
  snapshot: Snapshot,
  parameters: FacilitiesParameters,
  path = '/api/facilities',
): FacilitiesAnswer {
  checkFacilitiesParameters(parameters);
  const question = questionOf(snapshot, parameters);
  const limit = parameters.limit ?? DEFAULT_LIMIT;
  const offset = parameters.cursor === undefined ? 0 : offsetOf(parameters.cursor, question, snapshot);
  const matches = findFacilities(snapshot, parameters);
  const features = pageOf(matches, offset, limit).map(({ data, index, distanceM }) =>
    featureOf(data, index, snapshot.asOf, distanceM),
  );
  const next = offset + features.length;
  const nextCursor =
    features.length > 0 && next < matches.count
      ? writeCursor({ dataVersion: snapshot.version, offset: next }, question)
      : null;
  const {
    radius_m: _r,
    ratings: _s,
    expired: _e,
    ...provenance
  } = provenanceOf(snapshot, DEFINITION, matches.origins);
  return {
    type: 'FeatureCollection',
    numberMatched: matches.count,
    numberReturned: features.length,
    numberUnlocated: matches.unlocated,
    nextCursor,
    links: linksOf(path, nextCursor),
    provenance,
    features,
  };
}

function offsetOf(text: string, question: string, snapshot: Snapshot): number {
  const cursor = readCursor(text, question);
  if (cursor.dataVersion === snapshot.version) return cursor.offset;
  throw invalid('cursor', text, `a cursor of data version ${snapshot.version}`);
}

function linksOf(path: string, nextCursor: string | null): FacilitiesAnswer['links'] {
  const type = 'application/geo+json';
  const self = { rel: 'self' as const, href: path, type };
  if (nextCursor === null) return [self];
  const url = new URL(path, 'http://localhost');
  url.searchParams.set('cursor', nextCursor);
  return [self, { rel: 'next', href: `${url.pathname}${url.search}`, type }];
}
