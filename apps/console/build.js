// Builds the console into dist/apps/console/site; with `--serve` it serves the sources instead, and proxies all other requests to
// SEALTRAIL_URL (http://127.0.0.1:3000).
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const folder = __dirname;
const dist = path.join(folder, '..', '..', 'dist');
const site = path.join(dist, 'apps', 'console', 'site');
const API = ['/v1', '/docs', '/problems', '/health', '/openapi.json'];

const TERMS = 'virtual:terms';
/** The same in one list, for forms that are generated from the published document. */
const ALL_TERMS = 'virtual:all-terms';
const LIBRARIES = [
  'access',
  'applications',
  'calendar',
  'catalog',
  'efficiency',
  'notices',
  'policy',
  'ratings',
  'supervision',
  'working-days',
];

const isEnumeration = (value) =>
  typeof value === 'object' && value !== null && 'terms' in value && Array.isArray(value.values);

/** Every enumeration that a library exports, by export name, with its terms in both languages. */
function enumerations() {
  require('reflect-metadata');
  const { termOf } = require(path.join(dist, 'libs', 'event-sourcing', 'src', 'index.js'));
  const found = new Map();
  for (const library of LIBRARIES) {
    for (const [name, value] of Object.entries(require(path.join(dist, 'libs', library, 'src', 'index.js')))) {
      if (!isEnumeration(value)) continue;
      const textOf = (each) => ({ zh: termOf(value, each, 'zh'), en: termOf(value, each, 'en') });
      const { zh, en } = value.name;
      found.set(name, {
        name: { zh, en },
        terms: Object.fromEntries(value.values.map((each) => [each, textOf(each)])),
      });
    }
  }
  return found;
}

function termsModule() {
  const found = enumerations();
  const { FACT_WORDS } = require(path.join(dist, 'apps', 'api', 'src', 'applications', 'fact-words.js'));
  const facts = { name: { zh: '事实', en: 'Fact' }, terms: FACT_WORDS };
  const indicators = { name: { zh: '指标', en: 'Indicator' }, terms: indicatorNames() };
  const written = [...found].map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
  return [
    ...written,
    `export const factWords = ${JSON.stringify(facts)};`,
    `export const indicators = ${JSON.stringify(indicators)};`,
  ].join('\n');
}

/** The figures of the efficiency report, by id: their names as in its files. */
function indicatorNames() {
  const { INDICATORS, MEAN_INDICATORS, TIME_INDICATORS } = require(
    path.join(dist, 'libs', 'efficiency', 'src', 'index.js'),
  );
  const all = Object.entries({ ...INDICATORS, ...MEAN_INDICATORS, ...TIME_INDICATORS });
  return Object.fromEntries(all.map(([id, { zh, en }]) => [id, { zh, en }]));
}

const MODULES = {
  [TERMS]: termsModule,
  [ALL_TERMS]: () => `export const enumerations = ${JSON.stringify([...enumerations().values()])};`,
};

const terms = {
  name: 'terms',
  resolveId: (id) => (id in MODULES ? `\0${id}` : null),
  load: (id) => {
    const code = MODULES[id.slice(1)];
    return id.startsWith('\0') && code !== undefined ? { code: code(), moduleSideEffects: false } : null;
  },
};

// Test builds have the same content as production builds.
process.env.NODE_ENV = process.argv.includes('--serve') ? 'development' : 'production';

const config = {
  root: folder,
  configFile: false,
  logLevel: 'warn',
  plugins: [terms],
  oxc: { jsx: { runtime: 'automatic', importSource: 'vue' } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    outDir: site,
    emptyOutDir: true,
    target: 'es2022',
    // Inlined images would require a weaker content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Loading the libraries takes about half of the build: the warning about slow plugins is expected.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
};

async function main() {
  const vite = await import('vite');
  if (process.argv.includes('--serve')) {
    const target = process.env.SEALTRAIL_URL || 'http://127.0.0.1:3000';
    const proxy = Object.fromEntries(API.map((prefix) => [prefix, { target }]));
    const server = await vite.createServer({ ...config, logLevel: 'info', server: { proxy } });
    await server.listen();
    server.printUrls();
    return;
  }
  await vite.build(config);
  const { PAGES } = await pagesOf(vite);
  mkdirSync(site, { recursive: true });
  writeFileSync(path.join(site, 'pages.json'), JSON.stringify(PAGES.map((page) => page.path)));
}

/** The paths of the console's pages, which the server serves as well. */
async function pagesOf(vite) {
  const { module } = await vite.runnerImport(path.join(folder, 'src', 'router', 'pages.ts'), { configFile: false });
  return module;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
