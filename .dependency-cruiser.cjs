/** The architecture as rules: what may know what. */
const libs = [
  'failpoint',
  'problem',
  'contracts',
  'calendar',
  'regulation',
  'access',
  'messaging',
  'persistence',
  'persons',
  'audit',
  'jobs',
  'ops',
  'service',
];

/** Each library may use those before it, and no other. */
const layers = libs.map((lib, place) => ({
  name: `layer-${lib}`,
  comment: `libs/${lib} stands above ${libs.slice(0, place).join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: `^libs/(${libs.slice(place + 1).join('|') || 'none'})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-app-in-app', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    {
      name: 'no-app-in-lib',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/', pathNot: 'spec\\.ts$' },
      to: { path: '^(apps|deploy|test)/' },
    },
    { name: 'no-deploy-in-app', severity: 'error', from: { path: '^apps/[^/]+/src/' }, to: { path: '^(deploy|test)/' } },
    {
      name: 'gateway-has-no-database',
      severity: 'error',
      from: { path: '^apps/gateway/' },
      to: { path: '(^libs/persistence/|node_modules/(typeorm|pg)/)' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule of law knows regulation, calendar, problem, contracts and other rules of its folder; no framework, no database.',
      severity: 'error',
      from: { path: '\\.rule\\.ts$' },
      to: {
        path: '(node_modules/(@nestjs|typeorm|pg|@nats-io)/|^libs/(access|messaging|persistence|persons|audit|jobs|ops|service)/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'contracts-know-nothing',
      severity: 'error',
      from: { path: '^libs/contracts/' },
      to: { path: '^libs/', pathNot: '^libs/contracts/' },
    },
    {
      name: 'no-dumping-ground',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(utils?|helpers?|common|shared|misc|controllers|services|dtos?)(/|\\.ts$)', pathNot: 'node_modules' },
    },
    {
      name: 'lib-by-its-index',
      severity: 'error',
      from: { path: '^(apps|deploy)/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)' },
    },
    ...layers,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/\\.cache)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
