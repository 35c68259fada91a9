import { type Role, roles } from '@sealtrail/access';
import { isCode, isRegionCode } from '@sealtrail/event-sourcing';
import { isLoopbackHost, readSecretFile } from '@sealtrail/platform';

/** A bound of a caller: a fixed value, or the value of a claim of the token. */
export type BoundRule = { readonly value: string } | { readonly claim: string } | null;

/** Maps a token to a caller: exactly one rule of its issuer must match. */
export type CallerRule = {
  /** Claim → a required value; for a list, one of its values. */
  readonly when: Readonly<Record<string, string>>;
  readonly role: Role;
  readonly department: BoundRule;
  readonly region: BoundRule;
  readonly official: BoundRule;
  readonly source: BoundRule;
};

/** An external issuer of accepted access tokens (RFC 9068). */
export type TokenIssuer = {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
  readonly algorithms: readonly string[];
  readonly lifetimeMinutesMax: number;
  readonly callers: readonly CallerRule[];
};

/** Asymmetric signatures only. A symmetric one, or none, is never accepted: the verifier could forge it. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** A token cannot be revoked before it expires; so its lifetime is limited to this. */
const LIFETIME_MINUTES_MAX = 15;
const ISSUERS_MAX = 16;
const RULES_MAX = 500;
const BOUNDS = ['department', 'region', 'official', 'source'] as const;

/** All faults of the table together. */
export class WrongIssuers extends Error {
  override readonly name = 'WrongIssuers';

  constructor(readonly problems: readonly string[]) {
    super(
      `Not started: the file of token issuers is invalid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}

/** The issuers in the file named by the settings; none if no file is named. @throws {WrongIssuers} */
export function tokenIssuersFrom(file: string | null): readonly TokenIssuer[] {
  if (file === null) return [];
  try {
    return tokenIssuersIn(readSecretFile(file).toString('utf8'));
  } catch (error) {
    if (error instanceof WrongIssuers) throw error;
    throw new WrongIssuers([`it cannot be read: ${(error as Error).message}`]);
  }
}

type Json = Readonly<Record<string, unknown>>;

/** The issuers of a file. @throws {WrongIssuers} */
export function tokenIssuersIn(content: string): readonly TokenIssuer[] {
  const problems: string[] = [];
  const issuers = listOf(parsed(content, problems), 'issuers', ISSUERS_MAX, problems).map((each, at) =>
    issuerOf(each, `/issuers/${at}`, problems),
  );
  const names = issuers.map(({ issuer }) => issuer);
  if (new Set(names).size < names.length) problems.push('/issuers: the same issuer twice');
  if (problems.length > 0) throw new WrongIssuers(problems);
  return issuers;
}

function parsed(content: string, problems: string[]): Json {
  try {
    const found: unknown = JSON.parse(content);
    return recordOfJson(found, '', ['issuers'], problems);
  } catch {
    problems.push('it is not JSON');
    return { issuers: [] };
  }
}

function issuerOf(given: unknown, place: string, problems: string[]): TokenIssuer {
  const known = ['issuer', 'audience', 'jwksUri', 'algorithms', 'lifetimeMinutesMax', 'callers'];
  const {
    issuer,
    audience,
    jwksUri,
    algorithms = ['RS256'],
    lifetimeMinutesMax = LIFETIME_MINUTES_MAX,
    callers,
  } = recordOfJson(given, place, known, problems);
  if (!isSafeUrl(issuer)) problems.push(`${place}/issuer must be an https address`);
  if (!isSafeUrl(jwksUri)) problems.push(`${place}/jwksUri must be an https address`);
  if (typeof audience !== 'string' || audience === '') problems.push(`${place}/audience must say whom tokens are for`);
  const lifetime = Number(lifetimeMinutesMax);
  if (!Number.isInteger(lifetimeMinutesMax) || lifetime < 1 || lifetime > LIFETIME_MINUTES_MAX)
    problems.push(
      `${place}/lifetimeMinutesMax must be 1 to ${LIFETIME_MINUTES_MAX}: a token cannot be revoked before its end`,
    );
  const taken = Array.isArray(algorithms) ? algorithms : [];
  if (taken.length === 0 || taken.some((each) => !ALGORITHMS.includes(String(each))))
    problems.push(`${place}/algorithms must be some of ${ALGORITHMS.join(', ')}`);
  return {
    issuer: String(issuer),
    audience: String(audience),
    jwksUri: String(jwksUri),
    algorithms: taken.map(String),
    lifetimeMinutesMax: lifetime,
    callers: listOf({ callers }, 'callers', RULES_MAX, problems, place).map((rule, at) =>
      ruleOf(rule, `${place}/callers/${at}`, problems),
    ),
  };
}

function ruleOf(given: unknown, place: string, problems: string[]): CallerRule {
  const { when, role, ...bounds } = recordOfJson(given, place, ['when', 'role', ...BOUNDS], problems);
  const conditions = Object.entries(isRecord(when) ? when : {});
  if (conditions.length === 0 || conditions.some(([, value]) => typeof value !== 'string' || value === ''))
    problems.push(`${place}/when must name claims and the values that they have`);
  if (!roles.has(role)) problems.push(`${place}/role must be one of ${roles.values.join(', ')}`);
  // A missing region would grant access to the whole country.
  if (bounds['region'] === undefined)
    problems.push(`${place}/region must be said: a code, a claim, or null for the whole country`);
  const [department, region, official, source] = BOUNDS.map((bound) =>
    boundOf(bounds[bound], `${place}/${bound}`, bound === 'region' ? isRegionCode : isCode, problems),
  );
  return {
    when: Object.fromEntries(conditions.map(([claim, value]) => [claim, String(value)])),
    role: role as Role,
    department: department ?? null,
    region: region ?? null,
    official: official ?? null,
    source: source ?? null,
  };
}

function boundOf(given: unknown, place: string, isValue: (value: unknown) => boolean, problems: string[]): BoundRule {
  if (given === undefined || given === null) return null;
  if (typeof given === 'string' && isValue(given)) return { value: given };
  if (isRecord(given) && typeof given['claim'] === 'string' && given['claim'] !== '' && Object.keys(given).length === 1)
    return { claim: given['claim'] };
  problems.push(`${place} must be a code, { "claim": … } or null`);
  return null;
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function recordOfJson(given: unknown, place: string, known: readonly string[], problems: string[]): Json {
  if (!isRecord(given)) {
    problems.push(`${place || 'it'} must be an object`);
    return {};
  }
  for (const name of Object.keys(given)) if (!known.includes(name)) problems.push(`${place}/${name} is not known`);
  return given;
}

function listOf(holder: Json, name: string, max: number, problems: string[], place = ''): readonly unknown[] {
  const list = holder[name];
  if (Array.isArray(list) && list.length > 0 && list.length <= max) return list;
  problems.push(`${place}/${name} must be a list of 1 to ${max}`);
  return [];
}

/** Keys and identities fetched over plain HTTP could be forged by any party on the network. */
function isSafeUrl(text: unknown): boolean {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  const { protocol, hostname, username, hash } = new URL(text);
  if (username !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}
