import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { incompletenessOf, requireCompleteView, requireFollowedStream } from './completeness';
import { readPage } from './read-page';

const parked = (stream: string) => ({ stream, revision: 3n, position: 4n, code: 'TypeError' });
const anywhere = { department: null, region: null };

describe('an answer of a view with parked streams', () => {
  let views: InMemoryReadStore;

  beforeEach(async () => {
    views = new InMemoryReadStore();
    const documents = new Map([['a', { at: 1, departments: [], region: '31' }]]);
    await views.save({ view: 'a.v1', documents, from: 0n, to: 9n, parked: [parked('case-1'), parked('case-2')] });
    await views.save({ view: 'b.v1', documents, from: 0n, to: 9n, parked: [parked('case-2'), parked('case-3')] });
    await views.save({ view: 'whole.v1', documents, from: 0n, to: 9n });
  });

  const listed = (view: string, where = [] as never[]) =>
    readPage(
      views,
      { view, where, orderBy: 'at' },
      { scope: anywhere, filters: {}, limit: 5, after: null },
      ({ at }: { at: number; departments: string[]; region: string }) => at,
    );

  it('is marked as incomplete on every page, while a complete one has no mark', async () => {
    expect(await listed('a.v1')).toStrictEqual({ items: [1], next: null, incomplete: 2 });
    expect(await listed('whole.v1')).toStrictEqual({ items: [1], next: null });
  });

  it('is marked as incomplete even if it is empty', async () => {
    const impossible = [{ op: 'in', field: 'at', value: [] }] as never[];
    expect(await listed('a.v1', impossible)).toStrictEqual({ items: [], next: null, incomplete: 2 });
  });

  it('counts a stream once that is parked in several of its views', async () => {
    expect(await incompletenessOf(views, 'a.v1', 'b.v1', 'whole.v1')).toStrictEqual({ incomplete: 3 });
  });

  it('is refused if an overlooked document would have permanent consequences', async () => {
    await expect(requireCompleteView(views, 'a.v1')).rejects.toMatchObject({ code: 'view.incomplete' });
    await expect(requireCompleteView(views, 'whole.v1')).resolves.toBeUndefined();
  });

  it('is refused for the parked stream itself, which would be shown in an outdated state', async () => {
    await expect(requireFollowedStream(views, 'a.v1', 'case-1')).rejects.toMatchObject({ code: 'view.incomplete' });
    await expect(requireFollowedStream(views, 'a.v1', 'case-3')).resolves.toBeUndefined();
    await expect(requireFollowedStream(views, 'whole.v1', 'case-1')).resolves.toBeUndefined();
  });
});
