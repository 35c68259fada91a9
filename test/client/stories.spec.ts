import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildCity, type City } from '../demo/city';
import { Client } from '../demo/client';
import { startDemoServer } from '../demo/demo-server';
import type { TestServer } from '../server';
import { BUILD } from '../spawned';

const run = promisify(execFile);
const EXAMPLES = join(__dirname, '..', '..', 'libs', 'client', 'examples');

/** The programs of libs/client, each with the tools that it needs. */
const PROGRAMS = [
  { language: 'TypeScript', tools: ['node'], command: ['node', join(BUILD, 'libs/client/examples/case-life.js')] },
  { language: 'curl', tools: ['bash', 'curl', 'jq'], command: ['bash', join(EXAMPLES, 'case-life.sh')] },
  { language: 'Python', tools: ['python3'], command: ['python3', join(EXAMPLES, 'case_life.py')] },
  { language: 'Java', tools: ['java'], command: ['java', join(EXAMPLES, 'CaseLife.java')] },
] as const;

const isThere = (tool: string): boolean => {
  try {
    execFileSync('sh', ['-c', 'command -v "$1"', 'sh', tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const HISTORY = ['ApplicationSubmitted', 'ApplicationAccepted', 'DecisionMade', 'CertificateIssued', 'ResultDelivered'];

describe('the life of a case as each language tells it', () => {
  let server: TestServer;
  let city: City;

  beforeAll(async () => {
    server = await startDemoServer('2026-03-02T09:00:00+08:00');
    city = await buildCity(new Client(server.url, server.adminKey));
  });
  afterAll(() => server.stop());

  for (const { language, tools, command } of PROGRAMS) {
    const missing = tools.filter((tool) => !isThere(tool));
    if (missing.length > 0) {
      it(`${language} is left out: no ${missing.join(', ')} here`, () => expect(missing).not.toEqual([]));
      continue;
    }
    it(language, async () => {
      const keys = {
        PORTAL_KEY: city.portal.key,
        OFFICER_KEY: city.market.key,
        SUPERVISOR_KEY: city.supervisor.key,
      };
      const [program, ...rest] = command;
      const env = { ...process.env, SEALTRAIL_URL: server.url, ...keys };
      const { stdout, stderr } = await run(program, rest, { env, timeout: 60_000 });
      const [filed, accepted, ...told] = stdout.trim().split('\n');
      expect([filed, stderr]).toEqual([expect.stringMatching(/^filed [\da-f-]{36}, once: true$/), '']);
      expect(accepted).toBe('accepted, promised by 2026-03-12');
      expect(told).toEqual([...HISTORY, 'the feed has it: true']);
    });
  }
});
