import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** Small parts that pages share are joined up to this size, as each file is one more trip on a weak network. */
const WORTH_A_TRIP_BYTES = 3_000;

const shared = {
  name: 'shared',
  minShareCount: 2,
  entriesAware: true,
  entriesAwareMergeThreshold: WORTH_A_TRIP_BYTES,
};

/** For what browsers fetch; the server's own files lie on its disk. */
const fewerFiles: Plugin = {
  name: 'fewer-files',
  config: ({ build }) =>
    build?.ssr ? {} : { build: { rolldownOptions: { output: { codeSplitting: { groups: [shared] } } } } },
};

export default defineConfig({
  plugins: [sveltekit(), fewerFiles],
  server: { host: '127.0.0.1' },
  // Workers load what they need on demand, too: the solver of siting.
  worker: { format: 'es' },
  // MapLibre and deck.gl come as one large chunk that is loaded on demand, after the lists are on the page.
  build: { chunkSizeWarningLimit: 2_500 },
});
