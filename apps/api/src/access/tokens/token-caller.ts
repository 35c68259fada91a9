import type { KeyBounds } from '@sealtrail/access';
import { isCode, isRegionCode } from '@sealtrail/event-sourcing';
import type { BoundRule, CallerRule } from './issuer-table';

export type Claims = Readonly<Record<string, unknown>>;

/** As whom a token lets in, by the rules of its issuer; `null`: as nobody, for no rule fits, several do, or a claim says nothing that could be meant. */
export function boundsOfToken(claims: Claims, rules: readonly CallerRule[]): KeyBounds | null {
  const fitting = rules.filter(({ when }) =>
    Object.entries(when).every(([claim, value]) => says(claims, claim, value)),
  );
  const [rule] = fitting;
  if (rule === undefined || fitting.length > 1) return null;
  const { role } = rule;
  const department = boundBy(rule.department, claims, isCode);
  const region = boundBy(rule.region, claims, isRegionCode);
  const official = boundBy(rule.official, claims, isCode);
  const source = boundBy(rule.source, claims, isCode);
  // What a claim should have said and did not must not become what bounds nothing.
  if (department === undefined || region === undefined || official === undefined || source === undefined) return null;
  return { role, department, region, official, source };
}

/** `scope` is a text with spaces between (RFC 9068 §2.2.3), other claims have one value or a list. */
function says(claims: Claims, name: string, value: string): boolean {
  const claim = claimOf(claims, name);
  if (Array.isArray(claim)) return claim.includes(value);
  if (name === 'scope' && typeof claim === 'string') return claim.split(' ').includes(value);
  return claim === value;
}

const claimOf = (claims: Claims, name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined);

/** `undefined`: it is to be said by a claim, which does not. */
function boundBy(
  rule: BoundRule,
  claims: Claims,
  isValue: (value: unknown) => value is string,
): string | null | undefined {
  if (rule === null) return null;
  const value = 'value' in rule ? rule.value : claimOf(claims, rule.claim);
  return isValue(value) ? value : undefined;
}
