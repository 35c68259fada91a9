import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokenIssuersFrom, tokenIssuersIn, WrongIssuers } from './issuer-table';

const rule = { when: { roles: 'officer' }, role: 'officer', department: { claim: 'dept' }, region: '370100' };
const issuer = {
  issuer: 'https://id.example.gov.cn',
  audience: 'sealtrail',
  jwksUri: 'https://id.example.gov.cn/jwks',
  callers: [rule],
};
const read = (...issuers: readonly object[]) => tokenIssuersIn(JSON.stringify({ issuers }));
function problemsOf(content: string): readonly string[] {
  try {
    tokenIssuersIn(content);
  } catch (error) {
    return (error as WrongIssuers).problems;
  }
  return [];
}

describe('the table of token issuers', () => {
  it('lists accepted issuers, and the rules that map tokens to callers', () => {
    expect(read(issuer)).toEqual([
      {
        issuer: 'https://id.example.gov.cn',
        audience: 'sealtrail',
        jwksUri: 'https://id.example.gov.cn/jwks',
        algorithms: ['RS256'],
        lifetimeMinutesMax: 15,
        callers: [
          {
            when: { roles: 'officer' },
            role: 'officer',
            department: { claim: 'dept' },
            region: { value: '370100' },
            official: null,
            source: null,
          },
        ],
      },
    ]);
    expect(read({ ...issuer, jwksUri: 'http://localhost:4000/jwks' })).toHaveLength(1);
    expect(read({ ...issuer, callers: [{ ...rule, region: null }] })[0]?.callers[0]?.region).toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['no issuers', '{}'],
    ['an empty list', '{"issuers":[]}'],
    ['a list in place of an object', '[]'],
  ])('is refused with %s', (_, content) => expect(problemsOf(content).length).toBeGreaterThan(0));

  it.each([
    ['an algorithm that is none', { algorithms: ['none'] }],
    ['a secret that both know', { algorithms: ['RS256', 'HS256'] }],
    ['no algorithm', { algorithms: [] }],
    ['algorithms as a text', { algorithms: 'RS256' }],
    ['a token that lasts too long', { lifetimeMinutesMax: 16 }],
    ['a token that lasts no time', { lifetimeMinutesMax: 0 }],
    ['a life as a text', { lifetimeMinutesMax: '5' }],
    ['keys by plain HTTP', { jwksUri: 'http://id.example.gov.cn/jwks' }],
    ['keys of a file', { jwksUri: 'file:///etc/passwd' }],
    ['a password in an address', { jwksUri: 'https://u:p@id.example.gov.cn/jwks' }],
    ['an issuer that is no address', { issuer: 'id' }],
    ['nobody whom tokens are for', { audience: '' }],
    ['a list of audiences', { audience: ['sealtrail'] }],
    ['a member that is not known', { jwks: [] }],
    ['no rule', { callers: [] }],
    ['a rule without a condition', { callers: [{ ...rule, when: {} }] }],
    ['a condition that is no text', { callers: [{ ...rule, when: { admin: true } }] }],
    ['a role that is none', { callers: [{ ...rule, role: 'root' }] }],
    ['a region that is left out', { callers: [{ ...rule, region: undefined }] }],
    ['a region that is none', { callers: [{ ...rule, region: '999999' }] }],
    ['a bound with more than a claim', { callers: [{ ...rule, department: { claim: 'dept', or: 'market' } }] }],
    ['a bound that is misspelt', { callers: [{ ...rule, departement: 'market' }] }],
  ])('is refused with %s', (_, wrong) => {
    expect(problemsOf(JSON.stringify({ issuers: [{ ...issuer, ...wrong }] }))).toHaveLength(1);
  });

  it('is refused if it lists an issuer twice', () => expect(() => read(issuer, issuer)).toThrow(WrongIssuers));

  it('is read only from a file that other users cannot write', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sealtrail-issuers-'));
    const file = join(folder, 'issuers.json');
    writeFileSync(file, JSON.stringify({ issuers: [issuer] }), { mode: 0o600 });
    expect(tokenIssuersFrom(file)).toHaveLength(1);
    rmSync(folder, { recursive: true });
    expect(() => tokenIssuersFrom(file)).toThrow(WrongIssuers);
    expect(tokenIssuersFrom(null)).toEqual([]);
  });
});
