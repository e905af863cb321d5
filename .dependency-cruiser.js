/** The rules of who may use whom; see "Map of the tree" in README.md. */
/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'geo-is-pure',
      comment: 'geo is vocabulary and mathematics: nothing of ours above it, no I/O',
      severity: 'error',
      from: {
        path: '^geo/',
        pathNot: '\\.test\\.ts$|^geo/(place/boundaries|search/traditional)/[a-z]+\\.mjs$',
      },
      to: { path: '^(db|src|tests)/' },
    },
    {
      name: 'geo-without-io',
      severity: 'error',
      from: {
        path: '^geo/',
        pathNot: '\\.test\\.ts$|^geo/(place/boundaries|search/traditional)/[a-z]+\\.mjs$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'db-not-to-src',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^src/' },
    },
    {
      name: 'browser-not-to-db',
      comment: 'only lib/server (and the process entry) joins db, geo and HTTP',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(lib/server/|start|start\\.ts)' },
      to: { path: '^db/' },
    },
    {
      name: 'ui-without-map',
      comment: 'panels, lists and charts know neither the map nor the network',
      severity: 'error',
      from: { path: '^src/lib/ui/' },
      to: { path: '^src/(lib/(map|server)|routes)/' },
    },
    {
      name: 'lib-not-to-routes',
      severity: 'error',
      from: { path: '^src/lib/' },
      to: { path: '^src/routes/' },
    },
    {
      name: 'client-not-to-server',
      severity: 'error',
      from: { path: '^src/lib/(map|ui|files|i18n|finder|market|methods|embed|regulatory|districts)/' },
      to: { path: '^src/lib/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'code-not-to-tests',
      severity: 'error',
      from: { path: '^(geo|db|src)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.svelte-kit|build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'] },
  },
};
