import { get, type IncomingMessage } from 'node:http';

export type ListenOptions = {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An open response, and what was received. */
export class StreamListener {
  text = '';
  closed = false;
  status = 0;
  headers: IncomingMessage['headers'] = {};
  private answer: IncomingMessage | undefined;

  constructor(port: number, { query = '', headers = {} }: ListenOptions) {
    const options = { port, path: `/v1/stream${query}`, headers: { ...headers } };
    get(options, (answer) => {
      this.answer = answer;
      this.status = answer.statusCode ?? 0;
      this.headers = answer.headers;
      answer.on('data', (chunk: Buffer) => {
        this.text += chunk.toString();
      });
      answer.on('error', () => {});
      answer.on('close', () => {
        this.closed = true;
      });
    }).on('error', () => {
      this.closed = true;
    });
  }

  get messages(): readonly { readonly id: string; readonly subject: string }[] {
    return this.text
      .split('\n\n')
      .filter((text) => text.startsWith('id: '))
      .map((text) => {
        const [id = '', , data = ''] = text.split('\n');
        return { id: id.slice(4), subject: (JSON.parse(data.slice(6)) as { subject: string }).subject };
      });
  }

  hangUp(): void {
    this.answer?.destroy();
  }
}
