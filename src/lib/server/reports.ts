/** Reports of errors by visitors: from the request to the database. Nothing about the visitor is stored. */
import * as v from 'valibot';
import { insertReport } from '$db/queries/reports.ts';
import { type ReportFault, visitorReport, type VisitorReport } from '$geo/kinds/visitor-report.ts';
import type { Kind } from '$geo/kinds/vocabulary.ts';
import { ask } from './database.ts';
import { find } from './facility.ts';
import { featureOf } from './facility-feature.ts';
import type { Language } from './language.ts';
import { sameSitePath } from './same-site-path.ts';
import type { Snapshot } from './snapshot.ts';

/** Largest form that is read: a text of full length is at most 4 kB as multipart. */
export const LARGEST_FORM_BYTES = 10_000;

/** The fields as they were sent, for filling the form again. */
export interface ReportFields {
  readonly facility: string;
  readonly topic: string;
  readonly text: string;
  readonly view: string;
}

/** What is wrong, by field; `form` for the whole of it. */
export type ReportFaults = Partial<Record<'facility' | 'topic' | 'text' | 'form', ReportFault>>;

export type ParsedReport = { readonly fields: ReportFields } & (
  | { readonly ok: true; readonly report: VisitorReport & { readonly view: string } }
  | { readonly ok: false; readonly faults: ReportFaults }
);

/**
 * Reads the fields of a form. A view that is no address of this site becomes "/": visitors cannot mend it.
 * @returns the fields as sent, and the report or what is wrong with each field
 */
export function parseReport(form: FormData): ParsedReport {
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const view = sameSitePath(field('view')) ?? '/';
  const fields = { facility: field('facility'), topic: field('topic'), text: field('text'), view };
  const result = v.safeParse(visitorReport, { ...fields, trap: field('website') });
  if (result.success) return { ok: true, fields, report: { ...result.output, view } };
  const faults: ReportFaults = {};
  for (const { path, message } of result.issues) {
    const key = path?.[0]?.key;
    const place = key === 'facility' || key === 'topic' || key === 'text' ? key : 'form';
    faults[place] ??= message as ReportFault; // the messages of the schema are the codes
  }
  return { ok: false, fields, faults };
}

/** The record that a report is about. */
export interface ReportSubject {
  readonly id: number;
  readonly kind: Kind;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly address: string | null;
}

/** The record of that id in the snapshot; null when it holds none. */
export function subjectOf(snapshot: Snapshot, id: number): ReportSubject | null {
  const found = find(snapshot, id);
  if (!found) return null;
  const { kind, name_zh, name_en, address } = featureOf(found.data, found.index, snapshot.asOf).properties;
  return { id, kind, name_zh, name_en, address };
}

/**
 * Stores a report about what the snapshot shows.
 * @returns its number, or null when the snapshot holds no such facility
 * @throws UnavailableError when the database cannot be reached
 */
export async function storeReport(
  snapshot: Snapshot,
  { facility, topic, text, view }: VisitorReport & { readonly view: string },
  lang: Language,
): Promise<number | null> {
  if (facility !== null && !find(snapshot, facility)) return null;
  const dataVersion = snapshot.version;
  return ask(({ sql }) => insertReport(sql, { facilityId: facility, dataVersion, topic, text, view, lang }));
}

/**
 * The form of a request, read to LARGEST_FORM_BYTES at most.
 * @returns 'too_large' for more than that, 'unreadable' for what is no form
 */
export async function readForm(request: Request): Promise<FormData | 'too_large' | 'unreadable'> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_FORM_BYTES) return 'too_large';
  const pieces: Uint8Array[] = [];
  let length = 0;
  // A length may be missing or wrong, so that the bytes are counted, too. Node's streams can be iterated.
  for await (const piece of request.body ?? []) {
    length += piece.byteLength;
    if (length > LARGEST_FORM_BYTES) return 'too_large';
    pieces.push(piece);
  }
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return new Response(Buffer.concat(pieces), { headers }).formData().catch(() => 'unreadable' as const);
}
