/** Nothing was written, and nothing will be without a retry: the same request may be sent again later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The disk is full. Nothing of the request was written; reads continue. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** A file contains invalid data, or the disk fails to return them: the affected data are not served, the rest is. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** A server that cannot be used as a store: the message says what is wrong and what to do. */
export class UnusableServer extends Error {
  override readonly name = 'UnusableServer';
}
