import request, { type Response, type Test } from 'supertest';
import type { Refusal } from './documented-refusals';

/** Requests to a server with the administrator's key, or with another key. */
export type ApiRequests = {
  readonly url: string;
  readonly adminKey: string;
  get(path: string, key?: string): Test;
  post(path: string, body?: object, key?: string): Test;
  put(path: string, body?: object, key?: string): Test;
  delete(path: string, key?: string): Test;
};

/** @param refused called for every refused request */
export function apiRequests(
  url: string,
  adminKey: string,
  refused: (refusal: Refusal) => void = () => {},
): ApiRequests {
  const agent = request(url);
  const as = (test: Test, key = adminKey): Test =>
    test.set('Authorization', `Bearer ${key}`).on('response', ({ body, type }: Response) => {
      const { code } = (body ?? {}) as { code?: unknown };
      const { pathname } = new URL(test.url);
      if (type === 'application/problem+json') refused({ method: test.method, path: pathname, code: String(code) });
    });
  const withBody = (test: Test, body?: object): Test => (body === undefined ? test : test.send(body));
  return {
    url,
    adminKey,
    get: (path, key) => as(agent.get(path), key),
    post: (path, body, key) => withBody(as(agent.post(path), key), body),
    put: (path, body, key) => withBody(as(agent.put(path), key), body),
    delete: (path, key) => as(agent.delete(path), key),
  };
}
