import { setImmediate } from 'node:timers/promises';
import { MARKET, officerOf } from '@sealtrail/catalog/testing';
import type { ApplicationCommand } from '../domain/application-commands';
import type { ApplicationEvent } from '../domain/application-events';
import type { Teller } from '../domain/case-fact';
import { actTimes, at, proof, requestCorrection, workingDays } from '../testing';
import { codeOf, envelopeOf, filing, writeSide } from '../testing/write-side';
import { ChangeApplication } from './change-application';

const portal: Teller = { role: 'applicantPortal', department: null };
const unit: Teller = { role: 'officer', department: MARKET };

/** Requested on Tuesday 3 March until the 10th; the timer closed the case with that day, and no reactor runs. */
async function lapsedCase() {
  const desk = await writeSide();
  const { applicationId } = await desk.submit();
  const [event] = await desk.events(applicationId);
  const { materials } = (event as Extract<ApplicationEvent, { type: 'ApplicationSubmitted' }>).data.terms;
  const first = materials[0]?.code ?? '';
  const asked = requestCorrection([first], at('2026-03-03'), {
    deadline: workingDays(5),
    department: MARKET,
    officer: officerOf(MARKET),
  });
  desk.clock.set(at('2026-03-03'));
  await desk.send(applicationId, asked);
  desk.clock.set(at('2026-03-12'));
  await desk.send(applicationId, { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-11', '00:00') } });
  const file = (commandId: string, toldBy: Teller = portal, now = at('2026-03-12')) =>
    desk.submit(
      { ...actTimes(now), toldBy, successorOf: applicationId },
      envelopeOf(commandId, { fingerprint: commandId }),
    );
  const set: ApplicationCommand = {
    type: 'ReceiveCorrection',
    data: {
      at: at('2026-03-09'),
      now: at('2026-03-12'),
      department: null,
      officer: null,
      materials: [{ code: first, satisfiedBy: 'paper', file: null, reference: null }],
      proofOfService: proof(at('2026-03-09'), { mode: 'courier' }),
    },
  };
  const factsOf = async () => (await desk.events(applicationId)).map(({ type }) => type);
  return { ...desk, applicationId, file, set, factsOf };
}

describe('a successor of a lapsed case, before its filing is recorded there (后继办件)', () => {
  it('is announced there before the filing is stored', async () => {
    const { file, events, applicationId } = await lapsedCase();
    const successor = await file('c2');
    expect((await events(applicationId)).at(-1)).toMatchObject({
      type: 'SuccessorAnnounced',
      data: {
        successor: successor.applicationId,
        successorNumber: successor.numbers.number,
        statedBy: 'applicant',
        announcedAt: at('2026-03-12'),
      },
    });
  });

  it('is the only one: of two concurrent filings one is kept', async () => {
    const { file } = await lapsedCase();
    const codes = await Promise.all(['c2', 'c3', 'c4'].map((id) => codeOf(file(id))));
    expect(codes.toSorted()).toEqual([
      'application.predecessor-succeeded',
      'application.predecessor-succeeded',
      'no rejection',
    ]);
  });

  it('holds back a set reported at the same time', async () => {
    const { file, send: tell, set, factsOf, applicationId } = await lapsedCase();
    await file('c2');
    await tell(applicationId, set);
    expect((await factsOf()).slice(-2)).toEqual(['LateReportRecorded', 'ProofPutToReview']);
  });

  it('is refused if the set came first: the case runs again', async () => {
    const { file, send: tell, set, factsOf, applicationId } = await lapsedCase();
    await tell(applicationId, set);
    expect((await factsOf()).slice(-2)).toEqual(['ApplicationReopened', 'CorrectionReceived']);
    expect(await codeOf(file('c2'))).toBe('application.predecessor-not-lapsed');
    const both = await lapsedCase();
    const [filed] = await Promise.all([codeOf(both.file('c2')), both.send(both.applicationId, both.set)]);
    const isReopened = (await both.factsOf()).includes('ApplicationReopened');
    expect(isReopened).toBe(filed !== 'no rejection');
  });

  it('is the same when the command is repeated', async () => {
    const { file, factsOf } = await lapsedCase();
    const [first, again] = [await file('c2'), await file('c2')];
    expect(again.applicationId).toBe(first.applicationId);
    expect((await factsOf()).filter((type) => type === 'SuccessorAnnounced')).toHaveLength(1);
  });

  it('that was abandoned no longer blocks after a minute', async () => {
    const { change, file, send: tell, set, factsOf, applicationId } = await lapsedCase();
    const broken: ApplicationCommand = {
      type: 'AnnounceSuccessor',
      data: { now: at('2026-03-12'), successor: 'never', successorNumber: 'N', statedBy: 'applicant' },
    };
    await change(new ChangeApplication(applicationId, broken, envelopeOf('broken'), null));
    expect(await codeOf(file('c2'))).toBe('application.predecessor-succeeded');
    await tell(applicationId, set);
    expect((await factsOf()).at(-1)).toBe('ProofPutToReview');
    expect(await codeOf(file('c3', portal, at('2026-03-12', '10:01')))).toBe('no rejection');
  });

  it('that is long in progress in this process is not abandoned', async () => {
    const { file, send, set, factsOf, vault, applicationId } = await lapsedCase();
    let goOn = (): void => {};
    const sealing = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const seal = vault.seal.bind(vault);
    vault.seal = async (...asked) => {
      // The salt of the day is sealed too.
      if ('name' in asked[1]) await sealing;
      return seal(...asked);
    };
    const stalled = file('c2');
    while (!(await factsOf()).includes('SuccessorAnnounced')) await setImmediate();
    const later = at('2026-03-12', '10:05');
    expect(await codeOf(file('c3', portal, later))).toBe('application.predecessor-succeeded');
    await send(applicationId, { ...set, data: { ...set.data, now: later } } as ApplicationCommand);
    expect((await factsOf()).at(-1)).toBe('ProofPutToReview');
    goOn();
    expect(await codeOf(stalled)).toBe('no rejection');
    expect(await factsOf()).not.toContain('ApplicationReopened');
  });

  it('that was abandoned is in progress again when it is retried', async () => {
    const { change, send: tell, set, clock, factsOf, applicationId } = await lapsedCase();
    for (const [n, time] of ['10:00', '10:00', '10:02'].entries()) {
      const now = at('2026-03-12', time);
      clock.set(now);
      const attempt: ApplicationCommand = {
        type: 'AnnounceSuccessor',
        data: { now, successor: 'tried', successorNumber: 'N', statedBy: 'applicant' },
      };
      await change(new ChangeApplication(applicationId, attempt, envelopeOf(`attempt-${n}`), null));
    }
    expect((await factsOf()).filter((type) => type === 'SuccessorAnnounced')).toHaveLength(2);
    await tell(applicationId, { ...set, data: { ...set.data, now: at('2026-03-12', '10:02') } } as ApplicationCommand);
    expect((await factsOf()).at(-1)).toBe('ProofPutToReview');
  });

  it('is not announced if the filing itself is refused', async () => {
    const { submit, factsOf, applicationId } = await lapsedCase();
    const wrong = { ...filing, toldBy: portal, successorOf: applicationId, channel: 'fax' as never };
    expect(await codeOf(submit(wrong, envelopeOf('c2')))).toBe('application.channel-not-offered');
    expect(await factsOf()).not.toContain('SuccessorAnnounced');
  });

  it('of a unit that files and withdraws repeatedly holds nothing back, and does not block the applicant’s', async () => {
    const { file, send: tell, set, factsOf, clock, applicationId } = await lapsedCase();
    for (let n = 0; n < 22; n++) {
      const { applicationId: own } = await file(`unit-${n}`, unit);
      const data = { ...actTimes(at('2026-03-12')), department: null, officer: null, document: null };
      await tell(own, { type: 'WithdrawApplication', data: { ...data, reason: 'x' as never } });
    }
    expect((await factsOf()).filter((type) => type === 'SuccessorAnnounced')).toHaveLength(20);
    clock.set(at('2026-03-12', '11:00'));
    await file('c2', portal);
    await tell(applicationId, set);
    expect((await factsOf()).at(-1)).toBe('ProofPutToReview');
  });
});
