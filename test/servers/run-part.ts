import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Addresses } from './addresses';
import { judge, type Ran } from './known-gaps';
import type { SuitePart } from './parts';

/** The result of a part: its output lines, whether it failed, and the names of its tests, run or not. */
export type Outcome = {
  readonly lines: readonly string[];
  readonly failed: boolean;
  readonly tests: readonly string[];
};

type Report = {
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly { readonly assertionResults: readonly Ran[] }[];
};

/** Runs a part as a separate process, with these servers. */
export async function runPart(part: SuitePart, root: string, addresses: Addresses): Promise<Outcome> {
  if ('leftOut' in part) return { lines: [`${part.name}: left out, ${part.leftOut}`], failed: false, tests: [] };
  console.log(`\n${part.name}`);
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-servers-'));
  const file = join(folder, 'report.json');
  const report = part.gaps === null ? [] : ['--json', '--outputFile', file];
  const begun = performance.now();
  const code = await exitOf([...part.args, ...report], root, { ...variablesOf(addresses), ...part.environment });
  const took = `in ${Math.round((performance.now() - begun) / 1_000)} s`;
  try {
    if (part.gaps === null) {
      return { lines: [`${part.name}: ${code === 0 ? `passed ${took}` : 'FAILED'}`], failed: code !== 0, tests: [] };
    }
    return outcomeOf(part.name, JSON.parse(readFileSync(file, 'utf8')) as Report, part.gaps, took);
  } catch (error) {
    return { lines: [`${part.name}: FAILED, without a report (${String(error)})`], failed: true, tests: [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function outcomeOf(name: string, report: Report, gaps: Parameters<typeof judge>[1], took: string): Outcome {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const { passed, known, unexpected, closed } = judge(tests, gaps);
  const failed = unexpected.length > 0 || report.numRuntimeErrorTestSuites > 0 || passed === 0;
  const notRun = tests.length - passed - known.length - unexpected.length;
  return {
    failed,
    tests: tests.map(({ fullName }) => fullName),
    lines: [
      `${name}: ${failed ? 'FAILED' : 'passed'} ${took}: ${passed} of ${tests.length} passed, ${known.length} known to fail, ${notRun} not run`,
      ...unexpected.map((one) => `  red: ${one}`),
      ...known.map((one) => `  known: ${one}`),
      ...closed.map((one) => `  listed as a gap, and passed (take it out of known-gaps.ts): ${one}`),
    ],
  };
}

const variablesOf = ({ kurrentdb, mongodb }: Addresses): Readonly<Record<string, string>> => ({
  SEALTRAIL_KURRENTDB_URL: kurrentdb ?? '',
  SEALTRAIL_MONGODB_URL: mongodb ?? '',
});

async function exitOf(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const [code] = await once(child, 'exit');
  return code as number | null;
}
