/** Questions to our own API: an answer or a failure, never an exception. */
import type { ErrorAnswer } from '$geo/answers.ts';

export interface Failure {
  /** Code of the API, or `network`, `http`, `cancelled`. */
  readonly code: string;
  /** Sentence of the API; empty where there was no answer. */
  readonly message: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** With `version_gone`: the version to ask for instead. */
  readonly currentVersion?: number;
  readonly requestId?: string;
}

export type Answer<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly failure: Failure };

type Fetch = typeof globalThis.fetch;

const failureOf = async (response: Response): Promise<Failure> => {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  try {
    const body = (await response.json()) as Partial<ErrorAnswer>; // checked member by member below
    return {
      code: body.code ?? 'http',
      message: body.message ?? '',
      status: response.status,
      currentVersion: body.currentVersion,
      requestId,
    };
  } catch {
    return { code: 'http', message: '', status: response.status, requestId };
  }
};

const noAnswer = (signal?: AbortSignal): Failure => ({
  code: signal?.aborted ? 'cancelled' : 'network',
  message: '',
  status: 0,
});

/** Asks for JSON. */
export const ask = async <T>(fetch: Fetch, path: string, signal?: AbortSignal): Promise<Answer<T>> => {
  try {
    const response = await fetch(path, { signal });
    if (!response.ok) return { ok: false, failure: await failureOf(response) };
    return { ok: true, data: (await response.json()) as T }; // our own API, typed in geo/answers.ts
  } catch {
    return { ok: false, failure: noAnswer(signal) };
  }
};

/** Asks for bytes. */
export const askBytes = async (
  fetch: Fetch,
  path: string,
  signal?: AbortSignal,
): Promise<Answer<Uint8Array>> => {
  try {
    const response = await fetch(path, { signal });
    if (!response.ok) return { ok: false, failure: await failureOf(response) };
    return { ok: true, data: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return { ok: false, failure: noAnswer(signal) };
  }
};
