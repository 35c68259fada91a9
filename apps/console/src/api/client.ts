import type { paths } from '@sealtrail/openapi';
import { HTML_LANGUAGE, language } from '../words/language';
import { keyInUse } from './key';
import { problemFrom, unreachable } from './problem';

type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type OperationOf<Path extends keyof paths, Method extends 'get' | 'post'> = NonNullable<paths[Path][Method]>;
type PathsWith<Method extends 'get' | 'post'> = {
  [Path in keyof paths]: paths[Path] extends { [Each in Method]: { responses: unknown } } ? Path : never;
}[keyof paths];

export type GetPath = PathsWith<'get'>;
export type PostPath = PathsWith<'post'>;

/** The response of a route, from the published document. */
export type Answer<Path extends GetPath> =
  OperationOf<Path, 'get'> extends { responses: { 200: infer Told } } ? JsonOf<Told> : never;
export type Told<Path extends PostPath> =
  OperationOf<Path, 'post'> extends { responses: infer Each }
    ? JsonOf<Each extends { 201: infer Made } ? Made : Each extends { 200: infer Done } ? Done : never>
    : never;
export type QueryOf<Path extends GetPath> =
  OperationOf<Path, 'get'> extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never;
export type BodyOf<Path extends PostPath> =
  OperationOf<Path, 'post'> extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : never;

type Values = Readonly<Record<string, string>>;

type Asking<Path extends GetPath> = {
  readonly values?: Values;
  readonly query?: QueryOf<Path>;
  readonly signal?: AbortSignal;
};

/** The URL of a route with its parameters filled in. */
export function addressOf(path: string, values: Values = {}, query: object = {}): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(told.map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

/** Headers of every request: the key is never in a URL. */
export function headers(more: Values = {}): Record<string, string> {
  const key = keyInUse();
  return {
    'Accept-Language': HTML_LANGUAGE[language.value],
    ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
    ...more,
  };
}

/** Runs a query. @throws {ApiProblem} */
export async function ask<Path extends GetPath>(path: Path, asking: Asking<Path> = {}): Promise<Answer<Path>> {
  const { values, query, signal } = asking;
  const response = await request(addressOf(path, values, query), { headers: headers(), signal: signal ?? null });
  return (await response.json()) as Answer<Path>;
}

type Telling<Path extends PostPath> = {
  readonly values?: Values;
  readonly body: BodyOf<Path>;
  readonly idempotencyKey?: string;
};

/** Sends a command. @throws {ApiProblem} */
export async function tell<Path extends PostPath>(path: Path, telling: Telling<Path>): Promise<Told<Path>> {
  const { values = {}, ...rest } = telling;
  return (await send({ method: 'post', path, values, ...rest })) as Told<Path>;
}

type Command = {
  readonly method: 'post' | 'put' | 'delete';
  readonly path: string;
  readonly values: Values;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
};

/** Sends a command whose body is not typed, such as one of a generated form. @throws {ApiProblem} */
export async function send({ method, path, values, body, idempotencyKey }: Command): Promise<unknown> {
  const named = idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey };
  const typed = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await request(addressOf(path, values), {
    method: method.toUpperCase(),
    headers: headers({ Accept: 'application/json', ...typed, ...named }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

async function request(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { cache: 'no-store', credentials: 'omit', ...init }).catch((error: unknown) => {
    throw init.signal?.aborted === true ? error : unreachable();
  });
  if (!response.ok) throw await problemFrom(response);
  return response;
}

/** A unique name. (`crypto.randomUUID` is unavailable on pages loaded over plain HTTP.) */
const randomName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The idempotency keys of a form: the same for each attempt to send the same content, so that it takes effect once; another one
 * once the content has been corrected, since the server binds a key to the content it came with.
 */
export function keysByContent(): (content: unknown) => string {
  let last = { content: '', key: '' };
  return (content) => {
    const text = JSON.stringify(content);
    if (text !== last.content) last = { content: text, key: randomName() };
    return last.key;
  };
}
