/** The server's response; anything but 2xx throws with its problem document, so that a demo never continues after an error. */
export class Client {
  constructor(
    private readonly url: string,
    readonly key: string,
  ) {}

  as(key: string): Client {
    return new Client(this.url, key);
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  /** @param name idempotency key: the same for the same request. */
  post<Answer>(path: string, body: object | string, name?: string): Promise<Answer> {
    return this.ask('POST', path, body, name);
  }

  put<Answer>(path: string, body: object): Promise<Answer> {
    return this.ask('PUT', path, body);
  }

  private async ask<Answer>(method: string, path: string, body?: object | string, name?: string): Promise<Answer> {
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json';
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(name && { 'idempotency-key': name }),
        ...(body && { 'content-type': type }),
      },
      ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as Answer;
  }
}
