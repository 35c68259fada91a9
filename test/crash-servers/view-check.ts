import { isDeepStrictEqual } from 'node:util';
import { projections } from '@sealtrail/contexts';
import type { Document, EventStore, ReadStore } from '@sealtrail/event-sourcing';
import { InMemoryReadStore, projectToHead, wholeView } from '@sealtrail/event-sourcing/testing';

/** Checks that every document of every view equals that of a clean rebuild from the log. */
export async function viewFindings(lived: ReadStore, events: EventStore) {
  const clean = new InMemoryReadStore();
  await projectToHead({ events, views: clean, projections });
  const findings: string[] = [];
  let documents = 0;
  for (const { name } of projections) {
    const [has, should] = [await wholeView(lived, name), await wholeView(clean, name)];
    documents += should.size;
    for (const id of new Set([...has.keys(), ...should.keys()])) {
      const [found, expected] = [plain(has.get(id)), plain(should.get(id))];
      if (!isDeepStrictEqual(found, expected)) {
        findings.push(`${name} ${id}: is ${brief(found)}, a rebuild gives ${brief(expected)}`);
      }
    }
  }
  return { findings, documents };
}

/** As any store may return it. */
const plain = (document: Document | undefined): unknown =>
  document === undefined ? null : JSON.parse(JSON.stringify(document));

const brief = (document: unknown): string => JSON.stringify(document).slice(0, 300);
