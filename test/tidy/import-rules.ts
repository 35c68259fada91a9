import { posix } from 'node:path';
import { devDependencies } from '../../package.json';
import { type Finding, isTestCode, type SourceFile } from './source-file';

/** Runs in every process before any code that an old Node version cannot load. */
const FIRST_OF_ALL = 'libs/platform/node-version';
const OUR_LIBRARY = /^@sealtrail\/([^/]+)(\/events|\/runtime|\/testing)?$/;
const CQRS_BANNED = ['EventBus', 'EventsHandler', 'Saga', 'AggregateRoot', 'EventPublisher', 'IEventHandler', 'ofType'];

/** Imports point inwards; libraries are imported by their entry points; other contexts only through their events. */
export function ringFindings({ path, imports }: SourceFile): readonly Finding[] {
  const [top, unit] = path.split('/') as [string, string];
  return imports.flatMap(({ from }) => {
    const target = from.startsWith('.') ? posix.join(posix.dirname(path), from) : null;
    if (target !== null) return crossesUnits(top, unit, target) ? [`${path}: ${from} leaves ${top}/${unit}`] : [];
    const library = OUR_LIBRARY.exec(from);
    if (library === null) {
      if (from.startsWith('@sealtrail/')) return [`${path}: ${from} goes past the front door`];
      return top === 'libs' && !mayUsePackage(path, unit, from) ? [`${path}: ${from} is not for this ring`] : [];
    }
    const [, name = '', door] = library;
    if (door === '/testing' && !isTestCode(path)) return [`${path}: ${from} is for tests`];
    if (top === 'libs' && name === unit) return [`${path}: ${from} is the library itself; import the file`];
    return top === 'libs' && !maySee(path, unit, name, door) ? [`${path}: ${from} points outwards`] : [];
  });
}

/** Only `apps/standalone` and `apps/cli` import other apps, by their entry points; tests may import files of apps. */
function crossesUnits(top: string, unit: string, target: string): boolean {
  const [otherTop, otherUnit] = target.split('/');
  if (top === 'test') return otherTop === 'libs';
  if (otherTop === top && otherUnit === unit) return false;
  if (target === FIRST_OF_ALL) return top !== 'apps';
  const byTheDoor = /^apps\/[^/]+\/src$/.test(target);
  return !(top === 'apps' && ['standalone', 'cli'].includes(unit) && byTheDoor);
}

function maySee(path: string, unit: string, name: string, door: string | undefined): boolean {
  if (unit === 'event-sourcing' || name === 'contexts') return false;
  // The list of all contexts imports each by its entry point; only hosts and tests import the list.
  if (unit === 'contexts') return name !== 'platform' && door === (name === 'event-sourcing' ? '/runtime' : undefined);
  if (name === 'event-sourcing') return door !== '/runtime' || unit === 'platform' || isTestCode(path);
  if (unit === 'working-days') return isTestCode(path);
  if (name === 'working-days') return true;
  if (unit === 'platform' || name === 'platform') return false;
  // A spec may use another context's rules to produce its events.
  return door === '/events' || isTestCode(path);
}

function mayUsePackage(path: string, unit: string, from: string): boolean {
  if (isTestCode(path)) return true;
  if (unit === 'event-sourcing') return from === 'node:crypto' || from === 'node:stream';
  if (unit === 'platform') return true;
  if (/\/src\/domain\//.test(path)) return false;
  if (unit === 'working-days') return from === 'temporal-polyfill';
  if (unit === 'calendar' && path.includes('/src/package/'))
    return from.startsWith('chinese-days/') || from === 'tyme4ts';
  return ['@nestjs/common', '@nestjs/cqrs', 'node:crypto'].includes(from);
}

/** Shipped as its build bundles it, packages included. */
const BUNDLED = 'apps/console/';

/** Shipped code requires no development package. */
export const devPackageFindings = ({ path, imports }: SourceFile): readonly Finding[] =>
  /^(apps|libs)\/[^/]+\/src\//.test(path) && !path.startsWith(BUNDLED) && !isTestCode(path)
    ? imports
        .filter(({ from }) => Object.keys(devDependencies).some((name) => from === name || from.startsWith(`${name}/`)))
        .map(({ from }) => `${path}: ${from} is a development package`)
    : [];

/** The parts of the command framework that lose events. */
export const cqrsFindings = ({ path, imports }: SourceFile): readonly Finding[] =>
  imports
    .filter(({ from }) => from.startsWith('@nestjs/cqrs'))
    .flatMap(({ names }) => names.filter((name) => CQRS_BANNED.includes(name)).map((name) => `${path}: ${name}`));

/** An index that is not the entry point of a library or an app: internal ones cause import cycles. */
export const barrelFindings = ({ path }: SourceFile): readonly Finding[] =>
  path.endsWith('/index.ts') && !/^(libs|apps)\/[^/]+\/src\/index\.ts$/.test(path) ? [path] : [];

/** Files that import each other, types included. */
export function cycleFindings(files: readonly SourceFile[]): readonly Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const resolve = (path: string, from: string): string | null => {
    const library = OUR_LIBRARY.exec(from);
    const base = library
      ? `libs/${library[1]}/src${library[2] ?? '/index'}`
      : from.startsWith('.') && posix.join(posix.dirname(path), from);
    return base === false
      ? null
      : ([`${base}.ts`, base, `${base}/index.ts`].find((candidate) => byPath.has(candidate)) ?? null);
  };
  const done = new Set<string>();
  const findings: Finding[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) findings.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const { from } of byPath.get(path)?.imports ?? []) {
      const next = resolve(path, from);
      if (next !== null) visit(next, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of byPath.keys()) visit(path, []);
  return findings;
}
