import { UnknownOutcome } from '../events/event-store';
import { kernelRejection } from './kernel-rejections';
import { UnresolvedOutcomes } from './unresolved-outcomes';

const outage = new Error('the store does not answer');
const unknown = new UnknownOutcome('1 event may have been kept or not');

describe('a command that was answered with an unknown outcome', () => {
  let outcomes: UnresolvedOutcomes;
  beforeEach(() => {
    outcomes = new UnresolvedOutcomes();
    expect(outcomes.errorFor('c1', unknown)).toBe(unknown);
  });

  it.each([outage, kernelRejection('stream.busy'), kernelRejection('command.too-slow')])(
    'stays unknown when it is resent and fails transiently: %s',
    (error) => {
      expect(outcomes.errorFor('c1', error)).toStrictEqual(new UnknownOutcome(unknown.message, { cause: error }));
      expect(outcomes.errorFor('c2', error)).toBe(error);
    },
  );

  it('stays unknown after a rejection that concerns another command under the same key', () => {
    const reused = kernelRejection('command.key-reused');
    expect(outcomes.errorFor('c1', reused)).toBe(reused);
    expect(outcomes.errorFor('c1', outage)).toStrictEqual(new UnknownOutcome(unknown.message, { cause: outage }));
  });

  it('is resolved by a result, and by a stream that has passed the expected revision', () => {
    outcomes.resolve('c1');
    expect(outcomes.errorFor('c1', outage)).toBe(outage);
    outcomes.errorFor('c1', unknown);
    const changed = kernelRejection('stream.changed', { revision: '6' });
    expect(outcomes.errorFor('c1', changed)).toBe(changed);
    expect(outcomes.errorFor('c1', outage)).toBe(outage);
  });
});
