/** Nothing was written and nothing will be by itself: the same request may be sent again later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The disk is full. Nothing of the request was written; reading goes on. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** A file holds what nobody wrote, or the disk does not give it: what lies there is not answered, the rest is. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** A server that cannot serve as a store: the message says what is wrong and what to do. */
export class UnusableServer extends Error {
  override readonly name = 'UnusableServer';
}
