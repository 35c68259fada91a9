import { describePresenceContract } from '../contracts/presence-contract';
import { describeRequestLimitsContract } from '../contracts/request-limits-contract';
import { describeRunningCommandsContract } from '../contracts/running-commands-contract';
import { describeSpentTicketsContract } from '../contracts/spent-tickets-contract';
import { InMemoryPresence } from './presence';
import { InMemoryRequestLimits } from './request-limits';
import { InMemoryRunningCommands } from './running-commands';
import { InMemorySpentTickets } from './spent-tickets';

const close = async (): Promise<void> => {};

describeRequestLimitsContract('InMemoryRequestLimits', async () => ({
  limits: new InMemoryRequestLimits(),
  close,
}));
describeRunningCommandsContract('InMemoryRunningCommands', async () => ({
  commands: new InMemoryRunningCommands(),
  close,
}));
describePresenceContract('InMemoryPresence', async () => {
  let nowMs = 0;
  const passMs = async (ms: number): Promise<void> => {
    nowMs += ms;
  };
  return { presence: new InMemoryPresence(() => nowMs), passMs, close };
});
describeSpentTicketsContract('InMemorySpentTickets', async () => {
  let nowMs = 0;
  const passMs = async (ms: number): Promise<void> => {
    nowMs += ms;
  };
  const tickets = new InMemorySpentTickets('process', () => nowMs);
  return { tickets, elsewhere: tickets, passMs, close };
});

it('InMemorySpentTickets deletes expired uses', async () => {
  let nowMs = 0;
  const tickets = new InMemorySpentTickets('process', () => nowMs);
  await tickets.spend('a', 1_000);
  nowMs = 1_000;
  expect(await tickets.spend('a', 1_000)).toBe(true);
});
