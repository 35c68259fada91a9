import type { Sealed, Vault } from '@sealtrail/event-sourcing';
import { commandIdOf, describeCommand, isAcknowledged, type SentCommand } from './client-commands';
import { inParallel } from './in-parallel';
import type { Log } from './log-check';

/** The data subjects of every acknowledged case can be read. */
export async function peopleFindings(vault: Vault, { commands }: Log, sent: readonly SentCommand[]) {
  const findings: string[] = [];
  await inParallel(sent, async ({ command, answer }) => {
    if (!isAcknowledged(answer) || command.path !== '/v1/applications') return;
    const applicant = commands.get(commandIdOf(command))?.[0]?.data.applicant as Sealed | undefined;
    const person = applicant && (await vault.open(applicant));
    if (person?.name === undefined) findings.push(`${describeCommand(command)}: the applicant is lost`);
  });
  return findings;
}
