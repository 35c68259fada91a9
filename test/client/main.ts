import { DEMO_DAY } from '../../apps/api/src/examples/demo';
import { readCommandLine, runCampaign } from '../command-line';
import { startServer } from '../server';
import { lintOf } from './document-lint';
import { compiledWith, writeClientTypes } from './generated-client';

const LINE = {
  start: 'npm run client --',
  what: 'Makes a TypeScript client of the published document, compiles natural bodies with it, and lints the document.',
  flags: { types: 'writes the types of the client to dist/client, against which the console is checked, and ends' },
} as const;

/** What an integrator does first: downloads the document, generates a client, and sends the examples. */
async function main(): Promise<number> {
  const { types } = readCommandLine(LINE, process.argv.slice(2));
  const server = await startServer({ simulatedClock: `${DEMO_DAY}T09:00:00+08:00` });
  const documents = new Map<string, string>();
  try {
    for (const language of ['en', 'zh']) {
      documents.set(language, await (await fetch(`${server.url}/openapi.json?lang=${language}`)).text());
    }
  } finally {
    await server.stop();
  }
  const english = documents.get('en') ?? '';
  const written = writeClientTypes(english);
  if (types) {
    console.log(`the types of the client are in ${written}`);
    return 0;
  }
  const problems: string[] = [];
  for (const [language, text] of documents) {
    problems.push(...(await lintOf(text)).map((problem) => `${language}: ${problem}`));
  }
  const { bodies, faults } = compiledWith(english);
  console.log(
    `${bodies} bodies compiled with the generated client, ${faults.length} faults; ${problems.length} of the lint`,
  );
  for (const line of [...faults, ...problems]) console.log(line);
  return faults.length + problems.length === 0 && bodies > 0 ? 0 : 1;
}

runCampaign(main);
