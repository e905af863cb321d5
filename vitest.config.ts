import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Vitest projects: `unit` runs beside the code, `db` and `golden` talk to a real PostGIS, one file after the other. */
export default defineConfig({
  plugins: [sveltekit()],
  test: {
    // The driver asks for the types of arrays when it connects, and nobody can catch it when the database ends in
    // that moment, as tests make it do: what was asked of the connection fails where it can be caught, too.
    onUnhandledError: (error) =>
      !(
        'code' in error &&
        error.code === 'ECONNRESET' &&
        'query' in error &&
        String(error.query).includes('typarray')
      ),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{geo,db,src}/**/*.test.ts', 'tests/golden/*.engine.test.ts'],
          environment: 'node',
          // Property tests take their time on a machine that does other things, too.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['tests/db/**/*.test.ts', 'tests/golden/*.postgis.test.ts'],
          environment: 'node',
          globalSetup: 'tests/db/global-setup.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
