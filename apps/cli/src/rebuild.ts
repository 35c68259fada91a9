import { parseArgs } from 'node:util';
import { viewNames } from '@sealtrail/contexts';
import { type Generations, wait } from '@sealtrail/event-sourcing';
import {
  abandonRebuild,
  allowDifference,
  beginRebuild,
  beginRollback,
  generationName,
} from '@sealtrail/event-sourcing/runtime';
import { monotonicMs, ProjectorClient, readSettings } from '@sealtrail/platform';
import { projectorFile } from '../../projector/src';
import { type OpenedViews, openViews, statusOf } from './opened-views';
import { Progress } from './progress';
import { UsageError } from './usage-error';
import { warnOperator } from './warn-operator';

const GENERATION_CHANGES = { back: beginRollback, accept: allowDifference, abandon: abandonRebuild } as const;
const POLL_MS = 500;
const REPORT_INTERVAL_MS = 5_000;

type RebuildRequest = {
  readonly view: string;
  readonly change: (generations: Generations) => Generations;
  readonly waits: boolean;
};

/**
 * Requests a new generation of a view, and waits until it is live. It is built by the running projectors; in a data folder
 * without a running server, by a projector of this command.
 */
export async function rebuild(args: readonly string[]): Promise<number> {
  const { request, rest } = parseRebuildArguments(args);
  const opened = await openViews(readSettings(rest, process.env, warnOperator));
  try {
    const before = await opened.views.generations(request.view);
    await opened.views.changeGenerations(request.view, before, request.change(before));
    if (request.waits) return await watch(opened, request.view);
    // If a worker is running, it cleans up.
    if (before.building !== null && opened.idleFolder !== null) {
      await opened.views.discard(generationName(request.view, before.building));
    }
    print(`${request.view}: generation ${before.building} is abandoned; generation ${before.live} stays live.`);
    return 0;
  } finally {
    await opened.close();
    opened.idleFolder?.close();
  }
}

function parseRebuildArguments(args: readonly string[]): {
  readonly request: RebuildRequest;
  readonly rest: readonly string[];
} {
  const options = { back: { type: 'boolean' }, accept: { type: 'boolean' }, abandon: { type: 'boolean' } } as const;
  const names = Object.keys(options) as (keyof typeof options)[];
  const mine = args.filter((arg) => names.some((name) => arg === `--${name}`));
  const { values } = parseArgs({ args: [...mine], options });
  const [view = '', ...rest] = args.filter((arg) => !mine.includes(arg));
  const chosen = names.filter((name) => values[name] === true);
  if (chosen.length > 1) throw new UsageError('Only one of --back, --accept and --abandon can be given.');
  if (!viewNames.includes(view)) {
    throw new UsageError(
      `${view === '' ? 'A view must be named' : `${view} is no view`}. There are: ${viewNames.join(', ')}.`,
    );
  }
  const [name] = chosen;
  return {
    request: { view, change: name === undefined ? beginRebuild : GENERATION_CHANGES[name], waits: name !== 'abandon' },
    rest,
  };
}

async function watch(opened: OpenedViews, view: string): Promise<number> {
  const worker = opened.idleFolder === null ? null : await ownProjector(opened);
  if (worker !== null) print('No server is running on this folder: the view is rebuilt here.');
  const progress = new Progress();
  const { signal: untilOver } = new AbortController();
  let reportedMs = Number.NEGATIVE_INFINITY;
  try {
    for (;;) {
      const { generations, building } = await statusOf(opened, view);
      const now = monotonicMs();
      if (building === null) {
        const { live, previous } = generations;
        print(`${view}: generation ${live} is live now; generation ${previous} is kept for --back.`);
        return 0;
      }
      if (generations.refused !== null) {
        print(`${view}: generation ${generations.building} has caught up, but ${generations.refused}.`);
        print('Compare both, then accept it with --accept, or drop it with --abandon.');
        return 1;
      }
      if (now - reportedMs >= REPORT_INTERVAL_MS) {
        print(progress.line(view, building, await opened.events.head(), now));
        reportedMs = now;
      }
      await wait(POLL_MS, untilOver);
    }
  } finally {
    await worker?.close();
  }
}

const ownProjector = ({ sources }: OpenedViews): Promise<ProjectorClient> =>
  ProjectorClient.start(projectorFile(), sources, viewNames, (error) => print(error));

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
