import {
  AccessTrail,
  type AccessTrailFilter,
  type Instant,
  type PersonalDataAccess,
  parseAccess,
  prefixesAbove,
  regionPrefix,
  regionsOf,
} from '@sealtrail/event-sourcing';
import type { Collection, Db, Filter } from 'mongodb';
import type { MongoConnection } from './mongo-connection';
import { isDuplicate, reading, writingAgain } from './mongo-errors';

/** `marks`: the search keys, each compared for equality: `case:<id>`, `in:<prefix>`, `in:<prefix> case:<id>`. */
type StoredReading = {
  readonly _id: string;
  readonly at: string;
  readonly actor: string;
  readonly file: string | null;
  readonly marks: readonly string[];
  readonly entry: string;
};
type Waiting = {
  readonly kept: StoredReading;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

const TOGETHER_MAX = 256;
const INDEXES = [
  { name: 'at', key: { at: -1, _id: -1 } },
  { name: 'actor+at', key: { actor: 1, at: -1, _id: -1 } },
  { name: 'file+at', key: { file: 1, at: -1, _id: -1 } },
  { name: 'marks+at', key: { marks: 1, at: -1, _id: -1 } },
] as const;

/** Who read whose data, in a collection of its own. Entries that arrive while a batch is being written go into the next one. */
export class MongoAccessTrail extends AccessTrail {
  private readonly reads: Collection<StoredReading>;
  private readonly waiting: Waiting[] = [];
  private isWriting = false;

  private constructor(db: Db) {
    super();
    this.reads = readsOf(db);
  }

  static async open({ db }: MongoConnection): Promise<MongoAccessTrail> {
    await writingAgain(() => readsOf(db).createIndexes(INDEXES.map(({ name, key }) => ({ name, key: { ...key } }))));
    return new MongoAccessTrail(db);
  }

  /** @throws {UnknownOutcome} {@link StorageFull} {@link StoreUnavailable} */
  override keep(read: PersonalDataAccess): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ kept: toStored(read), resolve, reject });
      if (!this.isWriting) void this.write();
    });
  }

  override async find({ limit, ...question }: AccessTrailFilter): Promise<readonly PersonalDataAccess[]> {
    const sort = { at: -1, _id: -1 } as const;
    const found = await reading(() => this.reads.find(filterOf(question), { sort, limit, batchSize: limit }).toArray());
    return found.map(({ entry }) => parseAccess(entry));
  }

  override async forget(before: Instant): Promise<number> {
    return (await writingAgain(() => this.reads.deleteMany({ at: { $lt: before } }))).deletedCount;
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    for (;;) {
      const some = this.waiting.splice(0, TOGETHER_MAX);
      if (some.length === 0) break;
      try {
        await this.keepOnce(some.map(({ kept }) => kept));
        for (const { resolve } of some) resolve();
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    this.isWriting = false;
  }

  private async keepOnce(some: readonly StoredReading[]): Promise<void> {
    const upserts = some.map(({ _id, ...fields }) => ({
      updateOne: { filter: { _id: { $eq: _id } }, update: { $setOnInsert: fields }, upsert: true },
    }));
    const keep = () => writingAgain(() => this.reads.bulkWrite(upserts, { ordered: false }));
    try {
      await keep();
    } catch (error) {
      // Concurrent inserts of the same entry: the next attempt finds it stored.
      if (!isDuplicate(error)) throw error;
      await keep();
    }
  }
}

const readsOf = (db: Db): Collection<StoredReading> => db.collection('access-trail');

const toStored = (read: PersonalDataAccess): StoredReading => ({
  _id: read.id,
  at: read.at,
  actor: read.actor,
  file: read.file,
  marks: [...new Set([...read.cases.flatMap(marksOf), ...regionsOf(read).flatMap(prefixesAbove).map(withinRegion)])],
  entry: JSON.stringify(read),
});

const marksOf = ({ id, region }: PersonalDataAccess['cases'][number]): readonly string[] => [
  ofCase(id),
  ...prefixesAbove(region).flatMap((prefix) => [withinRegion(prefix), `${withinRegion(prefix)} ${ofCase(id)}`]),
];

const ofCase = (id: string): string => `case:${id}`;
const withinRegion = (prefix: string): string => `in:${prefix}`;

function filterOf({
  region,
  case: asked,
  actor,
  file,
  from,
  to,
  after,
}: Omit<AccessTrailFilter, 'limit'>): Filter<StoredReading> {
  const marks = [
    ...(region === null ? [] : [withinRegion(regionPrefix(region))]),
    ...(asked === undefined ? [] : [ofCase(asked)]),
  ];
  const terms: Filter<StoredReading>[] = [
    ...(marks.length === 0 ? [] : [{ marks: { $eq: marks.join(' ') } }]),
    ...(actor === undefined ? [] : [{ actor: { $eq: actor } }]),
    ...(file === undefined ? [] : [{ file: { $eq: file } }]),
    ...(from === undefined ? [] : [{ at: { $gte: from } }]),
    ...(to === undefined ? [] : [{ at: { $lt: to } }]),
    ...(after === null
      ? []
      : [{ $or: [{ at: { $lt: after.at } }, { at: { $eq: after.at }, _id: { $lt: after.id } }] }]),
  ];
  return terms.length === 0 ? {} : { $and: terms };
}
