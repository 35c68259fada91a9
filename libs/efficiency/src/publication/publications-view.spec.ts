import type { Scope } from '@sealtrail/event-sourcing';
import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import { documentsOf, publishedReport } from '../testing';
import { ListPublications, ListPublicationsHandler, type PublicationFilters } from './list-publications';
import { publications } from './publications-view';

const facts = [
  ...publishedReport({ region: '370100', period: '2026-02' }, 'planning'),
  ...publishedReport({ region: '370102', period: '2026-03' }, 'fire'),
  ...publishedReport({ region: '370100', period: '2026-02', version: 2 }, 'planning', 'water'),
];

async function listed(scope: Partial<Scope> = {}, filters: PublicationFilters = {}) {
  const store = new InMemoryReadStore();
  await store.save({ view: publications.name, documents: documentsOf(publications, facts), from: 0n, to: 1n });
  const request = listRequest({ department: null, region: null, ...scope }, filters, 10);
  const { items } = await new ListPublicationsHandler(store).execute(new ListPublications(request));
  return items.map(({ region, period, version }) => `${region} ${period} (${version})`);
}

describe('the list of published reports', () => {
  it('has each by its latest publication', async () => {
    expect((await listed()).toSorted()).toEqual(['370100 2026-02 (2)', '370102 2026-03 (1)']);
  });

  it('is asked by region', async () => {
    expect(await listed({}, { region: '370102' })).toEqual(['370102 2026-03 (1)']);
    expect(await listed({}, { region: '440000' })).toEqual([]);
  });

  it('shows a key what is of its region, and of its department where it has one', async () => {
    expect(await listed({ region: '370102' })).toEqual(['370102 2026-03 (1)']);
    expect(await listed({ department: 'water' })).toEqual(['370100 2026-02 (2)']);
    expect(await listed({ department: 'transport' })).toEqual([]);
  });
});
