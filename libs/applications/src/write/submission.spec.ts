import { MARKET, officerOf, PROMISED_ITEM } from '@sealtrail/catalog/testing';
import { NOT_SEALED_YET, subjectOf } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import { isCaseNumber } from '../domain/identifiers/case-number';
import { actTimes, at } from '../testing';
import { accepted, codeOf, envelopeOf, filing, received, writeSide } from '../testing/write-side';
import { ChangeApplication } from './change-application';

describe('a submission', () => {
  it('gets a number of the item’s region and the local day of receipt, and records the revisions it depends on', async () => {
    const { submit, events, store } = await writeSide();
    const { applicationId, numbers, revision } = await submit({ at: at('2026-03-02', '00:30'), now: received });
    const { number } = numbers;
    expect(number.slice(0, 20)).toBe('23090020260302000001');
    expect(isCaseNumber(number)).toBe(true);
    expect(revision).toBe(0n);
    expect(await events(applicationId)).toMatchObject([
      {
        type: 'ApplicationSubmitted',
        data: { number, item: PROMISED_ITEM, itemVersion: 1, region: '230900', receivedBy: MARKET },
      },
    ]);
    const [submitted] = await store.read(`application-${applicationId}`);
    expect(submitted?.metadata.known).toEqual({ [`item-${PROMISED_ITEM}`]: '0', 'calendar-cn-national': '0' });
  });

  it('stores personal data in the vault, and none in the log', async () => {
    const { submit, store, vault, events } = await writeSide();
    const agent = { name: '王某', idType: 'passport', idNumber: 'E12345678', phone: null } as const;
    const { applicationId } = await submit({ agent });
    const [submitted] = (await events(applicationId)) as [Extract<ApplicationEvent, { type: 'ApplicationSubmitted' }>];
    expect(await vault.open(submitted.data.applicant)).toEqual(filing.applicant);
    expect(await vault.open(submitted.data.agent ?? NOT_SEALED_YET)).toEqual(agent);
    const stop = new AbortController();
    let log = '';
    for await (const slice of store.subscribe({ after: 0n, types: 'all', batchMax: 10_000, signal: stop.signal })) {
      log = JSON.stringify(slice.events, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      stop.abort();
    }
    for (const personal of ['李某', '11010519491231002X', '13900000000', '王某', 'E12345678']) {
      expect(log).not.toContain(personal);
    }
  });

  it('sent twice is the same case with the same number', async () => {
    const { submit, store } = await writeSide();
    const first = await submit();
    const head = await store.head();
    expect(await submit()).toEqual(first);
    expect(await store.head()).toBe(head);
  });

  it('of an external number is refused a second time by the store itself', async () => {
    const { submit } = await writeSide();
    const numbered = { source: 'market-system', externalNo: 'SPJY-1' };
    await submit(numbered);
    expect(await codeOf(submit(numbered, envelopeOf('c2')))).toBe('application.external-no-taken');
    expect((await submit({ ...numbered, externalNo: 'SPJY-2' }, envelopeOf('c3'))).revision).toBe(0n);
    expect((await submit({ ...numbered, source: 'other-system' }, envelopeOf('c4'))).revision).toBe(0n);
  });

  it('that is refused leaves no subject in the vault', async () => {
    const { submit, people } = await writeSide();
    expect(await codeOf(submit({ channel: 'fax' }))).toBe('application.channel-not-offered');
    expect(people()).toEqual([]);
  });

  it('under a key with another subject leaves the other filing unchanged', async () => {
    const { submit, vault, events } = await writeSide();
    const { applicationId } = await submit();
    const other = envelopeOf('c1', { fingerprint: 'another wish' });
    expect(await codeOf(submit({ source: 's', externalNo: '1' }, other))).toBe('command.key-reused');
    const [submitted] = (await events(applicationId)) as [Extract<ApplicationEvent, { type: 'ApplicationSubmitted' }>];
    expect(await vault.open(submitted.data.applicant)).toEqual(filing.applicant);
  });

  it('needs an item on the list on that day, of the caller’s own department if it is bound to one', async () => {
    const { submit } = await writeSide();
    expect(await codeOf(submit({ item: 'nothing' }, envelopeOf('c1')))).toBe('application.item-not-listed');
    const before = at('2025-12-31');
    expect(await codeOf(submit({ at: before }, envelopeOf('c2')))).toBe('application.item-not-listed');
    expect(await codeOf(submit({}, envelopeOf('c3'), 'FIRE'))).toBe('application.other-department');
    expect((await submit({}, envelopeOf('c4'), MARKET)).revision).toBe(0n);
  });

  it('for another department’s item is refused before any other fault, and seals nothing', async () => {
    const { submit, people } = await writeSide();
    await submit({}, envelopeOf('c1'), MARKET);
    const reused = envelopeOf('c2', { expectedRevision: 5n, fingerprint: 'another wish' });
    expect(await codeOf(submit({ officer: 'nobody' }, reused, 'FIRE'))).toBe('application.other-department');
    expect(await codeOf(submit({ officer: 'nobody' }, reused, MARKET))).toBe('stream.changed');
    expect(people()).toEqual([subjectOf('applicant', 'c1')]);
    expect(await codeOf(submit({}, envelopeOf('c1', { fingerprint: 'another wish' }), MARKET))).toBe(
      'command.key-reused',
    );
  });

  it('is received by an existing department, whose officer has a mandate', async () => {
    const { submit } = await writeSide();
    expect(await codeOf(submit({ receivedBy: 'nowhere' }))).toBe('application.receiver-unknown');
    const officer = officerOf(MARKET);
    expect((await submit({ officer }, envelopeOf('c2'))).revision).toBe(0n);
    expect(await codeOf(submit({ officer: 'nobody' }, envelopeOf('c3')))).toBe('application.no-mandate');
  });
});

describe('a change of a case', () => {
  const visit = (change: object = {}) =>
    ({
      type: 'RecordVisit',
      data: { at: received, now: received, department: null, officer: null, purpose: null, ...change },
    }) as const;
  const everything = { department: null, region: null };

  it('uses the calendar of the item and the officials that it names', async () => {
    const { submit, change, events } = await writeSide();
    const { applicationId } = await submit();
    const send = (officer: string, id: string) =>
      change(new ChangeApplication(applicationId, accepted(officer), envelopeOf(id), null));
    expect(await codeOf(send('nobody', 'c2'))).toBe('application.no-mandate');
    await send(officerOf(MARKET), 'c3');
    expect((await events(applicationId)).at(-1)).toMatchObject({
      type: 'ApplicationAccepted',
      data: { promised: { date: '2026-03-16', calendar: 'cn-national', calendarVersion: '0' } },
    });
  });

  it('outside the caller’s scope is refused like one of a missing case', async () => {
    const { submit, change } = await writeSide();
    const { applicationId } = await submit();
    const send = (scope: { department: string | null; region: string | null }, id: string, of = applicationId) =>
      change(new ChangeApplication(of, visit(), envelopeOf(id), scope));
    expect(await codeOf(send({ department: 'FIRE', region: null }, 'c2'))).toBe('application.not-found');
    expect(await codeOf(send({ department: null, region: '430100' }, 'c3'))).toBe('application.not-found');
    expect(await codeOf(send(everything, 'c4', 'no-such-case'))).toBe('application.not-found');
    expect((await send({ department: MARKET, region: '230000' }, 'c5')).revision).toBe(1n);
  });

  it('of the system itself needs no scope', async () => {
    const { submit, change } = await writeSide();
    const { applicationId } = await submit();
    const silence = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } } as const;
    const receipt = await change(
      new ChangeApplication(applicationId, silence, envelopeOf('t1', { fingerprint: null }), null),
    );
    expect(receipt.revision).toBe(1n);
  });

  it('repeated on another day is answered with the duplicate digest of the day on which it was recorded', async () => {
    const { submit, events } = await writeSide();
    const first = await submit();
    expect((await events(first.applicationId))[0]?.data).toHaveProperty(
      'sameFiling',
      expect.stringMatching(/^[\da-f]+$/),
    );
    expect(await submit(actTimes(at('2026-03-04')))).toEqual(first);
  });
});
