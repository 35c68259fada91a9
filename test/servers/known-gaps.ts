/** A missing feature of another vendor's server, and the tests that need it. */
export type Gap = {
  /** Observed with that very version, at the server itself. */
  readonly reason: string;
  /** Prefixes of the full names of these tests. */
  readonly tests: readonly string[];
  /** Not run: they would take minutes. The others are run, so that the table shrinks when a server improves. */
  readonly isLeftOut?: true;
  /** Does not fail in every run: a passing test proves nothing. */
  readonly isByChance?: true;
  /** Processes of the product do not start with it: tests that need whole processes are excluded. */
  readonly refusesProcesses?: true;
};

/**
 * By the identity of a server (`identityOf`): the tests that it need not pass. MongoDB itself has no entry, nor has an untested
 * version: for those every failure is an error.
 */
export const knownGaps: Readonly<Record<string, readonly Gap[]>> = {
  'FerretDB v1.24.2': [
    {
      reason:
        'it scans the whole collection for every filter except a single `_id`: a thousand guarded writes take four minutes',
      tests: [
        'MongoReadStore keeps the contract of a read store documents are loaded by the thousand',
        'MongoTimerStore keeps the contract of a timer store handles thousands',
        'MongoTimerStore keeps the contract of a timer store returns the due timers among many held ones',
      ],
      isLeftOut: true,
    },
    {
      reason: 'its plans have neither stages nor indexes',
      tests: ['lists of the product follow an index'],
      isLeftOut: true,
    },
    {
      reason:
        'it reads and writes a document in two steps: of an update and a deletion that exclude each other both report success',
      tests: [
        'GridFsFileStore keeps the contract of a file store orders concurrent renewals and removals',
        'MongoLeaseStore keeps the contract of a lease store changes its owner under the next epoch',
      ],
      isByChance: true,
    },
    {
      reason: 'it stores no array in an array ("nested arrays are not supported")',
      tests: [
        'answers every query as the in-memory store does',
        'filters match the elements of an array and the array itself',
      ],
    },
    {
      reason: 'it is not a replica set and has no sessions, so that the driver retries no write',
      tests: [
        'a lost response is requested again by the driver',
        'a lost response to an upsert or findAndModify is the first one when repeated',
        'a connection dropped before the write is harmless with retries',
        'a batch cut in the middle is completed by the retry',
        'a chosen error has code and labels',
        'timers through a proxy to a server are refused to an owner of an earlier epoch',
        'timers through a proxy to a server belong to one part',
      ],
    },
    {
      reason: 'in the result of a batch it reports each upsert and each error with the index of the first statement',
      tests: ['a race may affect any statement of a batch', 'batches of writes contain updates, upserts and deletes'],
    },
    {
      reason:
        'it aborts an unordered batch at its first duplicate key error, without reporting the number of executed statements',
      tests: [
        'saving to a double of a server moves no document back, and restores none that was removed',
        'saving to a double of a server refuses an owner of an earlier epoch once a later one has prepared the view',
        'saving to a double of a server stores thousands in several requests',
      ],
    },
    {
      reason:
        'it aborts an unordered batch at its first duplicate key error, without reporting the number of executed statements: two writers of one view meet one',
      tests: [
        'views of a toy bank, through a double are not damaged by an owner that was paused during a save',
        'views of a toy bank, through a double equal a rebuild if two workers of one epoch compete for them',
      ],
      isByChance: true,
    },
    {
      reason: 'its duplicate key errors name neither index nor value',
      tests: [
        'updating raises a duplicate key error if a guarded upsert comes too late',
        'reading enforces unique indexes',
      ],
    },
    { reason: 'it stores documents beyond 16 MiB', tests: ['updating stores no document beyond 16 MiB'] },
    {
      reason: 'a document in an array is not matched by an equal document',
      tests: ['filters follow paths into documents and through arrays of documents'],
    },
    {
      reason: 'it omits null members of `$setOnInsert`: a manifest is returned without its folder',
      tests: ['the manifest through a proxy is '],
      refusesProcesses: true,
    },
  ],
  'SecantusDB 0.7.0b3': [
    {
      reason:
        'it uses no index below `$and` or next to `$nor`, and stores documents so slowly that there are no plans within two minutes',
      tests: ['lists of the product follow an index'],
      isLeftOut: true,
    },
    {
      reason:
        'it remembers a numbered write as a whole and not its statements: after a cut in the middle a retry executes them again',
      tests: ['a batch cut in the middle is completed by the retry'],
    },
    {
      reason: 'it adds new fields in the order of the update instead of their names',
      tests: ['updating sets, unsets and adds, and returns what changed'],
    },
    {
      reason: 'to concurrent upserts of one id by `findAndModify` it reports each as stored, in 48 of 50 attempts',
      tests: ['the manifest through a proxy is that of the first process'],
      isByChance: true,
    },
  ],
};

/** A test result of jest. */
export type Ran = { readonly fullName: string; readonly status: string };

export type Verdict = {
  readonly passed: number;
  /** Failures that are not listed: ours, or the server's. */
  readonly unexpected: readonly string[];
  /** Listed failures, with their reasons. */
  readonly known: readonly string[];
  /** Listed tests that pass. */
  readonly closed: readonly string[];
};

/** Compares the results of a run with the known gaps of its server. */
export function judge(tests: readonly Ran[], gaps: readonly Gap[]): Verdict {
  const named = (status: string): readonly string[] =>
    tests.filter((one) => one.status === status).map(({ fullName }) => fullName);
  const failed = named('failed');
  const passed = named('passed');
  const listed = gaps.flatMap(({ tests: beginnings, ...gap }) => beginnings.map((begins) => ({ ...gap, begins })));
  const gapOf = (name: string) => listed.find(({ begins }) => name.startsWith(begins));
  return {
    passed: passed.length,
    unexpected: failed.filter((name) => gapOf(name) === undefined),
    known: failed.flatMap((name) => (gapOf(name) === undefined ? [] : [`${name}: ${gapOf(name)?.reason}`])),
    closed: listed
      .filter(({ isByChance }) => isByChance === undefined)
      .map(({ begins }) => begins)
      .filter((begins) => passed.some((name) => name.startsWith(begins)))
      .filter((begins) => !failed.some((name) => name.startsWith(begins))),
  };
}

/** Prefixes that no test of a run has: the table excuses and leaves out nothing by them. */
export const withoutTest = (beginnings: readonly string[], names: readonly string[]): readonly string[] =>
  beginnings.filter((begins) => !names.some((name) => name.startsWith(begins)));

/** A pattern that matches all test names except those with these prefixes. */
export const allBut = (beginnings: readonly string[]): string =>
  `^(?!${beginnings.map((begins) => begins.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;
