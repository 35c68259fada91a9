import 'reflect-metadata';
import { upcasters } from '@sealtrail/contexts';
import { openDistributed, runProcess, serveHealth, sharedSettings, workerName } from '@sealtrail/platform';
import { makeReactor } from './reactor-process';

const OVERDUE_MAX_MS = 60_000;
/** Events behind are counted up to here: a look at the health must stay cheap. */
const COUNT_MAX = 10_000;

/** A worker that reacts to facts and fires timers, as many as is its part. */
void runProcess(async (given, log) => {
  const settings = sharedSettings(given);
  const owner = workerName();
  const stores = await openDistributed(settings, upcasters, log);
  const { reaction, clock, stop } = await makeReactor(stores, settings, owner, log);
  const health = await serveHealth(settings, async () => {
    const status = reaction.lastStatus;
    const oldest = status?.timers.oldest ?? null;
    const overdueMs = oldest === null ? 0 : Math.max(0, Date.parse(clock.now()) - Date.parse(oldest));
    const reasons = [
      ...(status?.failing ? [`failing since ${status.failing.since}`] : []),
      ...(overdueMs > OVERDUE_MAX_MS ? ['a timer is overdue'] : []),
    ];
    const head = await stores.events.head();
    return {
      status: reasons.length === 0 ? 'ready' : 'notReady',
      reasons,
      owner,
      parts: reaction.parts,
      head: String(head),
      consumed: status && String(status.consumed),
      lagEvents: await stores.events.countAfter(status?.consumed ?? head, COUNT_MAX),
      timers: status?.timers ?? null,
      overdueSeconds: overdueMs / 1_000,
    };
  });
  log.info({ context: 'reactors', owner, health: health.url }, 'at work');
  return {
    fatal: new Promise(() => {}),
    stop: async () => {
      await stop();
      await health.close();
      await stores.events.close();
      await stores.documents.close();
    },
  };
});
