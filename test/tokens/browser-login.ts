import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';

type Answer = { readonly status: number; readonly location: string | null; readonly body: string };
type Form = Readonly<Record<string, string>>;

/** A browser with cookies, and a page of a public client in it: authorization code with PKCE (RFC 7636, S256). */
export class BrowserLogin {
  private readonly cookies = new Map<string, string>();
  readonly verifier = randomBytes(32).toString('base64url');

  constructor(
    private readonly issuer: string,
    private readonly client: { readonly redirect: string; readonly resource: string; readonly authority: string },
  ) {}

  /** Logs in and consents; returns the code that the provider gave to the page. */
  async codeOf(login: string): Promise<string> {
    const { redirect, resource } = this.client;
    const asked = new URLSearchParams({
      client_id: 'console',
      response_type: 'code',
      redirect_uri: redirect,
      scope: 'openid sealtrail',
      resource,
      state: 's',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    let next = (await this.ask(`${this.issuer}/auth?${asked}`)).location ?? '';
    for (const form of [{ prompt: 'login', login, password: 'p' }, { prompt: 'consent' }]) {
      const done = await this.ask(new URL(next, this.issuer).href, form);
      next = (await this.ask(done.location ?? '')).location ?? '';
    }
    const code = new URL(next).searchParams.get('code');
    if (code === null) throw new Error(`no code: ${next}`);
    return code;
  }

  /** The token response for a code. */
  async redeem(
    code: string,
    verifier = this.verifier,
  ): Promise<{ readonly access_token?: string; readonly error?: string }> {
    const { redirect, resource } = this.client;
    const form = {
      grant_type: 'authorization_code',
      client_id: 'console',
      code,
      redirect_uri: redirect,
      resource,
      code_verifier: verifier,
    };
    return JSON.parse((await this.ask(`${this.issuer}/token`, form)).body) as object;
  }

  private ask(url: string, form: Form | null = null): Promise<Answer> {
    const sent = form === null ? null : new URLSearchParams(form).toString();
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const options = {
      method: sent === null ? 'GET' : 'POST',
      ca: readFileSync(this.client.authority),
      headers: { cookie, ...(sent === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) },
    };
    return new Promise((resolve, reject) => {
      const asked = request(url, options, (response) => {
        for (const set of response.headers['set-cookie'] ?? []) {
          const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
          if (value === '') this.cookies.delete(name);
          else this.cookies.set(name, value);
        }
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? null,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      });
      asked.on('error', reject).end(sent ?? undefined);
    });
  }
}
