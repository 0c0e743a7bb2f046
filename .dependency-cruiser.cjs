// Who may import whom: one rule for each folder of src, one for each room in it, and for the packages that have one home.
// A folder may always import from itself.

/** @param {string} from @param {string[]} may @param {string} why */
const folder = (from, may, why) => ({
  name: `${from}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [from, ...may].map((name) => `^src/${name}${name.includes('.') ? '$' : '/'}`) },
});

/**
 * The rooms of a folder, in order: each may import from its ground, and from those that its row names, which stand above
 * it; so no two import each other, and a room without a row is forbidden. A row may name a single file of the folder too. The folder's own files are either `beneath`
 * its rooms, for each of them to use, or `over` them, and put them together.
 * @param {string} folder @param {{ ground: string[], files: 'beneath' | 'over', why: string }} of
 * @param {Record<string, string[]>} table
 */
const rooms = (folder, { ground, files, why }, table) => {
  const rows = [
    ...ground.map((room, at) => /** @type {const} */ ([room, ground.slice(0, at)])),
    ...Object.entries(table).map(([room, may]) => /** @type {const} */ ([room, [...ground, ...may]])),
  ];
  const order = rows.map(([room]) => room);
  const ownFiles = `^src/${folder}/[^/]+\\.ts$`;
  const rule = { comment: why, severity: 'error' };
  return [
    ...rows.map(([room, may], at) => {
      const unknown = may.find((name) => !isFile(name) && !order.slice(0, at).includes(name));
      if (unknown !== undefined) throw new Error(`${folder}/${room} names ${unknown}, which does not stand above it.`);
      const allowed = [room, ...may].map((name) => `^src/${folder}/${name}${isFile(name) ? '$' : '/'}`);
      return {
        ...{ ...rule, name: `${folder}/${room}-imports`, from: { path: `^src/${folder}/${room}/` } },
        to: { path: `^src/${folder}/`, pathNot: files === 'beneath' ? [...allowed, ownFiles] : allowed },
      };
    }),
    {
      ...{ ...rule, name: `${folder}-has-no-other-room`, from: {} },
      to: { path: `^src/${folder}/[^/]+/`, pathNot: order.map((room) => `^src/${folder}/${room}/`) },
    },
    ...(files === 'over'
      ? []
      : [
          {
            ...rule,
            name: `${folder}-files-stand-beneath`,
            from: { path: ownFiles },
            to: { path: `^src/${folder}/[^/]+/` },
          },
        ]),
  ];
};

/** @param {string} name */
const isFile = (name) => name.endsWith('.ts');

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
    ...rooms(
      'domain',
      { ground: [], files: 'beneath', why: 'A rule stands on what its subject is made of, never the other way round.' },
      {
        partnership: [],
        audit: [],
        minimise: [],
        calendar: ['partnership'],
        people: ['partnership', 'calendar'],
        powers: ['calendar'],
        publication: ['calendar'],
        registers: ['calendar'],
        actions: ['partnership', 'calendar', 'people', 'powers'],
        nominals: ['partnership', 'minimise', 'calendar', 'people', 'powers', 'actions'],
        meetings: ['partnership', 'calendar', 'people', 'registers', 'actions', 'nominals'],
        'standing-item': ['partnership', 'calendar', 'publication', 'registers', 'actions', 'nominals'],
        policy: ['people', 'registers', 'actions', 'nominals', 'standing-item'],
        reminders: ['partnership', 'calendar', 'people', 'actions', 'standing-item', 'policy'],
        workbook: ['calendar', 'people', 'registers', 'actions', 'nominals', 'standing-item', 'reminders'],
      },
    ),
    ...rooms(
      'store',
      {
        ground: ['generated', 'engine'],
        files: 'over',
        why: 'What is written leaves an audit entry and an undo step; undo alone knows every subject.',
      },
      {
        schema: [],
        audit: [],
        reminders: [],
        actions: ['audit'],
        meetings: ['audit'],
        nominals: ['audit'],
        registers: ['audit'],
        'standing-item': ['audit'],
        // Who speaks is read together with the meetings and with the actions that they name.
        people: ['audit', 'actions', 'meetings'],
        workbook: ['audit', 'actions'],
        undo: ['audit', 'actions', 'meetings', 'nominals', 'registers', 'standing-item', 'people'],
      },
    ),
    ...rooms(
      'conversation',
      {
        ground: ['turn'],
        files: 'over',
        why: 'A command stands on what is common to its subject; the clerk, the planner and the registry put all together.',
      },
      {
        // What is read is said in the types of the steps.
        understanding: ['plan.ts'],
        minimise: [],
        people: [],
        nominals: [],
        reminders: [],
        'standing-item': [],
        meetings: ['nominals'],
        actions: ['people', 'meetings', 'reminders'],
        questions: ['actions'],
        commands: [
          'understanding',
          'people',
          'nominals',
          'standing-item',
          'meetings',
          'reminders',
          'actions',
          'questions',
        ],
      },
    ),
    ...rooms(
      'conversation/commands',
      { ground: [], files: 'over', why: 'A command uses another one of a room above it, never the other way round.' },
      {
        audit: [],
        meetings: [],
        nominals: [],
        powers: [],
        registers: [],
        reminders: [],
        // Said in a meeting, words may be a decision or an apology.
        people: ['meetings'],
        actions: ['meetings'],
        'standing-item': ['nominals'],
        undo: ['actions'],
        talk: ['actions', 'meetings'],
      },
    ),
    ...rooms(
      'cards',
      { ground: ['parts'], files: 'beneath', why: 'Cards are made of parts; what a button sends stands beneath all.' },
      {
        actions: [],
        audit: [],
        nominals: [],
        people: [],
        powers: [],
        registers: [],
        'standing-item': [],
        talk: [],
        meetings: ['actions', 'nominals', 'registers'],
        // What somebody is reminded of leads on to its own card.
        reminders: ['actions', 'nominals', 'people', 'registers', 'standing-item'],
      },
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
