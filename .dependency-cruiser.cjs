// The borders between the rooms. test/boundaries.int.spec.ts plants one violation per rule and expects each by name.
const spec = '\\.spec\\.ts$';
const npmPackage = (name) => `(^|/)node_modules/(@types/)?${name}/`;

const packagesHaveOneRoom = [
  {
    name: 'kafkajs-only-in-kafka',
    comment: 'The traps of kafkajs are known and tested in one place.',
    // The oracle of the fault suite judges the product, so it must not read the log through the product's code; the
    // surgery on topics is what no part of the product can do. References of benchmarks are what others would write.
    from: { pathNot: ['^libs/kafka/', '^test/faults/(oracle/|topic-surgery)', '^bench/reference/'] },
    to: { path: npmPackage('kafkajs') },
  },
  {
    name: 'postgres-only-in-database',
    comment: 'One room translates SQLSTATEs and owns connections; migrations need the interface types.',
    // The oracle, as above.
    from: { pathNot: '^(libs/database|migrations|test/faults/oracle|bench/reference)/' },
    to: { path: [npmPackage('typeorm'), npmPackage('pg'), npmPackage('pg-copy-streams')] },
  },
  {
    name: 'domain-imports-decimal-only',
    comment: 'Payroll rules are pure: no clock, no disk, no framework.',
    from: { path: '^libs/domain/', pathNot: spec },
    to: { pathNot: ['^libs/domain/', npmPackage('decimal\\.js')] },
  },
  {
    name: 'contracts-import-domain-and-formats-only',
    comment: 'The wire format can be read and shipped without a server.',
    from: { path: '^libs/contracts/', pathNot: spec },
    to: { pathNot: ['^libs/(contracts|domain)/', npmPackage('zod'), npmPackage('avsc'), '^(node:)?crypto$'] },
  },
  {
    name: 'copy-rows-import-nothing',
    comment:
      'The thread that reads chunks writes rows; a driver would cost it half a second and tens of megabytes.',
    from: { path: '^libs/copy-rows/', pathNot: spec },
    to: { pathNot: '^libs/copy-rows/' },
  },
  {
    name: 'no-development-packages-in-production',
    comment: 'Images install production dependencies alone; apps/stack is a development tool.',
    from: { path: '^(apps|libs|migrations)/', pathNot: [spec, '^apps/stack/'] },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: '(^|/)node_modules/@types/',
    },
  },
];

const importsPointDown = [
  {
    name: 'oracle-imports-nothing-of-the-product',
    comment: 'A judge who shared the code of what is judged would share its mistakes.',
    from: { path: '^test/faults/oracle/' },
    to: { path: ['^(apps|libs|migrations)/', '^test/(?!faults/oracle/)'] },
  },
  { name: 'libs-never-import-apps', from: { path: '^libs/' }, to: { path: '^apps/' } },
  {
    name: 'apps-never-import-other-apps',
    comment: 'Services meet over Kafka, Postgres and HTTP only.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'stack-imported-by-tests-only',
    comment: 'Embedded servers are never part of a service.',
    from: { pathNot: '^(apps/stack|bench|test)/' },
    to: { path: '^apps/stack/' },
  },
  {
    name: 'foundation-imports-no-upper-room',
    from: { path: '^libs/(kafka|database|auth|platform)/' },
    to: { path: '^libs/(api|directory|intake|ledger|pay|client)/' },
  },
  {
    name: 'directory-imports-no-upper-room',
    from: { path: '^libs/directory/' },
    to: { path: '^libs/(intake|ledger|pay|client)/' },
  },
  {
    name: 'production-never-imports-tests',
    from: { path: '^(apps|libs|migrations)/', pathNot: spec },
    to: { path: ['^(bench|test)/', spec] },
  },
];

const roomsHaveOneDoor = [
  {
    name: 'rooms-only-through-index',
    comment: 'What index.ts does not export is free to change.',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
  },
  {
    name: 'apps-reach-rooms-through-index',
    from: { path: '^(apps|bench|migrations|test)/' },
    to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
  },
];

const graphIsSound = [
  { name: 'no-cycles', from: {}, to: { circular: true } },
  { name: 'not-to-unresolvable', from: {}, to: { couldNotResolve: true } },
];

module.exports = {
  forbidden: [...packagesHaveOneRoom, ...importsPointDown, ...roomsHaveOneDoor, ...graphIsSound].map(
    (rule) => ({
      severity: 'error',
      ...rule,
    }),
  ),
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(dist|\\.cache|\\.data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports count: a type from another room is as much of a border crossing as a value.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
