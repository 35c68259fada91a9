import type { Event, RecordedEvent } from '../events/event';
import type { EventStore } from '../events/event-store';
import { derivedId } from '../events/ids';
import type { AnyProjection, Projection } from '../projections/projection';
import type { ReplayWorld } from './replay';
import type { SeededRandom } from './seeded-random';
import { writeFacts } from './write-facts';

/** A small domain in which every error of a projector is visible: an event lost, folded twice or out of order. */
export type BankEvent =
  | Event<'AccountOpened', { account: string; branch: string }>
  | Event<'MoneyPaidIn', { account: string; branch: string; amount: number }>
  | Event<'MoneyMoved', { from: string; to: string; amount: number }>
  | Event<'AccountClosed', { account: string; branch: string }>
  | Event<'BranchVisited', { branch: string }>;

/** Several documents per event, and documents that are removed and recreated. */
export const accounts: Projection<{ balance: number; last: string }, BankEvent> = {
  name: 'accounts.v1',
  initial: { balance: 0, last: '' },
  indexes: [['balance']],
  on: {
    AccountOpened: { id: ({ data }) => data.account, fold: (account, { id }) => ({ ...account, last: id }) },
    MoneyPaidIn: {
      id: ({ data }) => data.account,
      fold: ({ balance }, { id, data }) => ({ balance: balance + data.amount, last: id }),
    },
    MoneyMoved: {
      id: ({ data }) => [data.from, data.to],
      fold: ({ balance }, { id: last, data }, id) =>
        data.from === data.to
          ? { balance, last }
          : { balance: balance + (id === data.from ? -data.amount : data.amount), last },
    },
    AccountClosed: { id: ({ data }) => data.account, fold: () => null },
  },
};

/** A few documents that every event touches. */
export const branches: Projection<{ open: number; paidIn: number }, BankEvent> = {
  name: 'branches.v1',
  initial: { open: 0, paidIn: 0 },
  indexes: [],
  on: {
    AccountOpened: { id: ({ data }) => data.branch, fold: (branch) => ({ ...branch, open: branch.open + 1 }) },
    AccountClosed: { id: ({ data }) => data.branch, fold: (branch) => ({ ...branch, open: branch.open - 1 }) },
    MoneyPaidIn: {
      id: ({ data }) => data.branch,
      fold: (branch, { data }) => ({ ...branch, paidIn: branch.paidIn + data.amount }),
    },
  },
};

const chained = {
  id: () => 'whole',
  fold: ({ hash }: { hash: string }, { id }: RecordedEvent) => ({ hash: derivedId(hash, id) }),
};

/** One document whose content depends on every event and on their order. */
export const chain: Projection<{ hash: string }, BankEvent> = {
  name: 'chain.v1',
  initial: { hash: '' },
  indexes: [],
  on: { AccountOpened: chained, MoneyPaidIn: chained, MoneyMoved: chained, AccountClosed: chained },
};

/** A view that most events do not concern. */
export const visits: Projection<{ visits: number }, BankEvent> = {
  name: 'visits.v1',
  initial: { visits: 0 },
  indexes: [],
  on: { BranchVisited: { id: ({ data }) => data.branch, fold: (doc) => ({ visits: doc.visits + 1 }) } },
};

export const bankProjections: readonly AnyProjection[] = [accounts, branches, chain, visits];

function randomBankEvent(random: SeededRandom): BankEvent {
  const account = `account-${random.below(40)}`;
  const branch = `branch-${random.below(3)}`;
  const amount = random.below(1_000);
  const events: readonly [BankEvent, ...BankEvent[]] = [
    { type: 'MoneyPaidIn', data: { account, branch, amount } },
    { type: 'MoneyPaidIn', data: { account, branch, amount } },
    { type: 'MoneyMoved', data: { from: account, to: `account-${random.below(40)}`, amount } },
    { type: 'AccountOpened', data: { account, branch } },
    { type: 'AccountClosed', data: { account, branch } },
  ];
  return random.chance(0.1) ? { type: 'BranchVisited', data: { branch } } : random.pick(events);
}

/** Appends events to a few streams, in small appends. */
export async function writeBankHistory(store: EventStore, random: SeededRandom, count: number): Promise<void> {
  for (let written = 0; written < count; ) {
    const events = Array.from({ length: 1 + random.below(4) }, () => randomBankEvent(random));
    await writeFacts(store, `branch-${random.below(3)}`, events);
    written += events.length;
  }
}

/** The bank as a replay world. */
export const bankWorld: ReplayWorld = { name: 'toy bank', projections: bankProjections, write: writeBankHistory };
