import { Agent, request } from 'node:http';

export type Answered = { readonly status: number; readonly body: Record<string, unknown> };

/** Sends requests to one server over a few persistent connections. */
export class KeepAliveClient {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    readonly connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  ask(method: 'GET' | 'POST' | 'PUT', path: string, key: string, body?: object): Promise<Answered> {
    const payload = body === undefined ? null : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${key}`,
      ...(payload === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(`${this.url}${path}`, { method, headers, agent: this.agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answered['body'] });
        });
      });
      asked.on('error', reject);
      asked.end(payload ?? undefined);
    });
  }

  /** Like `ask`; anything but 2xx is an error. */
  async must(method: 'GET' | 'POST' | 'PUT', path: string, key: string, body?: object): Promise<Answered['body']> {
    const answer = await this.ask(method, path, key, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Why the server refused: its code, and the invalid fields. */
export function reasonOf({ body }: Answered): string {
  const errors = (body['errors'] ?? []) as readonly { readonly pointer: string; readonly detail: string }[];
  const fields = errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
  return [`${String(body['code'])}: ${String(body['detail'])}`, ...fields].join('; ');
}

/** Runs all the work, this many at a time. */
export async function inParallel<Work>(
  atOnce: number,
  all: readonly Work[],
  work: (one: Work) => Promise<void>,
): Promise<void> {
  const waiting = all.values();
  const worker = async (): Promise<void> => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
