import { ViewWatch } from '@sealtrail/event-sourcing';
import { InMemoryEventStore, InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { codeOf } from '../testing/write-side';
import { applications } from './applications-projection';
import { CountCasesOfSource, CountCasesOfSourceHandler } from './count-cases-of-source';
import { IsFileReferenced, IsFileReferencedHandler } from './is-file-referenced';
import { ListUnfiledFiles, ListUnfiledFilesHandler } from './list-unfiled-files';
import { unfiledFiles } from './unfiled-files-view';

class AtTheHead extends ViewWatch {
  override state = async () => ({ position: 0n, lagMs: 0 });
  override waitForPosition = async () => true;
}

describe('a case missing from the view', () => {
  const [kept, lost] = ['a'.repeat(64), 'b'.repeat(64)];
  let views: InMemoryReadStore;

  beforeEach(async () => {
    views = new InMemoryReadStore();
    const documents = new Map([['a1', { applicationId: 'a1', source: 'oa', files: [kept] }]]);
    await views.save({ view: applications.name, documents, from: 0n, to: 1n });
  });

  const park = () => {
    const parked = [{ stream: 'application-a2', revision: 0n, position: 2n, code: 'TypeError' }];
    return views.save({ view: applications.name, documents: new Map(), from: 1n, to: 2n, parked });
  };

  it('may contain a file that no other case has: it is not reported as unreferenced, or it would be removed', async () => {
    const handler = new IsFileReferencedHandler(new InMemoryEventStore(), views, new AtTheHead());
    const isTold = (sha256: string) => handler.execute(new IsFileReferenced(sha256));
    expect([await isTold(kept), await isTold(lost)]).toStrictEqual([true, false]);
    await park();
    expect([await isTold(kept), await isTold(lost)]).toStrictEqual([true, null]);
  });

  it('may contain a file that seems to wait for a case: none is listed, or it would be removed', async () => {
    const [waitsSince, before] = ['2026-03-02T01:00:00.000Z', '2026-04-02T01:00:00.000Z'];
    const handler = new ListUnfiledFilesHandler(views);
    const waiting = () => handler.execute(new ListUnfiledFiles(before, 9, null));
    const documents = new Map([[kept, { sha256: kept, waitsSince }]]);
    await views.save({ view: unfiledFiles.name, documents, from: 0n, to: 1n });
    expect(await waiting()).toStrictEqual([{ sha256: kept, waitsSince }]);
    const parked = [{ stream: 'application-a2', revision: 0n, position: 2n, code: 'TypeError' }];
    await views.save({ view: unfiledFiles.name, documents: new Map(), from: 1n, to: 2n, parked });
    expect(await codeOf(waiting())).toBe('view.incomplete');
  });

  it('may belong to a source: no partial count is returned', async () => {
    const handler = new CountCasesOfSourceHandler(new InMemoryEventStore(), views, new AtTheHead());
    const count = () => handler.execute(new CountCasesOfSource('oa'));
    expect(await count()).toBe(1);
    await park();
    expect(await codeOf(count())).toBe('view.incomplete');
  });
});
