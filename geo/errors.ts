/**
 * The error that every layer throws: a stable code, and a sentence that says what happened, to which value,
 * and what is allowed. One place each maps it to HTTP and to an exit code; nothing else of it reaches a client.
 */
export class AppError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A value from outside (request, file, command line) that is not allowed. */
export class InputError extends AppError {}

/** Something asked for by name or number that does not exist (any more). */
export class NotFoundError extends AppError {}
