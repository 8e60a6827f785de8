/** One configuration for every kind of test; NestJS 12 is ESM-only, so its packages are compiled to CommonJS like our own code. */
const esmOnly = [
  '@nestjs',
  '@nats-io',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'iterare',
  'hucre',
];

const transform = {
  '^.+\\.[mc]?[tj]s$': [
    '@swc/jest',
    {
      swcrc: false,
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
      jsc: {
        target: 'es2022',
        keepClassNames: true,
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    },
  ],
};

const base = {
  // Never the data of a running province, never what was built.
  roots: ['apps', 'libs', 'deploy', 'test'].map((folder) => `<rootDir>/${folder}`),
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^@noivu/(.*)$': '<rootDir>/libs/$1/src' },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  setupFiles: ['reflect-metadata'],
};

const servers = { globalSetup: '<rootDir>/test/harness/global-setup.ts', globalTeardown: '<rootDir>/test/harness/global-teardown.ts' };

module.exports = {
  // Long, because nothing is asserted about time: a busy machine must not fail a test.
  testTimeout: 120_000,
  maxWorkers: 2,
  projects: [
    { ...base, displayName: 'unit', testRegex: '\\.spec\\.ts$' },
    // Real PostgreSQL and NATS: a cluster and a broker of this run's own.
    { ...base, ...servers, displayName: 'integration', testRegex: '\\.(integration-spec|e2e-spec|proof)\\.ts$' },
  ],
};
