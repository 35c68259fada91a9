import { at, grant, startSuspension } from '@sealtrail/applications/testing';
import { type RecordedEvent } from '@sealtrail/event-sourcing';
import { consequencesOf } from '@sealtrail/event-sourcing/runtime';
import { acceptedStory, cardStepActs } from '../testing';
import { carded, cardIn } from '../testing/carded-story';
import { limitWatch } from './limit-watch';

const recorded = (type: string, data: object, recordedAt: string): RecordedEvent =>
  ({
    type,
    data,
    id: 'e1',
    stream: 's',
    revision: 0n,
    position: 1n,
    metadata: { recordedAt, correlationId: 'c' },
  }) as never;

describe('limit-watch', () => {
  it('looks at a case after every fact that moves a clock, as of when it was recorded', () => {
    const { past } = acceptedStory('2026-03-02').tell(
      startSuspension(at('2026-03-04'), { now: at('2026-03-05') }),
      grant(at('2026-03-06')),
    );
    const { pendingCommands } = consequencesOf([limitWatch], past);
    expect(
      pendingCommands.map(({ stream, command }) => [stream, command.type, (command.data as { at: string }).at]),
    ).toEqual(past.map(({ metadata }) => ['supervision-a1', 'CheckLimits', metadata.recordedAt]));
    expect(new Set(past.map(({ type }) => type))).toContain('LimitsMoved');
  });

  it('passes over facts that move no clock', () => {
    const { pendingCommands, timers } = consequencesOf(
      [limitWatch],
      ['MaterialAdded', 'VisitRecorded', 'CertificateIssued'].map((type) => recorded(type, {}, at('2026-03-04'))),
    );
    expect([pendingCommands, timers]).toEqual([[], []]);
  });

  it('sets a timer for each scheduled check, behind the facts of law of the same instant', () => {
    const instants = ['2026-03-12T16:00:00.000Z', '2026-03-16T16:00:00.000Z'];
    const scheduled = recorded('ChecksScheduled', { applicationId: 'a1', instants }, at('2026-03-02'));
    const { timers } = consequencesOf([limitWatch], [scheduled]);
    expect(timers).toMatchObject(
      instants.map((due) => ({
        due,
        rank: 1,
        stream: 'supervision-a1',
        command: { type: 'CheckLimits', data: { at: due } },
      })),
    );
  });

  it('comes when a card has to be answered and an appeal decided, also where that moved; a time to appeal just ends', () => {
    const story = carded();
    const id = cardIn(story);
    story.supervise(cardStepActs.appeal(id, at('2026-03-18')));
    story.supervise(cardStepActs.decide(id, at('2026-03-20'), { result: 'escalated' }));
    const facts = story.cards.filter(({ type }) => type !== 'ChecksScheduled');
    const limit = (date: string) => ({ at: `${date}T16:00:00.000Z`, date });
    const moved = ['feedback', 'appeal'].map((step) => ({ applicationId: 'a1', step, to: limit('2026-03-24') }));
    const { timers } = consequencesOf(
      [limitWatch],
      [
        ...facts.map(({ type, data }) => recorded(type, data, at('2026-03-18'))),
        ...moved.map((data) => recorded('CardStepLimitMoved', data, at('2026-03-18'))),
      ],
    );
    expect(timers.map(({ due }) => due.slice(0, 10))).toEqual(['2026-03-23', '2026-03-25', '2026-03-27', '2026-03-24']);
  });
});
