// Who may import whom: one rule for each folder of src, and for the packages that have one home.
// A folder may always import from itself.

/** @param {string} from @param {string[]} may @param {string} why */
const folder = (from, may, why) => ({
  name: `${from}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [from, ...may].map((name) => `^src/${name}${name.includes('.') ? '$' : '/'}`) },
});

/** @param {string} name @param {string} packages @param {string} home @param {string} why */
const onlyIn = (name, packages, home, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: '^src/', pathNot: home },
  to: { path: `^node_modules/(${packages})` },
});

module.exports = {
  forbidden: [
    folder('domain', [], 'Rules are pure: they know nothing of the rest.'),
    folder('cards', ['domain'], 'A card is made from domain values.'),
    folder('conversation', ['domain', 'cards', 'ports'], 'Commands reach the outside through ports.'),
    folder('delivery', ['domain', 'cards', 'ports'], 'The nudge run reaches the outside through ports.'),
    folder('reports', ['domain', 'cards', 'ports'], 'Reading and writing files needs the rules only.'),
    folder('store', ['domain', 'ports'], 'The store maps rows to domain values.'),
    folder(
      'teams',
      ['conversation', 'cards', 'domain', 'ports', 'config.ts', 'log.ts'],
      'Teams is one way in: it hands on what people say. Settings and the log come as arguments, by type.',
    ),
    {
      name: 'ports-import-domain-types',
      comment: 'Ports are interfaces over domain types.',
      severity: 'error',
      from: { path: '^src/ports/' },
      to: { path: '^src/', pathNot: '^src/(domain|ports)/' },
    },
    {
      name: 'config-and-log-stand-alone',
      comment: 'Everything may need them; they need nothing.',
      severity: 'error',
      from: { path: '^src/(config|log)\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(config|log)\\.ts$' },
    },
    {
      name: 'nobody-imports-main',
      comment: 'main.ts is the composition root.',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'src-without-test',
      comment: 'The product needs neither its tests nor the programs beside what they make.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|prisma|manifest|examples|docs|\\.config|\\.scripts|\\.ci)/' },
    },
    onlyIn(
      'teams-is-the-home-of-botbuilder',
      'botbuilder|botframework-|@microsoft/teams-ai|@azure/|openai',
      '^src/teams/',
      'The SDKs are out of support: their successor must be a change of one folder.',
    ),
    onlyIn(
      'store-is-the-home-of-prisma',
      '@prisma/|\\.prisma|prisma|pg/|@types/pg/|pglite-prisma-adapter|@electric-sql/',
      '^src/store/',
      'Business data is reached through the ports.',
    ),
    {
      name: 'generated-client-stays-in-store',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: '^src/store/generated/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages-in-src',
      comment: 'npm ci --omit=dev must leave a product that runs.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/store/generated/'] },
    exclude: { path: '^(dist|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
