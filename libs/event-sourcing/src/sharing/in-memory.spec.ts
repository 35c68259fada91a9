import { describePresenceContract } from '../contracts/presence-contract';
import { describeRequestLimitsContract } from '../contracts/request-limits-contract';
import { describeRunningCommandsContract } from '../contracts/running-commands-contract';
import { InMemoryPresence } from './presence';
import { InMemoryRequestLimits } from './request-limits';
import { InMemoryRunningCommands } from './running-commands';

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
