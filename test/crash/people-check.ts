import type { Sealed, Vault } from '@sealtrail/event-sourcing';
import type { Log } from './log-check';
import { sideBySide } from './side-by-side';
import { commandIdOf, describeWish, isAcknowledged, type Sent } from './wishes';

/** The people of every case that was acknowledged can be read. */
export async function peopleFindings(vault: Vault, { commands }: Log, sent: readonly Sent[]) {
  const findings: string[] = [];
  await sideBySide(sent, async ({ wish, answer }) => {
    if (!isAcknowledged(answer) || wish.path !== '/v1/applications') return;
    const applicant = commands.get(commandIdOf(wish))?.[0]?.data.applicant as Sealed | undefined;
    const person = applicant && (await vault.open(applicant));
    if (person?.name === undefined) findings.push(`${describeWish(wish)}: the applicant is lost`);
  });
  return findings;
}
