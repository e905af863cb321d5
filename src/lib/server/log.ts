import { pino } from 'pino';

/**
 * The log: JSON lines on standard output. `LOG_LEVEL` sets the level (default info); tests are silent.
 * Queries are never logged: `near` is where a person stands.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.VITEST ? 'silent' : 'info'),
  base: undefined,
  // Errors of the database driver carry the statement and its values; the log keeps message, code and stack.
  serializers: {
    err: (error: unknown) =>
      error instanceof Error
        ? {
            type: error.name,
            code: 'code' in error ? error.code : undefined,
            message: error.message,
            stack: error.stack,
            cause: error.cause instanceof Error ? error.cause.message : undefined,
          }
        : { message: String(error) },
  },
});
