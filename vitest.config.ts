import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Vitest projects: `unit` runs beside the code, `db` and `golden` talk to a real PostGIS, one file after the other. */
export default defineConfig({
  plugins: [sveltekit()],
  test: {
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
