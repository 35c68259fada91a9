import { projections } from '@sealtrail/contexts';
import type { Query } from '@sealtrail/event-sourcing';
import { MongoReadStore } from '@sealtrail/platform';
import { MongoWorld } from './mongo-world';

type Index = { readonly name: string; readonly fields: readonly string[] };
type Part = Readonly<Record<string, unknown>>;
export type SentList = { readonly filter: Part; readonly sort: Part };

/** The indexes that the product creates in MongoDB, and the queries it sends for a list. */
export class DeclaredIndexes {
  private readonly byView = new Map<string, readonly Index[]>();

  private constructor(
    private readonly world: MongoWorld,
    private readonly store: MongoReadStore,
  ) {}

  static async open(): Promise<DeclaredIndexes> {
    const world = await MongoWorld.start();
    const made = new DeclaredIndexes(world, new MongoReadStore(await world.connect()));
    for (const { name, indexes } of projections) await made.prepare(name, indexes);
    return made;
  }

  private async prepare(view: string, indexes: Parameters<MongoReadStore['prepare']>[1]): Promise<void> {
    this.world.sent();
    await this.store.prepare(view, indexes);
    const all = this.world.sent(`view.${view}`).flatMap(([, { indexes: sent }]) => (sent ?? []) as readonly Part[]);
    const declared = all.map((index) => ({
      name: String(index['name']).replace(/&.*/, ''),
      fields: Object.keys(index['key'] as Part),
    }));
    this.byView.set(view, declared);
  }

  get names(): readonly string[] {
    return [...this.byView].flatMap(([view, all]) => all.map(({ name }) => `${view}/${name}`));
  }

  of(view: string): readonly Index[] {
    return this.byView.get(view) ?? [];
  }

  async sentFor(view: string, query: Query): Promise<SentList> {
    this.world.sent();
    await this.store.list(view, query);
    const [first] = this.world.sent(`view.${view}`);
    return first?.[1] as SentList;
  }

  close(): Promise<void> {
    return this.world.close();
  }
}

/** The constraint of a filter on each field: equality, or a range. */
function bindings(filter: Part): ReadonlyMap<string, 'equal' | 'range'> {
  const bound = new Map<string, 'equal' | 'range'>();
  for (const part of filter['$and'] as readonly Part[]) {
    for (const [field, condition] of Object.entries(part)) {
      if (!field.startsWith('d.')) continue;
      const operators = Object.keys(condition as Part);
      const equal = operators.some((operator) => ['$eq', '$elemMatch'].includes(operator));
      bound.set(field, equal ? 'equal' : 'range');
    }
  }
  return bound;
}

/** How an index serves a query: the fields it binds, and whether it then returns the documents in the requested order. */
export function service(
  { fields }: Index,
  { filter, sort }: SentList,
): { readonly bound: number; readonly inOrder: boolean } {
  const by = bindings(filter);
  const equal = fields.findIndex((field) => by.get(field) !== 'equal');
  const rest = fields.slice(equal);
  const order = Object.keys(sort);
  const inOrder = order.every((field, at) => rest[at] === field);
  return { bound: equal + (by.get(rest[0] ?? '') === 'range' ? 1 : 0), inOrder };
}
