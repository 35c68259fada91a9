/** More than the server takes in one write. Nothing was sent. */
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

/** An event that cannot be kept: its id is no UUID, its type is reserved, or its data are no JSON. Nothing was sent. */
export class UnstorableEvent extends Error {
  override readonly name = 'UnstorableEvent';
}
