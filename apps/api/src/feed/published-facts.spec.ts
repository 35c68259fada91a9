import { seed } from '@sealtrail/catalog/testing';
import { type Event, type Publications, publish, type ScopedDocument } from '@sealtrail/event-sourcing';
import { InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import { type FeedReader, type FeedSelection, LOOKED_AT_MAX, PublishedFacts } from './published-facts';

type Noted = Event<'Noted', { readonly department: string; readonly region: string }>;

const published: Publications = {
  ...publish<Event>(['Filed', 'Closed'], {
    audience: 'case',
    bounds: { by: 'case', id: ({ stream }) => stream.slice(5) },
  }),
  ...publish<Noted>(['Noted'], {
    audience: 'card',
    bounds: { by: 'fact', of: ({ department, region }) => ({ departments: [department], region }) },
  }),
  ...publish<Event>(['Listed'], { audience: 'reference', bounds: { by: 'nothing' } }),
  ...publish<Event>(['Rated'], { audience: 'rating', bounds: { by: 'nothing' } }),
};
const cases: Readonly<Record<string, ScopedDocument>> = {
  c1: { departments: ['planning', 'fire'], region: '370102', filedBy: 'portal' },
  c2: { departments: ['market'], region: '430100', filedBy: null },
};
const everything: FeedReader = {
  audiences: ['case', 'card', 'rating', 'reference'],
  scope: { department: null, region: null },
};
const event = (type: string, data: object = {}): Event => ({ type, data: data as Event['data'] });

describe('the published facts', () => {
  const store = new InMemoryEventStore();
  const facts = new PublishedFacts(store, { of: async (id) => cases[id] ?? null }, published);
  const typesOf = async (
    reader: Partial<FeedReader>,
    selection: FeedSelection = {},
    { after = 0n, limit = 100 } = {},
  ) => {
    const { signal } = new AbortController();
    const page = await facts.read({ ...everything, ...reader }, selection, { after, limit, signal });
    return page.facts.map(({ event: { type, stream } }) => `${stream} ${type}`);
  };
  const all = ['case-c1 Filed', 'case-c1 Closed', 'case-c2 Filed', 'card-1 Noted', 'item-1 Listed', 'rating-1 Rated'];

  beforeAll(async () => {
    await seed(store, 'case-c1', [event('Filed'), event('Checked'), event('Closed')]);
    await seed(store, 'case-c2', [event('Filed')]);
    await seed(store, 'card-1', [event('Noted', { department: 'planning', region: '370102' })]);
    await seed(store, 'item-1', [event('Listed')]);
    await seed(store, 'rating-1', [event('Rated')]);
    await seed(store, 'apiKey-1', [event('ApiKeyIssued')]);
  });

  it('are those of the published types, in the order of the log', async () => {
    expect(await typesOf({})).toEqual(all);
  });

  it('are returned to readers that belong to their audience', async () => {
    expect(await typesOf({ audiences: ['case', 'reference'] })).toEqual(all.filter((one) => !/Noted|Rated/.test(one)));
    expect(await typesOf({ audiences: [] })).toEqual([]);
    expect(await typesOf({ audiences: ['case'] }, { types: ['Rated', 'Noted'] })).toEqual([]);
  });

  it.each<[string, FeedReader['scope'], readonly string[]]>([
    ['a department', { department: 'fire', region: null }, ['case-c1 Filed', 'case-c1 Closed']],
    ['another department', { department: 'market', region: null }, ['case-c2 Filed']],
    ['a region', { department: null, region: '370100' }, ['case-c1 Filed', 'case-c1 Closed', 'card-1 Noted']],
    ['a source', { department: null, region: null, filedBy: 'portal' }, ['case-c1 Filed', 'case-c1 Closed']],
  ])('are limited by %s', async (_, scope, shown) => {
    expect(await typesOf({ scope })).toEqual([...shown, 'item-1 Listed', 'rating-1 Rated']);
  });

  it('are narrowed by a selection, and never widened', async () => {
    expect(await typesOf({}, { department: 'planning' })).toEqual(['case-c1 Filed', 'case-c1 Closed', 'card-1 Noted']);
    expect(await typesOf({}, { region: '430000' })).toEqual(['case-c2 Filed']);
    expect(await typesOf({}, { types: ['Closed'] })).toEqual(['case-c1 Closed']);
    expect(await typesOf({ scope: { department: 'market', region: null } }, { department: 'planning' })).toEqual([]);
    expect(await typesOf({}, { types: ['ApiKeyIssued', 'toString', '__proto__'] })).toEqual([]);
  });

  it('are returned in pages without gaps or duplicates, for any page size', async () => {
    for (const limit of [1, 2, 3, 5, 100]) {
      const seen: string[] = [];
      let after = 0n;
      for (let isAtHead = false; !isAtHead; ) {
        const { signal } = new AbortController();
        const page = await facts.read(everything, {}, { after, limit, signal });
        seen.push(...page.facts.map(({ event: { stream, type } }) => `${stream} ${type}`));
        [after, isAtHead] = [page.position, page.isAtHead];
      }
      expect([limit, seen]).toEqual([limit, all]);
    }
  });

  it('end a page early after the maximum number of facts that the reader may not see', async () => {
    const long = new InMemoryEventStore();
    await seed(
      long,
      'case-c2',
      Array.from({ length: LOOKED_AT_MAX + 1_000 }, () => event('Filed')),
    );
    const reader: FeedReader = { ...everything, scope: { department: 'planning', region: null } };
    const read = new PublishedFacts(long, { of: async (id) => cases[id] ?? null }, published);
    const { signal } = new AbortController();
    const page = await read.read(reader, {}, { after: 0n, limit: 100, signal });
    expect(page).toMatchObject({ facts: [], isAtHead: false });
    expect(page.position).toBeLessThan(await long.head());
    const next = await read.read(reader, {}, { after: page.position, limit: 100, signal });
    expect(next).toMatchObject({ facts: [], isAtHead: true, position: await long.head() });
  });
});
