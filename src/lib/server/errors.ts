import { AppError, InputError, NotFoundError } from '$geo/errors.ts';
import type { ErrorAnswer } from '$geo/answers.ts';

/** The data version asked for is no longer held; the client should reload with the current one. */
export class VersionGoneError extends AppError {
  readonly currentVersion: number;
  constructor(asked: number, currentVersion: number, held: readonly number[]) {
    super(
      'version_gone',
      `Data version ${asked} is not held here; allowed: ${held.join(', ')}. The current version is ${currentVersion}.`,
    );
    this.currentVersion = currentVersion;
  }
}

/** Cannot be answered now, but perhaps soon: starting, busy, or the database is away. */
export class UnavailableError extends AppError {
  readonly retryAfterS: number;
  constructor(message: string, options: { code?: string; retryAfterS?: number; cause?: unknown } = {}) {
    super(options.code ?? 'unavailable', message, { cause: options.cause });
    this.retryAfterS = options.retryAfterS ?? 5;
  }
}

/** The request was given up by its client; nobody reads the answer. */
export class CancelledError extends AppError {
  constructor() {
    super('cancelled', 'The request was cancelled by the client.');
  }
}

/** What a client may know of an error: status, code and sentence, never a stack, SQL or an address. */
export interface HttpFailure {
  status: number;
  body: ErrorAnswer;
  headers: Record<string, string>;
}

/** The one place where errors become HTTP. Anything that is not ours to show becomes a plain 500. */
export function httpFailureOf(error: unknown): HttpFailure {
  if (error instanceof VersionGoneError) {
    const { code, message, currentVersion } = error;
    return { status: 410, body: { code, message, currentVersion }, headers: {} };
  }
  if (error instanceof UnavailableError) {
    const { code, message, retryAfterS } = error;
    return { status: 503, body: { code, message }, headers: { 'retry-after': String(retryAfterS) } };
  }
  const status = statusOf(error);
  if (status === 500) return internalFailure();
  // Only AppErrors get a status of their own.
  const { code, message } = error as AppError;
  return { status, body: { code, message }, headers: {} };
}

function statusOf(error: unknown): number {
  if (error instanceof InputError) return 400;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof CancelledError) return 499;
  return 500;
}

/** What a client gets when the fault is ours. */
export function internalFailure(): HttpFailure {
  return {
    status: 500,
    body: { code: 'internal', message: 'The server failed to answer; the request id names the log entry.' },
    headers: {},
  };
}
