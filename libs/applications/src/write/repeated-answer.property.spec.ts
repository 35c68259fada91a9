import { MARKET, officerOf } from '@sealtrail/catalog/testing';
import { Rejection, written } from '@sealtrail/event-sourcing';
import { addDays } from '@sealtrail/working-days';
import fc from 'fast-check';
import type { ApplicationCommand } from '../domain/application-commands';
import { at } from '../testing';
import { accepted, envelopeOf, writeSide } from '../testing/write-side';
import { ChangeApplication } from './change-application';

const officer = officerOf(MARKET);
const paper = { number: '1', date: '2026-03-02', seal: 's' };
const days = { days: 3, unit: 'workingDay' } as const;

/** Possible acts of a case, by the time they happened and the time of the report. */
const acts: readonly ((when: { at: string; now: string }) => ApplicationCommand)[] = [
  (when) => ({ type: 'RecordVisit', data: { ...when, department: null, officer: null, purpose: null } }),
  (when) => ({ ...accepted(officer), data: { ...accepted(officer).data, ...when } }) as ApplicationCommand,
  (when) => ({
    type: 'IssueCorrectionNotice',
    data: {
      ...when,
      department: MARKET,
      officer,
      missing: [{ code: 'floor-plan', reason: written('none') }],
      document: paper,
      deadline: days,
      proofOfService: null,
    },
  }),
  ({ at: told, now }) => ({
    type: 'StartSuspension',
    data: {
      at: told,
      now,
      proofOfService: null,
      department: MARKET,
      officer,
      procedure: 'expertReview',
      branch: null,
      legalBasis: written('行政许可法第四十五条'),
      notice: now === told ? { document: paper, givenAt: told } : null,
      expected: days,
      endedAt: null,
    },
  }),
  (when) => ({
    type: 'EndSuspension',
    data: { proofOfService: null, ...when, department: MARKET, officer, suspension: 1 },
  }),
  (when) => ({
    type: 'WithdrawApplication',
    data: {
      proofOfService: null,
      toldBy: { role: 'officer', department: MARKET },
      ...when,
      department: null,
      officer: null,
      reason: written('moved'),
      document: null,
    },
  }),
];

const told = fc.array(fc.record({ act: fc.nat(acts.length - 1), day: fc.nat(2), late: fc.nat(2) }), {
  minLength: 1,
  maxLength: 10,
});

describe('the answer to a command about a case', () => {
  it('is identical when the command is repeated, whatever was recorded since', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(told, async (steps) => {
        const desk = await writeSide();
        const first = await desk.submit();
        let day = '2026-03-02';
        const sent = steps.map(({ act, day: passed, late }, index) => {
          day = addDays(day, passed);
          const when = { at: at(day, '11:00'), now: at(addDays(day, late), '11:00') };
          return { index, now: when.now, command: acts[act]?.(when) as ApplicationCommand };
        });
        const send = async ({ index, now, command }: (typeof sent)[number], shift = 0) => {
          desk.clock.set(now);
          // A repetition arrives later: the body is the same, the arrival is not.
          const arrived = { ...command, data: { ...command.data, now: at(addDays(now.slice(0, 10), shift)) } };
          const change = new ChangeApplication(
            first.applicationId,
            arrived as ApplicationCommand,
            envelopeOf(`k${index}`),
            null,
          );
          return desk.change(change).then(inFull, codeOf);
        };
        const answers: string[] = [];
        for (const one of sent) answers.push(await send(one));
        for (const one of [...sent].reverse()) expect(await send(one, 30)).toBe(answers[one.index]);
        expect(inFull(await desk.submit())).toBe(inFull(first));
        for (const answer of answers) seen.add(/"reason":"(\w+)"/.exec(answer)?.[1] ?? 'none');
      }),
      { numRuns: 150, seed: 7 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['none', 'notNoticed', 'firstCheckEnded', 'firstCheckNotStopped']),
    );
  });
});

const inFull = (answer: object): string =>
  JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

function codeOf(error: unknown): string {
  if (error instanceof Rejection) return error.code;
  throw error;
}
