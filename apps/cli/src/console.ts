import { GenerationConflict, RebuildRefused } from '@sealtrail/event-sourcing/runtime';
import { asksForHelp, isOperatorError, keepFilesPrivate, settingsHelp, WrongSettings } from '@sealtrail/platform';
import { backUp } from './back-up';
import { makeKey } from './make-key';
import { migrate } from './migrate';
import { rebuild } from './rebuild';
import { reconcile } from './reconcile/reconcile';
import { restore } from './restore';
import { resume } from './resume';
import { showViews } from './show-views';
import { UsageError } from './usage-error';
import { verify } from './verify';

const USAGE = `Sealtrail's console. Settings are those of the server: environment variables, or options of the same names.

  npm run cli -- key [--name TEXT]         an administrator's key, where all are lost; no server may be at work in the folder
  npm run cli -- views                     every view: its generation, how far it is, what is being built, what it lacks
  npm run cli -- resume                    tries again to react to the streams that are parked, and says which stay so
  npm run cli -- rebuild VIEW              folds a view anew beside the live one, and puts it in its place
  npm run cli -- rebuild VIEW --back       catches the previous generation up, and puts it back in its place
  npm run cli -- rebuild VIEW --accept     lets a generation take its place although the counts differ
  npm run cli -- rebuild VIEW --abandon    drops the generation that is being built
  npm run cli -- backup TARGET             copies the data folder, or the namespace on both servers, beside those at work
  npm run cli -- backup TARGET --with-key  … with the key of the vault: whoever has it can read everybody's data
  npm run cli -- verify BACKUP             reads a backup whole; with --vault-key-file (or the key in it) opens what is sealed
  npm run cli -- restore BACKUP TARGET     makes a data folder of a backup where there is none, and looks at it whole
  npm run cli -- restore BACKUP TARGET --accept   … and lets a server start on it although something is wrong with it
  npm run cli -- restore BACKUP            … with both servers in the settings: makes a namespace on them
  npm run cli -- migrate                   moves the data folder to an empty namespace on both servers, compared fact by fact
  npm run cli -- reconcile                 says what is older or newer than the log, where parts were put back from other times
  npm run cli -- reconcile --yes           makes views and timers again of the log, and writes down what is lost
  npm run cli -- reconcile FOLDER --yes    … into that folder; on servers one must be named

Exit codes: 0 done; 1 it could not be done, or something is wrong with what was looked at; 2 it was not understood.
`;

type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  key: makeKey,
  views: showViews,
  rebuild,
  backup: backUp,
  verify,
  restore,
  reconcile,
  migrate,
  resume,
};

/** Runs a command line, and reports operator errors as messages. Returns the exit code. */
export async function runConsole(typed: readonly string[]): Promise<number> {
  const [name = '', ...args] = typed;
  if (asksForHelp(typed) || name === 'help') {
    process.stdout.write(`${USAGE}\n${settingsHelp()}`);
    return 0;
  }
  keepFilesPrivate();
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new UsageError(name === '' ? 'No command was given.' : `${name} is no command.`);
    return await command(args);
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${USAGE}`);
    else if (isOperatorError(error) || error instanceof RebuildRefused || error instanceof GenerationConflict) {
      process.stderr.write(`${error.message}\n`);
    } else process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
    return error instanceof UsageError || error instanceof WrongSettings ? 2 : 1;
  }
}
