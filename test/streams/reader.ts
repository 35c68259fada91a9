import { type ClientRequest, get } from 'node:http';

/** A client of the stream that reconnects with `Last-Event-ID`, as browsers do. */
export class StreamReader {
  readonly subjects: string[] = [];
  readonly ids: string[] = [];
  isOpen = false;
  private request: ClientRequest | null = null;

  constructor(
    private readonly key: string,
    private readonly query: string,
  ) {}

  /** Opens the stream, after the last message if there was one; resolves once it is open. */
  async open(url: string): Promise<void> {
    const last = this.ids.at(-1);
    const headers = { authorization: `Bearer ${this.key}`, ...(last === undefined ? {} : { 'last-event-id': last }) };
    await new Promise<void>((resolve, reject) => {
      let rest = '';
      this.request = get(`${url}/v1/stream?${this.query}`, { headers, agent: false }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`the stream was refused: ${response.statusCode}`));
        this.isOpen = true;
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          const messages = `${rest}${text}`.split('\n\n');
          rest = messages.pop() ?? '';
          for (const message of messages) this.read(message);
        });
        response.on('error', () => {});
        response.on('close', () => {
          this.isOpen = false;
        });
        resolve();
      }).on('error', reject);
    });
  }

  close(): void {
    this.request?.destroy();
  }

  private read(message: string): void {
    const id = /^id: (.*)$/m.exec(message)?.[1];
    const data = /^data: (.*)$/m.exec(message)?.[1];
    if (id === undefined || data === undefined) return;
    this.ids.push(id);
    this.subjects.push((JSON.parse(data) as { subject: string }).subject);
  }
}
