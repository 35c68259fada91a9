import type { KeyBounds } from '@sealtrail/access';
import { isCode, isRegionCode } from '@sealtrail/event-sourcing';
import type { BoundRule, CallerRule } from './issuer-table';

export type Claims = Readonly<Record<string, unknown>>;

/**
 * The bounds of a token's caller by the rules of its issuer; `null`: no rule matches, several do, or a claim has no usable value.
 */
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
  // A missing claim must not turn into a missing bound, which would grant everything.
  if (department === undefined || region === undefined || official === undefined || source === undefined) return null;
  return { role, department, region, official, source };
}

/** `scope` is a space-separated text (RFC 9068 §2.2.3); other claims have one value or a list. */
function says(claims: Claims, name: string, value: string): boolean {
  const claim = claimOf(claims, name);
  if (Array.isArray(claim)) return claim.includes(value);
  if (name === 'scope' && typeof claim === 'string') return claim.split(' ').includes(value);
  return claim === value;
}

const claimOf = (claims: Claims, name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined);

/** `undefined`: the rule names a claim that the token lacks. */
function boundBy(
  rule: BoundRule,
  claims: Claims,
  isValue: (value: unknown) => value is string,
): string | null | undefined {
  if (rule === null) return null;
  const value = 'value' in rule ? rule.value : claimOf(claims, rule.claim);
  return isValue(value) ? value : undefined;
}
