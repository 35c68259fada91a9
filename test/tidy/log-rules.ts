import { type Finding, isTestCode, type SourceFile } from './source-file';

/** Stores that return events as they were stored. */
const RAW = ['SqliteEventStore', 'SqliteEventReader', 'KurrentEventStore'];
/** The drivers themselves, and the one place that opens them. */
const MAY = /^libs\/platform\/src\/(sqlite|kurrentdb)\/|^libs\/platform\/src\/(open-log|index)\.ts$/;

/** Logs are opened with upcasters: callers of `openLog` never get an old shape. */
export const rawLogFindings = ({ path, imports }: SourceFile): readonly Finding[] =>
  isTestCode(path) || MAY.test(path)
    ? []
    : imports
        .flatMap(({ names }) => names)
        .filter((name) => RAW.includes(name))
        .map((name) => `${path}: ${name} gives facts as they were stored; open the log with openLog`);

const OPENERS = ['openLog', 'openLogForReading', 'openDistributed'];

/** A log is opened with the upcasters of all contexts. */
export const upcastingFindings = ({ path, imports }: SourceFile): readonly Finding[] => {
  if (isTestCode(path) || !path.startsWith('apps/')) return [];
  const lifts = imports.some(({ from, names }) => from === '@sealtrail/contexts' && names.includes('upcasters'));
  return imports
    .flatMap(({ names }) => names)
    .filter((name) => OPENERS.includes(name) && !lifts)
    .map((name) => `${path}: ${name} without the upcasters of the contexts`);
};
