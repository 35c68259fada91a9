import { viewNames } from '@sealtrail/contexts';
import { readSettings, type Settings } from '@sealtrail/platform';
import { openViews, statusOf } from './opened-views';
import { percentOf } from './progress';
import { openReactionControl } from './reaction-control';
import { parkedTable } from './resume';
import { textTable } from './text-table';
import { warnOperator } from './warn-operator';

/** Prints every view: its live generation, its position, the generation being built; and the parked streams. */
export async function showViews(args: readonly string[]): Promise<number> {
  const settings = readSettings(args, process.env, warnOperator);
  await showParked(settings);
  const opened = await openViews(settings);
  try {
    const head = await opened.events.head();
    const rows = [['view', 'generation', 'saved up to', 'being built', 'previous']];
    const lacking: (readonly string[])[] = [];
    for (const view of viewNames) {
      const { generations, parked, live, building } = await statusOf(opened, view);
      for (const { stream, revision, code } of parked) lacking.push([view, stream, String(revision), code]);
      const { refused, previous } = generations;
      const built = building === null ? '–' : `${generations.building}, ${percentOf(building, head)}`;
      rows.push([
        view,
        String(generations.live),
        `${live} (${percentOf(live, head)})`,
        refused === null ? built : `${built}, refused: ${refused}`,
        previous === null ? '–' : String(previous),
      ]);
    }
    process.stdout.write(`head of the log: ${head}\n${textTable(rows)}\n`);
    if (lacking.length > 0) {
      const streams = textTable([['view', 'lacks stream', 'from revision', 'because'], ...lacking]);
      process.stdout.write(`\n${streams}\nFix the projection or the log, then rebuild the view.\n`);
    }
    return 0;
  } finally {
    await opened.close();
    opened.idleFolder?.close();
  }
}

async function showParked(settings: Settings): Promise<void> {
  const reactions = await openReactionControl(settings);
  try {
    const parked = await reactions.parked();
    if (parked.length === 0) return;
    process.stdout.write(`${parkedTable(parked)}\nFix the cause, then: npm run cli -- resume\n\n`);
  } finally {
    await reactions.close();
    reactions.idleFolder?.close();
  }
}
