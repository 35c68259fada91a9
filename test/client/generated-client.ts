import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { ApiDocument, Operation } from '../request-schemas';
import { BUILD } from '../spawned';
import { neededOf } from './natural-bodies';

/** As called from a command line. */
const GENERATOR = join(dirname(require.resolve('openapi-typescript/package.json')), 'bin', 'cli.js');

type Exampled = NonNullable<NonNullable<Operation['requestBody']>['content']>[string] & { readonly example?: unknown };

/** Writes the types of a client to where apps/console looks for them. */
export function writeClientTypes(text: string): string {
  const folder = join(BUILD, 'client');
  const published = join(folder, 'openapi.json');
  const types = join(folder, 'openapi.d.ts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(published, text);
  execFileSync(process.execPath, [GENERATOR, published, '-o', types]);
  return types;
}

/**
 * Generates the types of a client with the usual generator, and compiles every example of the document against them with `tsc
 * --strict`: complete, and with required members only.
 */
export function compiledWith(text: string): { readonly bodies: number; readonly faults: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-client-'));
  try {
    const published = join(folder, 'openapi.json');
    const client = join(folder, 'client.ts');
    const bodies = join(folder, 'bodies.ts');
    writeFileSync(published, text);
    execFileSync(process.execPath, [GENERATOR, published, '-o', client]);
    const lines = bodiesOf(JSON.parse(text) as ApiDocument);
    writeFileSync(bodies, [`import type { paths } from './client';`, ...lines].join('\n'));
    return { bodies: lines.length, faults: faultsIn([client, bodies]) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bodiesOf(document: ApiDocument): readonly string[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { requestBody }]) => {
      const json = requestBody?.content?.['application/json'] as Exampled | undefined;
      if (json?.example === undefined) return [];
      const type = `NonNullable<paths['${path}']['${method}']['requestBody']>['content']['application/json']`;
      return [json.example, neededOf(json.example, json.schema, document)].map(
        (body) => `(${JSON.stringify(body)}) satisfies ${type};`,
      );
    }),
  );
}

function faultsIn(files: readonly string[]): readonly string[] {
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const at = file?.text.slice(file.text.lastIndexOf('\n', start) + 1, file.text.indexOf('\n', start)) ?? '';
    return `${ts.flattenDiagnosticMessageText(messageText, '\n  ')}\n  ${at.slice(-160)}`;
  });
}
