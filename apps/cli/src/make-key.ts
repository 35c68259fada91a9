import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { hashOf, issueAdministrator, keyIdOf, keyText } from '@sealtrail/access';
import { upcasters } from '@sealtrail/contexts';
import { type Instant, isReadable } from '@sealtrail/event-sourcing';
import {
  DataFolder,
  inspectDeployment,
  logSourceOf,
  openLog,
  readSettings,
  type Settings,
  SystemClock,
  UnusableDataFolder,
  type UpcastingLog,
} from '@sealtrail/platform';
import { folderStatusOf } from './folder-status';
import { UsageError } from './usage-error';
import { warnOperator } from './warn-operator';

const NAME_MAX = 100;

/**
 * Creates an administrator's key, for a deployment whose keys are lost. Anyone who can write the log can create one; so it
 * requires access to the machine: to a data folder without a running server, or to the servers, where processes may be running.
 */
export async function makeKey(args: readonly string[]): Promise<number> {
  const { name, rest } = parseKeyArguments(args);
  const opened = await openLogForWriting(readSettings(rest, process.env, warnOperator));
  try {
    const id = keyIdOf('console', randomUUID());
    const key = keyText(id, randomBytes(32));
    await issueAdministrator(opened.log, { id, name, hash: hashOf(key) }, new SystemClock().now(), opened.now);
    process.stdout.write(`An administrator's API key, shown this once (only its hash is kept):\n\n  ${key}\n`);
    return 0;
  } finally {
    await opened.close();
  }
}

function parseKeyArguments(args: readonly string[]): { readonly name: string; readonly rest: readonly string[] } {
  const options = { name: { type: 'string' } } as const;
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const [told] = tokens.flatMap((token) => (token.kind === 'option' && token.name === 'name' ? [token] : []));
  if (told === undefined) return { name: 'administrator (console)', rest: args };
  const { value: name = '' } = told;
  const isText = told.inlineValue === true || !name.startsWith('-');
  if (!isText || !isReadable(name) || name.length > NAME_MAX) {
    throw new UsageError(`--name takes a text of 1 to ${NAME_MAX} characters.`);
  }
  return { name, rest: args.toSpliced(told.index, told.inlineValue === true ? 1 : 2) };
}

type OpenedLog = { readonly log: UpcastingLog; readonly now: Instant; close(): Promise<void> };

/** @throws {UnusableDataFolder} also while a server is running in the folder: its log has one writer */
async function openLogForWriting(settings: Settings): Promise<OpenedLog> {
  const look = folderStatusOf(settings);
  const folder = look === null ? null : openIdleFolder(look.path);
  try {
    const { log: logId } = await inspectDeployment(settings, look);
    const log = await openLog(logSourceOf(settings, look?.path ?? '', logId), { upcasters, onOutage: () => {} });
    const close = async (): Promise<void> => {
      await log.close();
      folder?.close();
    };
    return { log, now: folder?.resumesAt ?? new SystemClock().now(), close };
  } catch (error) {
    folder?.close();
    throw error;
  }
}

function openIdleFolder(path: string): DataFolder {
  const folder = DataFolder.openExisting(path);
  if (folder !== null) return folder;
  throw new UnusableDataFolder(
    `A server is running on ${path}: stop it first, or have an administrator issue a key by POST /v1/api-keys.`,
  );
}
