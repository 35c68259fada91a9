// Nest 12 (and jose, @fastify/static's deps, ...) ship ES modules only. Jest can require(esm) only on Node >= 24.9,
// so @swc/jest compiles our TypeScript *and* those packages to CommonJS (cached after the first run).
const esmOnly = [
  '@nestjs',
  'jose',
  'file-type', // @nestjs/common
  '@tokenizer',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@borewit',
  'hucre',
  'cookie', // light-my-request
  'set-cookie-parser',
  'content-disposition', // @fastify/static
  'toad-cache',
  'temporal-polyfill',
  'temporal-spec',
  'temporal-utils',
];

const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
};

const tsSwc = {
  ...swc,
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

const jsSwc = { ...swc, jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } } };

const common = {
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^@sealtrail/([^/]+)/(events|runtime|testing)$': '<rootDir>/libs/$1/src/$2.ts',
    '^@sealtrail/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.ts$': ['@swc/jest', tsSwc], '^.+\\.m?js$': ['@swc/jest', jsSwc] },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly.join('|')})/)`],
};

// Specs that start worker threads need a build: they are projects of their own, so that pure specs never wait for it.
const built = {
  ...common,
  globalSetup: '<rootDir>/test/build-once.js',
  testEnvironment: '<rootDir>/test/spawning-environment.js',
};
const withThreads = ['libs/platform', 'apps/projector', 'apps/standalone'];

/** @type {import('jest').Config} */
module.exports = {
  // Jest heeds a limit only here, for all projects.
  testTimeout: 120_000,
  // Left alone, it keeps a core for itself: of two it would use one.
  maxWorkers: '100%',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...withThreads.map((folder) => `<rootDir>/${folder}/`)],
    },
    { ...built, displayName: 'drivers', testMatch: withThreads.map((folder) => `<rootDir>/${folder}/**/*.spec.ts`) },
    { ...built, displayName: 'whole', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
  ],
};
