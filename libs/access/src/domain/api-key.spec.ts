import type { Rejection } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { apiKeyDecider, type IssueApiKey } from './api-key';
import type { KeyDepartment } from './key-rules';
import { roles } from './roles';

const MORNING = '2026-03-02T01:00:00.000Z';
const NOON = '2026-03-02T04:00:00.000Z';
const key = {
  id: 'k1',
  name: 'market',
  role: 'officer',
  department: 'market',
  region: null,
  official: null,
  source: null,
  hash: 'a'.repeat(64),
} as const;

describe('an API key', () => {
  const spec = specify(apiKeyDecider);
  const market = { region: '230900', officials: new Set(['li']) };
  const oneOfMany = { isLastAdministrator: false, department: market };

  it('is issued for a limited time, or without expiry', () => {
    for (const expiresAt of [NOON, null]) {
      spec
        .given()
        .withContext(oneOfMany)
        .when({ type: 'IssueApiKey', data: { ...key, expiresAt, claim: null, at: MORNING } })
        .then({ type: 'ApiKeyIssued', data: { ...key, expiresAt, issuedAt: MORNING, takenOver: 0 } });
    }
  });

  it('stores its region in canonical form', () => {
    const of = (region: string) => ({ ...key, region, expiresAt: null });
    spec
      .given()
      .withContext(oneOfMany)
      .when({ type: 'IssueApiKey', data: { ...of('430100000000'), claim: null, at: MORNING } })
      .then({ type: 'ApiKeyIssued', data: { ...of('430100'), issuedAt: MORNING, takenOver: 0 } });
  });

  type Wish = Partial<IssueApiKey['data']>;
  const issue = (requested: Wish): IssueApiKey => ({
    type: 'IssueApiKey',
    data: { ...key, department: null, expiresAt: null, claim: null, at: MORNING, ...requested },
  });
  const faultsOf = (requested: Wish, department: KeyDepartment | null = market): readonly string[] => {
    try {
      apiKeyDecider.decide.IssueApiKey(
        issue(requested).data,
        { status: 'unknown' },
        { isLastAdministrator: false, department },
      );
      return [];
    } catch (error) {
      return (error as Rejection).errors.map(({ pointer, code }) => `${pointer} ${code.replace('api-key.', '')}`);
    }
  };

  it('has the bounds that its role requires, and none that the role does not honour', () => {
    const told = Object.fromEntries(
      roles.values.map((role) => {
        const without = faultsOf({ role });
        const withAll = faultsOf({ role, department: 'market', official: 'li', source: 's' });
        return [role, [...without, ...withAll]];
      }),
    );
    const ofRegion = ['/department', '/official', '/source'].map((bound) => `${bound} bound-meaningless`);
    const ofDepartment = ['/department bound-needed', '/source bound-meaningless'];
    expect(told).toStrictEqual({
      applicantPortal: ['/source bound-needed', '/official bound-meaningless'],
      window: ofDepartment,
      officer: ofDepartment,
      chiefRepresentative: ofDepartment,
      supervisor: ofRegion,
      discipline: ofRegion,
      dashboard: ofRegion,
      integrator: ['/source bound-needed'],
      notifier: ofRegion,
      ratingDesk: ofRegion,
      auditor: ofRegion,
      admin: ofRegion,
    });
  });

  it('is bound to an existing department, and to one of its officials', () => {
    expect(faultsOf({ department: 'nowhere' }, null)).toStrictEqual(['/department department-unknown']);
    expect(faultsOf({ department: 'market', official: 'ghost' })).toStrictEqual(['/official official-unknown']);
    expect(faultsOf({ role: 'integrator', official: 'li', source: 's' })).toStrictEqual([
      '/department department-of-official',
    ]);
    expect(faultsOf({ department: 'market', official: 'li' })).toStrictEqual([]);
  });

  it('is not issued with an expiry in the past', () => {
    for (const expiresAt of [MORNING, NOON]) {
      spec
        .given()
        .withContext(oneOfMany)
        .when({ type: 'IssueApiKey', data: { ...key, expiresAt, claim: null, at: NOON } })
        .thenRejected('api-key.expiry-past');
    }
  });

  it('is bound to a source that others have used only by an explicit takeover, which records how many cases they filed', () => {
    const portal = {
      ...key,
      role: 'applicantPortal',
      department: null,
      source: 's',
      expiresAt: null,
      at: MORNING,
    } as const;
    const ask = (takesOver: boolean) =>
      spec
        .given()
        .withContext({ ...oneOfMany, department: null })
        .when({ type: 'IssueApiKey', data: { ...portal, claim: { filedByOthers: 3, takesOver } } });
    ask(false).thenRejected('api-key.source-in-use');
    const { at: issuedAt, ...issued } = portal;
    ask(true).then({ type: 'ApiKeyIssued', data: { ...issued, issuedAt, takenOver: 3 } });
  });
});
