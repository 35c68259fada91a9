/** What the server answered; anything but 2xx throws with its problem, so that a demo never goes on in silence. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  as(key: string): Client {
    return new Client(this.url, key);
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  post<Answer>(path: string, body: object): Promise<Answer> {
    return this.ask('POST', path, body);
  }

  put<Answer>(path: string, body: object): Promise<Answer> {
    return this.ask('PUT', path, body);
  }

  private async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as Answer;
  }
}
