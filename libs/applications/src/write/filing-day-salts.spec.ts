import { eraseAbandonedSubjects } from '@sealtrail/event-sourcing/runtime';
import { FixedNamespaceSecret, InMemoryEventStore, InMemoryVault } from '@sealtrail/event-sourcing/testing';
import { sameFilingOf } from '../domain/same-filing';
import { at } from '../testing';
import { FilingDaySalts } from './filing-day-salts';

const day = '2026-03-02';
const now = at(day);
const vault = new InMemoryVault();
const filing = { applicant: { idType: 'passport', idNumber: 'E1' }, item: 'i1', receivedOn: day } as const;

describe('the salt of a day of receipts', () => {
  it('is the same in every process, and differs by day', async () => {
    const [one, other] = [new FilingDaySalts(vault), new FilingDaySalts(vault)];
    const salt = await one.saltOf(day, now);
    expect(salt).toMatch(/^[\da-f]{64}$/);
    expect(await other.saltOf(day, now)).toBe(salt);
    expect(await one.saltOf('2026-03-03', now)).not.toBe(salt);
  });

  it('determines the digest of a duplicate filing: another salt, another digest', () => {
    const secret = new FixedNamespaceSecret();
    const mark = sameFilingOf(filing, { secret, salt: 'a' });
    expect(sameFilingOf({ ...filing }, { secret, salt: 'a' })).toBe(mark);
    expect(sameFilingOf(filing, { secret, salt: 'b' })).not.toBe(mark);
    expect(sameFilingOf({ ...filing, item: 'i2' }, { secret, salt: 'a' })).not.toBe(mark);
  });

  it('is deleted permanently after a day, even if a process had cached it', async () => {
    const open = new FilingDaySalts(vault);
    expect(await open.saltOf(day, now)).not.toBeNull();
    await eraseAbandonedSubjects({ vault, store: new InMemoryEventStore() }, at('2026-03-04'));
    expect(await new FilingDaySalts(vault).saltOf(day, at('2026-03-05'))).toBeNull();
    expect(await open.saltOf(day, at('2026-03-05'))).toBeNull();
  });
});
