/** What a list that is read in order gives: where it stands, and the rest. */
export type Placed = { readonly name: string; readonly id: string };

type Head<T extends Placed> = { readonly list: AsyncIterator<T>; readonly value: T; readonly bytes: Buffer };

/** Lists that are each in the order of a store (by bytes of the name, then of the id) as one. */
export async function* inOrder<T extends Placed>(lists: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const heads: Head<T>[] = [];
  for (const list of lists) await advance(heads, list[Symbol.asyncIterator]());
  for (;;) {
    const first = firstOf(heads);
    if (first === undefined) return;
    yield first.value;
    heads.splice(heads.indexOf(first), 1);
    await advance(heads, first.list);
  }
}

async function advance<T extends Placed>(heads: Head<T>[], list: AsyncIterator<T>): Promise<void> {
  const { done, value } = await list.next();
  // No name has a zero byte, so that the shorter of two names comes first.
  if (done !== true) heads.push({ list, value, bytes: Buffer.from(`${value.name}\0${value.id}`) });
}

function firstOf<T extends Placed>(heads: readonly Head<T>[]): Head<T> | undefined {
  let first = heads[0];
  for (const head of heads) {
    if (first !== undefined && Buffer.compare(head.bytes, first.bytes) < 0) first = head;
  }
  return first;
}
