import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sources, also where the build runs. */
const ROOT = join(__dirname, '..', '..').replace(/[/\\]dist$/, '');
const LIBS = join(ROOT, 'libs');
const DECLARATION = /= Event<\s*'(\w+)'/g;

/** One event of each type, as the first version that could write it wrote it: never written anew. */
export const FROZEN_FACTS = join(ROOT, 'test', 'formats', 'frozen-facts.jsonl');

export type FrozenFact = { readonly type: string; readonly data: object };

export const frozenFacts = (): readonly FrozenFact[] =>
  readFileSync(FROZEN_FACTS, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FrozenFact);

/** The files that declare what can stand in a log, from the root. */
export const factFiles = (): readonly string[] =>
  readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|[/\\]testing[/\\]|^event-sourcing/.test(file))
    .filter((file) => new RegExp(DECLARATION.source).test(readFileSync(join(LIBS, file), 'utf8')))
    .map((file) => join('libs', file))
    .toSorted();

/** Every type of event that can stand in a log. */
export const factTypes = (): readonly string[] =>
  factFiles()
    .flatMap((file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(DECLARATION)].map(([, type]) => type ?? ''))
    .toSorted();
