/** The arrows between rooms, read by dependency-cruiser. Each rule says what would break if it were bent. */
const room = (name) => `^api/src/${name}/`;
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycles', 'What needs each other is one thing.', {}, { circular: true }),
    forbid('metrics-import-nothing', 'The formulas are pure.', { path: '^packages/metrics/src', pathNot: '(\\.test\\.ts$|/fixtures/)' }, { pathNot: '^packages/metrics/src' }),
    forbid('sample-imports-nothing', 'The simulator makes facts and knows no formula.', { path: '^packages/sample/src', pathNot: '\\.test\\.ts$' }, { pathNot: '^packages/sample/src' }),
    forbid('tracker-imports-nothing', 'What a product embeds must come alone.', { path: '^packages/tracker/src', pathNot: '\\.test\\.ts$' }, { pathNot: '^packages/tracker/src' }),
    forbid('packages-by-their-door', 'A package is entered through its index.', { path: '^(api|web|tests)/' }, { path: '^packages/[^/]+/(src|dist)/', pathNot: '^packages/[^/]+/(src|dist)/index\\.' }),
    forbid('facts-and-tallies-know-no-graphql', 'What happened and what is counted outlive the way it is asked.', { path: '^api/src/(facts|tallies)/' }, { path: '(node_modules/(@nestjs/graphql|graphql|@apollo)/|^api/src/(delivery|outcomes|review|bi|collect)/)' }),
    forbid('questions-know-no-sql', 'Questions go through facts and tallies.', { path: '^api/src/(delivery|outcomes|people|bi|feeds|figures|products|surveys)/', pathNot: '\\.test\\.ts$' }, { path: 'node_modules/(typeorm|pg)/' }),
    forbid('delivery-stays-in-its-room', 'Rooms never reach into each other.', { path: room('delivery') }, { path: '^api/src/(outcomes|review|bi|collect)/' }),
    forbid('outcomes-stay-in-their-room', 'Rooms never reach into each other.', { path: room('outcomes') }, { path: '^api/src/(delivery|review|bi|collect)/' }),
    forbid('people-stay-in-their-room', 'Rooms never reach into each other.', { path: room('people') }, { path: '^api/src/(delivery|outcomes|review|bi|collect)/' }),
    forbid('bi-stays-in-its-room', 'Rooms never reach into each other.', { path: room('bi') }, { path: '^api/src/(delivery|outcomes|review|collect)/' }),
    forbid('feeds-ask-tables-alone', 'A feed is a saved table.', { path: room('feeds') }, { path: '^api/src/(delivery|outcomes|review|collect)/' }),
    forbid('agents-ask-by-graphql', 'A tool has no way to a number of its own.', { path: room('mcp'), pathNot: '\\.test\\.ts$' }, { path: '(node_modules/(typeorm|pg)/|^api/src/(facts|tallies|delivery|outcomes|people|bi|figures|products|feeds|collect)/)' }),
    forbid('collect-asks-nothing', 'Facts come in without knowing who will ask.', { path: room('collect') }, { path: '^api/src/(delivery|outcomes|review|bi|feeds)/' }),
    forbid('only-identity-asks-before-anyone', 'The way around the walls has one user.', { path: '^api/src/', pathNot: '^api/src/(identity|database)/' }, { path: '^api/src/database/before-anyone' }),
    forbid('web-only-over-graphql', 'The page reaches data over GraphQL alone.', { path: '^web/' }, { path: '^(api/|packages/)|node_modules/@bifocal/(api|metrics)' }),
    forbid('recharts-in-charts-only', 'One room knows how pictures are drawn.', { path: '^web/src/', pathNot: '^web/src/charts/' }, { path: 'node_modules/recharts/' }),
    forbid('charts-and-ui-know-no-page', 'Pages use charts, never the other way round.', { path: '^web/src/(charts|ui)/' }, { path: '^web/src/(pages|delivery|outcomes|review|sources|surveys)/' }),
    forbid('nothing-imports-tests', 'Tests stand outside.', { path: '^(api|web|packages)/' }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css', '.graphql'] },
    tsConfig: { fileName: 'tsconfig.base.json' },
    moduleSystems: ['es6'],
  },
};
