import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type { ReportFault } from '$geo/kinds/visitor-report.ts';
import { httpFailureOf } from '$lib/server/errors.ts';
import { log } from '$lib/server/log.ts';
import { ReportLimit } from '$lib/server/report-limit.ts';
import {
  parseReport,
  readForm,
  type ReportFaults,
  type ReportFields,
  storeReport,
  subjectOf,
} from '$lib/server/reports.ts';
import { forPage } from '$lib/server/respond.ts';
import { sameSitePath } from '$lib/server/same-site-path.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import type { Actions, PageServerLoad } from './$types';

/** Why a report was not stored, and what was typed; no fields where the form could not be read. */
interface Refusal {
  readonly faults: ReportFaults;
  readonly fields: ReportFields | null;
  readonly retryAfterS: number | null;
}

const limit = new ReportLimit();

/** What the form is about: a record, or the page seen. */
export const load: PageServerLoad = ({ url }) =>
  forPage(async () => {
    const asked = url.searchParams.get('facility') ?? '';
    const snapshot = await snapshots().current();
    return {
      asked: asked.slice(0, 20),
      subject: /^[1-9]\d{0,9}$/.test(asked) ? subjectOf(snapshot, Number(asked)) : null,
      view: sameSitePath(url.searchParams.get('view') ?? '') ?? '/',
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    if (form === 'too_large') return refuse(413, { form }, null);
    if (form === 'unreadable') return refuse(400, { form }, null);
    const parsed = parseReport(form);
    if (!parsed.ok) {
      const fields = parsed.faults.facility ? withoutRecord(parsed.fields) : parsed.fields;
      return refuse(400, parsed.faults, fields);
    }
    const permission = limit.take(addressOf(event));
    if (!permission.allowed) {
      event.setHeaders({ 'retry-after': String(permission.retryAfterS) });
      return refuse(429, { form: 'too_many' }, parsed.fields, permission.retryAfterS);
    }
    try {
      const id = await storeReport(await snapshots().current(), parsed.report, event.locals.lang);
      if (id !== null) return { sent: id, view: parsed.report.view };
      permission.giveBack();
      return refuse(400, { facility: 'facility_unknown' }, withoutRecord(parsed.fields));
    } catch (error) {
      permission.giveBack();
      // An error page would lose what was typed.
      log.error({ id: event.locals.requestId, err: error }, 'a report could not be stored');
      const { status, headers } = httpFailureOf(error);
      event.setHeaders(headers);
      return refuse(status, { form: 'unavailable' }, parsed.fields);
    }
  },
};

function refuse(
  status: number,
  faults: Partial<Record<keyof ReportFaults, ReportFault>>,
  fields: ReportFields | null,
  retryAfterS: number | null = null,
): ActionFailure<Refusal> {
  return fail(status, { faults, fields, retryAfterS });
}

/** For sending again about no record, where the record is not known. */
function withoutRecord(fields: ReportFields): ReportFields {
  return { ...fields, facility: '' };
}

/** Address of the client, only for the limit. Behind a proxy that does not say it, all clients are one. */
function addressOf(event: RequestEvent): string {
  try {
    return event.getClientAddress();
  } catch {
    return 'unknown';
  }
}
