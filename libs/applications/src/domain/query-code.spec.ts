import { FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import { isQueryCode, lastSecretDay, queryCodeOf } from './query-code';

const secret = new FixedNamespaceSecret();
const own = { applicationId: 'a1', heldByUnit: false };
const held = { applicationId: 'a1', heldByUnit: true };
const other = { applicationId: 'a2', heldByUnit: false };

describe('the query code of a case (查询码)', () => {
  it('is sixteen unambiguous letters and digits', () => {
    expect(queryCodeOf(own, secret)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(queryCodeOf(own, secret)).toBe(queryCodeOf({ ...own }, secret));
  });

  it('differs for each case, and for the slip of a service hall', () => {
    expect(new Set([own, held, other].map((of) => queryCodeOf(of, secret))).size).toBe(3);
    expect([held, other].map((of) => isQueryCode(queryCodeOf(of, secret), own, secret))).toEqual([false, false]);
  });

  it('is accepted as people write it', () => {
    const code = queryCodeOf(own, secret);
    const written = [code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' ')];
    const mistaken = [code.replaceAll('0', 'O').replaceAll('1', 'l')];
    for (const told of [...written, ...mistaken]) expect(isQueryCode(told, own, secret)).toBe(true);
    for (const told of ['', code.slice(1), `${code}0`, '中'.repeat(16)])
      expect(isQueryCode(told, own, secret)).toBe(false);
  });

  it('is valid for ninety days from its event, or from the report of that', () => {
    const zone = 'Asia/Shanghai';
    expect(lastSecretDay({ on: '2026-03-10', toldAt: '2026-03-10T08:00:00.000Z' }, zone)).toBe('2026-06-08');
    expect(lastSecretDay({ on: '2026-03-10', toldAt: '2026-05-09T16:00:00.000Z' }, zone)).toBe('2026-08-08');
  });
});
