import { BSON, Long } from 'mongodb';
import type { Doc } from '../mongo-proxy/wire';
import { ServerError } from './errors';

type Cursor = { readonly namespace: string; readonly documents: readonly Doc[]; next: number };

const FIRST_BATCH = 101;
const BATCH_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Responses in several messages. A cursor has the documents as they were when the query ran: on a real server it may include
 * later writes, so the double cannot test reads concurrent with writes.
 */
export class Cursors {
  private readonly open = new Map<string, Cursor>();
  private last = 0;

  /** `stay`: the response with a full batch leaves the cursor open, since a server cannot know that nothing follows. */
  first(namespace: string, documents: readonly Doc[], batchSize: number | null, stay: boolean): Doc {
    const cursor = { namespace, documents, next: 0 };
    const [batch, done] = take(cursor, batchSize ?? FIRST_BATCH);
    if (done || !stay) return { id: Long.ZERO, ns: namespace, firstBatch: batch };
    this.last += 1;
    const id = Long.fromNumber(this.last);
    this.open.set(id.toString(), cursor);
    return { id, ns: namespace, firstBatch: batch };
  }

  /** @throws ServerError 43 for a cursor that is not open. */
  next(id: Long, namespace: string, batchSize: number | null): Doc {
    const cursor = this.open.get(id.toString());
    if (cursor === undefined || cursor.namespace !== namespace) {
      throw new ServerError(43, 'CursorNotFound', `cursor id ${id.toString()} not found`);
    }
    const [batch, done] = take(cursor, batchSize ?? Number.POSITIVE_INFINITY);
    if (done) this.open.delete(id.toString());
    return { id: done ? Long.ZERO : id, ns: namespace, nextBatch: batch };
  }

  kill(ids: readonly Long[]): Doc {
    const killed = ids.filter((id) => this.open.delete(id.toString()));
    const notFound = ids.filter((id) => !killed.includes(id));
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] };
  }
}

function take(cursor: Cursor, batchSize: number): readonly [batch: readonly Doc[], done: boolean] {
  const batch: Doc[] = [];
  let bytes = 0;
  while (batch.length < batchSize) {
    const document = cursor.documents[cursor.next];
    if (document === undefined) return [batch, true];
    bytes += BSON.calculateObjectSize(document);
    if (bytes > BATCH_BYTES_MAX && batch.length > 0) break;
    batch.push(document);
    cursor.next += 1;
  }
  return [batch, false];
}
