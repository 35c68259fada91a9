import type { ReactorLog } from '@sealtrail/event-sourcing/runtime';
import type { Logger } from 'pino';

/** Logs the outcomes of reactors' commands: by stream and code, never with their data. */
export const reactorLog = (log: Logger): ReactorLog => ({
  rejected: ({ stream, command, commandMetadata: { actor, causationId } }, { code, parameters }) =>
    log.warn(
      { context: actor, stream, command: command.type, causationId, code, parameters },
      'a command of a reactor was rejected',
    ),
  failed: (err, pendingCommand) =>
    log.error(
      { context: 'reactors', stream: pendingCommand?.stream, command: pendingCommand?.command.type, err },
      'retrying',
    ),
  parked: ({ stream, revision, code }) =>
    log.error(
      { context: 'reactors', stream, revision: String(revision), code },
      'the stream is parked: fix the cause, then run npm run cli -- resume',
    ),
});
