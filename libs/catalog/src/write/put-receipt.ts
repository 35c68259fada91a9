import type { Event, EventStore, Receipt, Recorded } from '@sealtrail/event-sourcing';

/** The answer of a command that creates or changes, by what it found. */
export type PutReceipt = Receipt & {
  /** The thing was not there before this command: also true when the command is repeated. */
  readonly created: boolean;
};

/** Asks the stream itself which command began the thing, so that a repeated command is answered as the first time. */
export async function putReceipt(
  store: EventStore,
  receipt: Receipt,
  commandId: string,
  isAbout: (event: Event) => boolean,
): Promise<PutReceipt> {
  const past: readonly Recorded[] = await store.read(receipt.stream);
  return { ...receipt, created: past.find(isAbout)?.metadata.commandId === commandId };
}
