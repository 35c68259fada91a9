/** A message of a stream. */
export type StreamMessage = { readonly id: string; readonly event: string; readonly data: string };

/** Parses server-sent events from chunks of text, split anywhere. */
export class ServerSentEvents {
  private rest = '';
  private message = { id: '', event: '', data: '' };

  /** The messages completed by a chunk. */
  read(piece: string): readonly StreamMessage[] {
    const lines = (this.rest + piece).split('\n');
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.readLine(line.replace(/\r$/, '')));
  }

  private readLine(line: string): readonly StreamMessage[] {
    if (line === '') return this.end();
    const [, name = '', value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name === 'id' || name === 'event') this.message[name] = value;
    if (name === 'data') this.message.data += this.message.data === '' ? value : `\n${value}`;
    return [];
  }

  private end(): readonly StreamMessage[] {
    const { message } = this;
    this.message = { id: message.id, event: '', data: '' };
    return message.data === '' ? [] : [message];
  }
}
