import { parseArgs } from 'node:util';
import { viewNames } from '@sealtrail/contexts';
import { type Generations, wait } from '@sealtrail/event-sourcing';
import { abandoned, allowed, begun, generationName, goneBack } from '@sealtrail/event-sourcing/runtime';
import { ProjectorClient, readSettings, steadyMs } from '@sealtrail/platform';
import { projectorFile } from '../../projector/src';
import { type OpenedViews, openViews, statusOf } from './opened-views';
import { Progress } from './progress';
import { UsageError } from './usage-error';
import { warnPeople } from './warn-people';

const WISHES = { back: goneBack, accept: allowed, abandon: abandoned } as const;
const LOOK_MS = 500;
const TELL_MS = 5_000;

type Wish = {
  readonly view: string;
  readonly change: (generations: Generations) => Generations;
  readonly waits: boolean;
};

/**
 * Asks for another generation of a view, and watches until it has taken its place. The work is done by the projectors that
 * are there; where no server is at work in a data folder, by a projector of its own.
 */
export async function rebuild(args: readonly string[]): Promise<number> {
  const { wish, rest } = wishOf(args);
  const opened = await openViews(readSettings(rest, process.env, warnPeople));
  try {
    const before = await opened.views.generations(wish.view);
    await opened.views.changeGenerations(wish.view, before, wish.change(before));
    if (wish.waits) return await watch(opened, wish.view);
    // Where somebody is at work at it, it is he who clears up.
    if (before.building !== null && opened.idleFolder !== null) {
      await opened.views.discard(generationName(wish.view, before.building));
    }
    say(`${wish.view}: generation ${before.building} is abandoned; generation ${before.live} goes on answering.`);
    return 0;
  } finally {
    await opened.close();
    opened.idleFolder?.close();
  }
}

function wishOf(args: readonly string[]): { readonly wish: Wish; readonly rest: readonly string[] } {
  const options = { back: { type: 'boolean' }, accept: { type: 'boolean' }, abandon: { type: 'boolean' } } as const;
  const names = Object.keys(options) as (keyof typeof options)[];
  const mine = args.filter((arg) => names.some((name) => arg === `--${name}`));
  const { values } = parseArgs({ args: [...mine], options });
  const [view = '', ...rest] = args.filter((arg) => !mine.includes(arg));
  const chosen = names.filter((name) => values[name] === true);
  if (chosen.length > 1) throw new UsageError('Only one of --back, --accept and --abandon can be asked for.');
  if (!viewNames.includes(view)) {
    throw new UsageError(
      `${view === '' ? 'A view must be named' : `${view} is no view`}. There are: ${viewNames.join(', ')}.`,
    );
  }
  const [name] = chosen;
  return { wish: { view, change: name === undefined ? begun : WISHES[name], waits: name !== 'abandon' }, rest };
}

async function watch(opened: OpenedViews, view: string): Promise<number> {
  const worker = opened.idleFolder === null ? null : await ownProjector(opened);
  if (worker !== null) say('No server is at work in this folder: the view is folded here.');
  const progress = new Progress();
  const { signal: untilOver } = new AbortController();
  let toldMs = Number.NEGATIVE_INFINITY;
  try {
    for (;;) {
      const { generations, building } = await statusOf(opened, view);
      const now = steadyMs();
      if (building === null) {
        const { live, previous } = generations;
        say(`${view}: generation ${live} answers now; generation ${previous} is kept, to go back to with --back.`);
        return 0;
      }
      if (generations.refused !== null) {
        say(`${view}: generation ${generations.building} has caught up, but ${generations.refused}.`);
        say('Look at both, then let it take its place with --accept, or drop it with --abandon.');
        return 1;
      }
      if (now - toldMs >= TELL_MS) {
        say(progress.line(view, building, await opened.events.head(), now));
        toldMs = now;
      }
      await wait(LOOK_MS, untilOver);
    }
  } finally {
    await worker?.close();
  }
}

const ownProjector = ({ sources }: OpenedViews): Promise<ProjectorClient> =>
  ProjectorClient.start(projectorFile(), sources, viewNames, (error) => say(error));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
