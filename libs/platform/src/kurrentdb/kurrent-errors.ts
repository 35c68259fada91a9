/** The append exceeds the server's limit. Nothing was sent. */
export class WriteTooLarge extends Error {
  override readonly name = 'WriteTooLarge';

  constructor(
    readonly stream: string,
    readonly bytes: number,
    readonly bytesMax: number,
  ) {
    super(`a write to ${stream} has ${bytes} bytes; the maximum is ${bytesMax}`);
  }
}

/** An event that cannot be stored: its id is not a UUID, its type is reserved, or its data are not JSON. Nothing was sent. */
export class UnstorableEvent extends Error {
  override readonly name = 'UnstorableEvent';
}
