import { SeededRandom } from '../oracle/seeded-random';
import { type ApiDocument, placesIn, sample } from '../request-schemas';
import { LEFT_OUT, MUTATIONS, WHOLE_BODIES } from './mutations';
import { HEADERS, METHODS, PATH_VALUES, QUERY_NAMES, QUERY_VALUES, STRAY_PATHS } from './odd-lines';
import type { Asked } from './operations';
import type { Plan } from './plan';
import { Values } from './values';
import type { FuzzWorld } from './world';

/** How the bytes are sent. */
export type RenderingStyle = 'whole' | 'abandoned' | 'ended';

export type Request = {
  /** The intended operation; `null`: none of the document. */
  readonly operation: Asked | null;
  readonly method: string;
  readonly url: string;
  readonly bytes: Buffer;
  readonly manner: RenderingStyle;
};

const pick = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;

/** Turns plans into requests to a changing world: ids are those that exist when the request is sent. */
export class Rendering {
  private readonly values: Values;

  constructor(
    private readonly operations: readonly Asked[],
    private readonly document: ApiDocument,
    private readonly world: FuzzWorld,
  ) {
    this.values = new Values(document, world);
  }

  requestOf(plan: Plan): Request {
    const operation = pick(this.operations, plan.operation);
    const chance = new SeededRandom(plan.salt, plan.operation);
    const method = plan.method === 0 ? operation.method : pick(METHODS, plan.method);
    const path = plan.strayPath === 0 ? this.pathOf(operation, plan) : pick(STRAY_PATHS, plan.strayPath);
    const url = `${path}${this.queryOf(operation, plan, chance)}`;
    const body = this.bodyOf(operation, plan, chance);
    const stays = method === operation.method || (method === 'HEAD' && operation.method === 'GET');
    return {
      operation: stays && isHttp(plan.wire) && plan.strayPath === 0 && isPlain(path) ? operation : null,
      method,
      url,
      bytes: bytesOf(method, url, this.headersOf(operation, plan, body), body, plan.wire),
      manner: RENDERING_STYLES[plan.wire % WIRES] ?? 'whole',
    };
  }

  private pathOf({ path }: Asked, { target, pathValue }: Plan): string {
    let n = 0;
    const spoilt = pathValue === 0 ? -1 : pathValue % (path.split('{').length - 1 || 1);
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const right = this.world.named(name, path);
      return n++ === spoilt ? pick(PATH_VALUES, pathValue) : (pick(right, target) ?? 'a1');
    });
  }

  private queryOf({ query }: Asked, plan: Plan, chance: SeededRandom): string {
    const needed = plan.query.length > 2 ? [] : query.filter(({ required }) => required);
    const right = needed.map(
      ({ name, schema }) => `${name}=${encodeURIComponent(wellFormed(this.values.of(schema, name, chance)))}`,
    );
    const told = plan.query.map(([n, value]) => {
      const known = query.length > 0 && n % 12 !== 0 ? pick(query, n) : null;
      if (known === null) return `${pick(QUERY_NAMES, n)}=${pick(QUERY_VALUES, value)}`;
      if (value % 4 === 0) return `${known.name}=${pick(QUERY_VALUES, value >> 2)}`;
      return `${known.name}=${encodeURIComponent(wellFormed(this.values.of(known.schema, known.name, chance)))}`;
    });
    const all = [...right, ...told];
    return all.length === 0 ? '' : `?${all.join('&')}`;
  }

  private bodyOf({ path, schema, method }: Asked, plan: Plan, chance: SeededRandom): Buffer | null {
    if (path === '/v1/files' && method === 'POST') return Buffer.from(`file ${plan.salt % 1_000}`);
    if (schema === null) return plan.wholeBody === 0 ? null : pick(WHOLE_BODIES, plan.wholeBody)('{}');
    let body = plan.salt === 0 ? sample(schema, this.document) : this.values.of(schema, '', chance);
    const places = placesIn(schema, this.document).map(({ pointer }) => pointer.split('/').slice(1));
    const others = [this.world.named('applicationId')[plan.target % 7], pick(this.world.targets, plan.target).file];
    for (const [place, how] of plan.spoils) body = mutated(body, pick(places, place), pick(MUTATIONS, how), others);
    return pick(WHOLE_BODIES, plan.wholeBody)(JSON.stringify(keepInRange(path, body, this.world.nowMs())) ?? '');
  }

  private headersOf(operation: Asked, plan: Plan, body: Buffer | null): readonly (readonly [string, string])[] {
    const key = this.callerOf(operation, plan.caller);
    const type = operation.path === '/v1/files' ? 'application/octet-stream' : 'application/json';
    const told: (readonly [string, string])[] = [
      ['Host', '127.0.0.1'],
      ...(key === null ? [] : [['Authorization', `Bearer ${key}`] as const]),
      ...(body === null ? [] : [['Content-Type', type] as const]),
    ];
    for (const n of plan.headers) {
      const [name, value] = pick(HEADERS, n);
      const at = told.findIndex(([each]) => each === name);
      if (at === -1 || n % 5 === 0) told.push([name, value]);
      else told[at] = [name, value];
    }
    return told;
  }

  /** Even numbers: a permitted role; odd ones: any role, or no key. */
  private callerOf({ roles }: Asked, caller: number): string | null {
    const may = this.world.keys.filter(({ role }) => roles !== 'public' && roles.includes(role));
    const far = may.filter(({ region }) => region === null);
    if (caller % 2 === 0 && may.length > 0)
      return pick(caller % 4 === 0 && far.length > 0 ? far : may, caller >> 2).secret;
    const n = (caller >> 1) % (this.world.keys.length + 2);
    return this.world.keys[n]?.secret ?? (n % 2 === 0 ? null : 'stl_0000000000000000_0');
  }
}

