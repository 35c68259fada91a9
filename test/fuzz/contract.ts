import Ajv, { type ValidateFunction } from 'ajv';
import type { ApiDocument } from '../request-schemas';
import type { WireAnswer } from './wire';

type Json = Readonly<Record<string, unknown>>;
type Answered = {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
  readonly headers?: Readonly<Record<string, unknown>>;
};

/** An operation of the document. */
export type Documented = {
  readonly method: string;
  readonly path: string;
  readonly responses: Readonly<Record<string, Answered>>;
};

export const FORMATS: Readonly<Record<string, RegExp | true>> = {
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  binary: true,
};
const PROBLEM = 'application/problem+json';
const LINES = 'application/x-ndjson';

/** Validates responses against the published document: status, media type, schema and headers. */
export class Contract {
  private readonly ajv = new Ajv({ strict: false, allErrors: false, formats: { ...FORMATS } });
  private readonly compiled = new Map<unknown, ValidateFunction>();
  private readonly problem: ValidateFunction;

  constructor(document: ApiDocument) {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      this.ajv.addSchema(closed(schema) as Json, name);
    }
    this.problem = this.ajv.compile({ $ref: 'ProblemView' });
  }

  /** The fault of a response in a short text; `null`: none. @param operation `null`: the request matches no operation */
  faultOf(operation: Documented | null, method: string, answer: WireAnswer): string | null {
    const { status, headers } = answer;
    if (status >= 500 && status !== 503) return `status ${status} ${codeIn(answer)}`;
    const declared = operation?.responses[String(status)];
    if (operation !== null && declared === undefined) return `undocumented status ${status} ${codeIn(answer)}`;
    // An altered method or path may match an existing operation.
    if (operation === null && status < 300) return null;
    return (
      headerFault(answer, declared) ??
      (method === 'HEAD' ? null : this.bodyFault(answer, headers['content-type'] ?? '', declared))
    );
  }

  private bodyFault(answer: WireAnswer, contentType: string, declared: Answered | undefined): string | null {
    const { status, body } = answer;
    const media = contentType.split(';')[0]?.trim() ?? '';
    const content = declared?.content?.[media];
    if (declared === undefined && media !== PROBLEM) return `status ${status} is ${contentType || 'nothing'}`;
    if (declared !== undefined && content === undefined) return `undocumented media type ${media} of ${status}`;
    if (!media.endsWith('json')) return null;
    const validate = declared === undefined ? this.problem : this.validatorOf(content?.schema);
    const values = media === LINES ? linesIn(body) : [jsonIn(body)];
    if (values.includes(undefined)) return `status ${status} is no JSON`;
    if (media === PROBLEM && (values[0] as Json)['status'] !== status)
      return `problem of another status than ${status}`;
    if (values.every((value) => validate(value))) return null;
    const [error] = validate.errors ?? [];
    if (media === PROBLEM && error?.instancePath === '/code') return `undocumented code ${codeIn(answer)} of ${status}`;
    const where = error?.instancePath.replaceAll(/\/\d+/g, '/*') ?? '';
    return `schema of ${status}: ${where} ${error?.message} ${told(error?.params)}`;
  }

  private validatorOf(schema: unknown): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known !== undefined) return known;
    if (schema === undefined) throw new Error('an answer without a schema is in the document');
    const made = this.ajv.compile(closed(schema) as Json);
    this.compiled.set(schema, made);
    return made;
  }
}

const told = (params: Json | undefined): string =>
  textOf(params?.['additionalProperty'] ?? params?.['missingProperty'] ?? params?.['pattern']);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Headers required by the conventions, and those in the document. */
function headerFault({ status, headers }: WireAnswer, declared: Answered | undefined): string | null {
  const missing = Object.keys(declared?.headers ?? {}).filter(
    (name) => name !== 'Link' && headers[name.toLowerCase()] === undefined,
  );
  if (missing.length > 0) return `${status} without ${missing.join(', ')}`;
  if (headers['x-content-type-options'] !== 'nosniff') return `${status} without nosniff`;
  if ((status === 429 || status === 503) && headers['retry-after'] === undefined)
    return `${status} without Retry-After`;
  if (status === 405 && headers['allow'] === undefined) return '405 without Allow';
  if (status === 401 && headers['www-authenticate'] === undefined) return '401 without WWW-Authenticate';
  return null;
}

export const jsonIn = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};

/** One value per line. */
const linesIn = (body: Buffer): readonly unknown[] =>
  body
    .toString('utf8')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => jsonIn(Buffer.from(line)));

export const codeIn = ({ body }: WireAnswer): string => {
  const value = jsonIn(body);
  return textOf((value as Json | null | undefined)?.['code']);
};

/**
 * Converts an OpenAPI 3.0 schema to JSON Schema: `nullable` becomes a further type, and objects with members permit no others,
 * since undocumented members are faults.
 *
 * @param isPart part of another schema (`allOf`), with some of its members
 */
export function closed(schema: unknown, isPart = false): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, example: _, $ref, ...rest } = schema as Json & { nullable?: boolean; $ref?: string };
  if ($ref !== undefined) return { $ref: $ref.split('/').pop() };
  const made = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, closedMember(name, value)]));
  if (made['properties'] !== undefined && !isPart) made['additionalProperties'] ??= false;
  return nullable === true ? { anyOf: [made, { type: 'null' }] } : made;
}

function closedMember(name: string, value: unknown): unknown {
  if (name === 'enum' || name === 'required') return value;
  if (Array.isArray(value)) return value.map((each) => closed(each, name === 'allOf' && value.length > 1));
  if (name !== 'properties') return closed(value);
  return Object.fromEntries(Object.entries(value as Json).map(([member, each]) => [member, closed(each)]));
}
