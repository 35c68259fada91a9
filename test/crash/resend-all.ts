import { Agent } from 'node:http';
import type { EventStore } from '@sealtrail/event-sourcing';
import {
  commandIdOf,
  describeCommand,
  isAcknowledged,
  isRefused,
  NOT_KEPT,
  type SentCommand,
  send,
  summaryOf,
} from './client-commands';
import { isOther, readLog } from './log-check';

/** A command without a result was stored completely or not at all; a resend must get the matching result. */
export async function resendAll(url: string, events: EventStore, sent: readonly SentCommand[]) {
  const findings: string[] = [];
  const { commands } = await readLog(events);
  const agent = new Agent({ keepAlive: true });
  let kept = 0;
  const open = sent.filter(({ answer }) => answer === null);
  for (const unknown of open) {
    const { command, outage } = unknown;
    const found = (what: string): number => findings.push(`${describeCommand(command)} had no answer: ${what}`);
    const before = await events.answerTo(commandIdOf(command));
    if (before === null && commands.has(commandIdOf(command))) found('half of it was kept');
    if (before !== null && NOT_KEPT.includes(outage ?? '')) found(`it was said not to be kept (${outage}), and it is`);
    const answer = await send(url, agent, command);
    unknown.answer = answer;
    if (!isAcknowledged(answer) && !isRefused(answer)) found(summaryOf(answer));
    if (before === null) continue;
    kept += 1;
    const { revision, position, code } = answer.body;
    const isSame =
      before.rejection === null
        ? String(before.revision) === revision && !isOther(before.position, position)
        : before.rejection.code === code;
    if (!isSame) {
      const kept = before.rejection?.code ?? `${before.revision} ${before.position}`;
      found(`was kept as ${kept} and is answered as ${summaryOf(answer)}`);
    }
  }
  agent.destroy();
  return { findings, open: open.length, kept };
}