/** Number of ways to write a request; 0 is the valid one. */
const WIRES = 14;
const RENDERING_STYLES: Readonly<Record<number, RenderingStyle>> = { 1: 'abandoned', 2: 'abandoned', 3: 'ended' };

/** A path that is parsed as intended. */
const isPlain = (path: string): boolean => /^(\/[\w.:-]+)+$/.test(path) && !/\/\.{1,2}(\/|$)/.test(path);

const wellFormed = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? '')).toWellFormed();

/** A greater jump of the clock is refused. */
const JUMP_MAX_YEARS = 10;
const YEAR_MS = 366 * 24 * 3_600_000;

/** Keeps the clock from moving beyond the useful range; jumps that are refused anyway are sent unchanged. */
function keepInRange(path: string, body: unknown, nowMs: number): unknown {
  const { now } = (path === '/v1/clock' && body !== null ? body : {}) as { now?: unknown };
  const at = typeof now === 'string' ? Date.parse(now) : Number.NaN;
  const isTaken = at > nowMs && at < nowMs + (JUMP_MAX_YEARS + 1) * YEAR_MS;
  return isTaken ? { now: new Date(nowMs).toISOString() } : body;
}

function mutated(
  body: unknown,
  [name, ...rest]: readonly string[],
  spoil: (typeof MUTATIONS)[number],
  others: readonly unknown[],
): unknown {
  if (name === undefined) {
    const value = spoil(body, others);
    return value === LEFT_OUT ? undefined : value;
  }
  if (typeof body !== 'object' || body === null) return body;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(body) ? [...body] : { ...body };
  const members = copy as Record<string, unknown>;
  members[name] = mutated(members[name], rest, spoil, others);
  return copy;
}

/** From the sixth way on it is not valid HTTP. */
const isHttp = (wire: number): boolean => wire % 12 < 6;

/** @param wire 0: with its length; else in another way, possibly incomplete */
function bytesOf(
  method: string,
  url: string,
  headers: readonly (readonly [string, string])[],
  body: Buffer | null,
  wire: number,
): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const head = (more: readonly string[]): Buffer =>
    Buffer.from(`${[`${method} ${url} HTTP/1.1`, ...lines, ...more].join('\r\n')}\r\n\r\n`, 'latin1');
  const length = body === null ? [] : [`Content-Length: ${body.length}`];
  const whole = Buffer.concat([head(length), body ?? Buffer.alloc(0)]);
  switch (wire % WIRES) {
    case 1:
      return whole.subarray(0, Math.floor(whole.length / 2));
    case 2:
    case 3:
      return whole.subarray(0, Math.max(1, whole.length - 3));
    case 4:
    case 5:
      return body === null ? whole : Buffer.concat([head(['Transfer-Encoding: chunked']), ...chunked(body)]);
    case 6:
      return Buffer.concat([head([...length, 'Transfer-Encoding: chunked']), ...chunked(body ?? Buffer.from('{}'))]);
    case 7:
      return Buffer.concat([head([...length, 'Content-Length: 7']), body ?? Buffer.from('{"a":1}')]);
    case 8:
      return Buffer.concat([head(['Content-Length: -1']), body ?? Buffer.alloc(0)]);
    case 9:
      return Buffer.concat([head(['Transfer-Encoding: gzip']), body ?? Buffer.alloc(0)]);
    case 10:
      return Buffer.from(whole.toString('latin1').replace(' HTTP/1.1', ' HTTP/3.7'), 'latin1');
    case 11:
      return Buffer.concat([Buffer.from('\u0016\u0003\u0001 no request\r\n\r\n', 'latin1')]);
    case 12:
      return Buffer.from(whole.toString('latin1').replace(/^Host: .*\r\n/m, ''), 'latin1');
    case 13:
      return Buffer.concat([head([...length, 'Host: second.example']), body ?? Buffer.alloc(0)]);
    default:
      return whole;
  }
}

const chunked = (body: Buffer): readonly Buffer[] => [
  ...(body.length === 0 ? [] : [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]),
  Buffer.from('0\r\n\r\n'),
];
