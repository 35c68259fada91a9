import { at } from '@sealtrail/applications/testing';
import type { Event, RecordedEvent } from '@sealtrail/event-sourcing';
import { acceptedStory } from '../testing/story';
import { interviewsId, interviewsStream } from './interview-commands';
import { interviewWatch } from './interview-watch';

const red = acceptedStory('2026-03-02')
  .until(at('2026-04-01'))
  .issued.find(({ level }) => level === 'red');
if (red === undefined) throw new Error('no red card fell');
const { department, official, fellOn } = red;

type Handler = (event: RecordedEvent) => readonly { stream: string; command: { type: string; data: object } }[];

const asked = (type: string, change: object = {}) => {
  const on = interviewWatch.on as Readonly<Record<string, Handler | undefined>>;
  const event = { type, data: { ...red, ...change }, metadata: { recordedAt: at('2026-04-01') } } as unknown;
  return (on[type]?.(event as RecordedEvent & Event) ?? []).map(({ stream, command }) => [command.type, stream]);
};
const streamOf = (who: string | null, year = '2026') =>
  interviewsStream(interviewsId({ department, official: who }, year));
const both = (command: string, who = official) => [
  [command, streamOf(null)],
  [command, streamOf(who)],
];

describe('red cards are counted for interviews', () => {
  it('of the department and of its official, once they count', () => {
    expect([fellOn.slice(0, 4), official]).toEqual(['2026', 'li']);
    expect(asked('CardIssued', { status: 'issued' })).toEqual(both('CountRedCard'));
    expect(asked('CardConfirmed')).toEqual(both('CountRedCard'));
    expect(asked('CardMadeCertain')).toEqual(both('CountRedCard'));
    expect(asked('CardConfirmed', { official: null })).toEqual([['CountRedCard', streamOf(null)]]);
  });

  it('not of another level, nor while they wait for a person', () => {
    expect(asked('CardIssued', { level: 'yellow', status: 'issued' })).toEqual([]);
    expect(asked('CardIssued', { status: 'pending' })).toEqual([]);
    expect(asked('CardDismissed')).toEqual([]);
  });

  it('no more once they are revoked; of what never counted nothing is taken back', () => {
    expect(asked('CardRevoked', { wasPending: false })).toEqual(both('UncountRedCard'));
    expect(asked('CardRevoked', { wasPending: true })).toEqual([]);
  });

  it('where they charge another, or fell in another year, by a later computation', () => {
    const before = { breachedAt: red.breachedAt, fellOn, official };
    expect(asked('CardRecomputed', { before, wasPending: true })).toEqual([]);
    expect(asked('CardRecomputed', { before })).toEqual(both('CountRedCard'));
    expect(asked('CardRecomputed', { before: { ...before, official: 'wang' } })).toEqual([
      ['UncountRedCard', streamOf('wang')],
      ...both('CountRedCard'),
    ]);
    expect(asked('CardRecomputed', { before: { ...before, fellOn: '2025-12-31' } })).toEqual([
      ['UncountRedCard', streamOf(null, '2025')],
      ['UncountRedCard', streamOf(official, '2025')],
      ...both('CountRedCard'),
    ]);
  });
});
