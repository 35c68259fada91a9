import { UnknownOutcome } from '../events/event-store';
import { kernelRejection } from './kernel-rejections';
import { OpenOutcomes } from './open-outcomes';

const outage = new Error('the store does not answer');
const unknown = new UnknownOutcome('1 event may have been kept or not');

describe('a command whose sender was told that nobody knows', () => {
  let outcomes: OpenOutcomes;
  beforeEach(() => {
    outcomes = new OpenOutcomes();
    expect(outcomes.told('c1', unknown)).toBe(unknown);
  });

  it.each([outage, kernelRejection('stream.busy'), kernelRejection('command.too-slow')])(
    'is as unknown as before when it is sent again and fails in passing: %s',
    (error) => {
      expect(outcomes.told('c1', error)).toStrictEqual(new UnknownOutcome(unknown.message, { cause: error }));
      expect(outcomes.told('c2', error)).toBe(error);
    },
  );

  it('is settled by an answer, and by a refusal that does not pass', () => {
    outcomes.settled('c1');
    expect(outcomes.told('c1', outage)).toBe(outage);
    outcomes.told('c1', unknown);
    const changed = kernelRejection('stream.changed', { revision: '6' });
    expect(outcomes.told('c1', changed)).toBe(changed);
    expect(outcomes.told('c1', outage)).toBe(outage);
  });
});
