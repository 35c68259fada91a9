import { viewNames } from '@sealtrail/contexts';
import { readSettings } from '@sealtrail/platform';
import { openViews, statusOf } from './opened-views';
import { shareOf } from './progress';
import { warnPeople } from './warn-people';

/** Prints every view: which generation answers, how far it is, and what is being built. */
export async function showViews(args: readonly string[]): Promise<number> {
  const opened = await openViews(readSettings(args, process.env, warnPeople));
  try {
    const head = await opened.events.head();
    const rows = [['view', 'generation', 'saved up to', 'being built', 'previous']];
    const lacking: (readonly string[])[] = [];
    for (const view of viewNames) {
      const { generations, parked, live, building } = await statusOf(opened, view);
      for (const { stream, revision, code } of parked) lacking.push([view, stream, String(revision), code]);
      const { refused, previous } = generations;
      const built = building === null ? '–' : `${generations.building}, ${shareOf(building, head)}`;
      rows.push([
        view,
        String(generations.live),
        `${live} (${shareOf(live, head)})`,
        refused === null ? built : `${built}, refused: ${refused}`,
        previous === null ? '–' : String(previous),
      ]);
    }
    process.stdout.write(`head of the log: ${head}\n${table(rows)}\n`);
    if (lacking.length > 0) {
      const streams = table([['view', 'lacks stream', 'from revision', 'because'], ...lacking]);
      process.stdout.write(`\n${streams}\nMend the fold or the log, then rebuild the view.\n`);
    }
    return 0;
  } finally {
    await opened.close();
    opened.idleFolder?.close();
  }
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
