import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [sveltekit()],
  server: { host: '127.0.0.1' },
  // Workers load what they need on demand, too: the solver of siting.
  worker: { format: 'es' },
  // MapLibre and deck.gl come as one large chunk that is loaded on demand, after the lists are on the page.
  build: { chunkSizeWarningLimit: 2_500 },
});
