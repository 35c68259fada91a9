import type { Decider } from '../commands/decider';
import { rejectedAgain } from '../commands/rejection-catalogue';
import type { CommandMessage, Event } from '../events/event';
import { specify } from './specify';

type Opened = Event<'Opened', { by: string }>;
type Closed = Event<'Closed', { reason: string | null }>;
type Door = CommandMessage<'Open', { by: string }> | CommandMessage<'Close', { tags?: string[] }>;

const door: Decider<{ open: boolean }, Door, Opened | Closed, { readonly allowed: string } | null> = {
  initial: { open: false },
  decide: {
    Open: ({ by }, { open }, context) => {
      if (open) return [];
      if (context !== null && context.allowed !== by)
        throw rejectedAgain({ code: 'door.not-allowed', parameters: { allowed: context.allowed }, errors: [] });
      return [{ type: 'Opened', data: { by } }];
    },
    Close: ({ tags }, { open }) => {
      if (!open) throw rejectedAgain({ code: 'door.not-open', parameters: {}, errors: [] });
      tags?.push('changed');
      return [{ type: 'Closed', data: { reason: null } }];
    },
  },
  evolve: { Opened: () => ({ open: true }), Closed: () => ({ open: false }) },
};

const opened: Opened = { type: 'Opened', data: { by: 'ann' } };
const closed: Closed = { type: 'Closed', data: { reason: null } };
const open: Door = { type: 'Open', data: { by: 'ann' } };
const close: Door = { type: 'Close', data: {} };

describe('specify', () => {
  const spec = specify(door);

  it('reads as given, when, then', () => {
    spec.given().when(open).then(opened);
    spec.given(opened).when(open).thenNothing();
    spec.given(opened, closed).when(close).thenRejected('door.not-open');
    spec.given().withContext({ allowed: 'bob' }).when(open).thenRejected('door.not-allowed', { allowed: 'bob' });
    spec.given(opened, closed).when(close).thenRejected('door.not-open', {});
  });

  it.each<readonly [string, () => void]>([
    [
      'other data',
      () =>
        spec
          .given()
          .when(open)
          .then({ type: 'Opened', data: { by: 'bob' } }),
    ],
    ['an additional event', () => spec.given().when(open).then(opened, opened)],
    ['a missing event', () => spec.given(opened).when(close).then()],
    [
      'an additional field',
      () =>
        spec
          .given()
          .when(open)
          .then({ type: 'Opened', data: { by: 'ann', at: '' } as never }),
    ],
    ['another code', () => spec.given().when(close).thenRejected('door.locked')],
    ['other parameters', () => spec.given().when(close).thenRejected('door.not-open', { by: 'ann' })],
    ['no rejection', () => spec.given().when(open).thenRejected('door.not-open')],
    ['unexpected events', () => spec.given().when(open).thenNothing()],
    ['an unexpected rejection', () => spec.given().when(close).then(closed)],
  ])('fails for %s', (_, sentence) => {
    expect(sentence).toThrow();
  });

  it('fails for a rule that changes its command', () => {
    expect(() =>
      spec
        .given(opened)
        .when({ type: 'Close', data: { tags: [] } })
        .then(closed),
    ).toThrow(TypeError);
  });
});
