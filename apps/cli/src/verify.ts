import { upcasters } from '@sealtrail/contexts';
import { readSettings, type VerificationResult, verifyBackup } from '@sealtrail/platform';
import { parseArguments } from './command-arguments';
import { progressReporter } from './progress-reporter';
import { warnOperator } from './warn-operator';

/** Reads a backup completely, and reports findings. */
export async function verify(args: readonly string[]): Promise<number> {
  const { places, rest } = parseArguments(args, { places: ['BACKUP'], flags: [] });
  const [backup = ''] = places;
  const { vaultKeyFile: keyFile } = readSettings(rest, process.env, warnOperator);
  return reportVerification(
    backup,
    await verifyBackup(backup, { keyFile, upcasters, onProgress: progressReporter(warnOperator) }),
  );
}

/** Prints the findings; returns the exit code. */
export function reportVerification(
  place: string,
  { list, findings, facts, streams, opened }: VerificationResult,
): number {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  for (const finding of findings) say(`- ${finding}`);
  if (findings.length > 0) {
    say(`${place}: verification failed.`);
    return 1;
  }
  say(`${place}: whole. Made ${list.madeAt}, ${facts} facts in ${streams} streams up to ${list.head}.`);
  say(
    opened === null
      ? 'The key of the vault was not given: sealed data was not opened.'
      : `Under the key of the vault the data of ${opened} people open.`,
  );
  return 0;
}
