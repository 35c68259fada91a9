import { specify } from '@sealtrail/event-sourcing/testing';
import { apiKeyDecider } from './api-key';

const MORNING = '2026-03-02T01:00:00.000Z';
const NOON = '2026-03-02T04:00:00.000Z';
const key = {
  id: 'k1',
  name: 'market',
  role: 'officer',
  department: 'market',
  region: null,
  official: null,
  hash: 'a'.repeat(64),
} as const;

describe('an API key', () => {
  const spec = specify(apiKeyDecider);
  const oneOfMany = { isLastAdministrator: false };

  it('is issued for some time from now on, or without an end', () => {
    for (const expiresAt of [NOON, null]) {
      spec
        .given()
        .whenKnown(oneOfMany)
        .when({ type: 'IssueApiKey', data: { ...key, expiresAt, at: MORNING } })
        .then({ type: 'ApiKeyIssued', data: { ...key, expiresAt, issuedAt: MORNING } });
    }
  });

  it('holds its region in the shortest writing', () => {
    const of = (region: string) => ({ ...key, region, expiresAt: null });
    spec
      .given()
      .whenKnown(oneOfMany)
      .when({ type: 'IssueApiKey', data: { ...of('430100000000'), at: MORNING } })
      .then({ type: 'ApiKeyIssued', data: { ...of('430100'), issuedAt: MORNING } });
  });

  it('is not issued for a time that is over', () => {
    for (const expiresAt of [MORNING, NOON]) {
      spec
        .given()
        .whenKnown(oneOfMany)
        .when({ type: 'IssueApiKey', data: { ...key, expiresAt, at: NOON } })
        .thenRejected('api-key.expiry-past');
    }
  });
});
