import { createHash, createHmac } from 'node:crypto';
import { Socket } from 'node:net';
import { canonicalJson, derivedId, type JsonObject, NamespaceSecret } from '@sealtrail/event-sourcing';
import { FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import fc from 'fast-check';
import { fingerprintOf } from './fingerprint';

class SecretOf extends NamespaceSecret {
  constructor(private readonly secret: string) {
    super();
  }
  override derive(label: string): Buffer {
    return createHmac('sha256', this.secret).update(label).digest();
  }
}

const terms = { secret: new FixedNamespaceSecret(), commandId: 'c1', personal: ['applicant', 'agent'] };
const of = (body: JsonObject, over: Partial<typeof terms> = {}, method = 'POST', url = '/v1/applications') =>
  fingerprintOf({ method, url, body }, { ...terms, ...over });

const applicant = { name: '李某', idNumber: '11010519491231002X' };

describe('the fingerprint of a request', () => {
  it('is the same for the same request, whatever the order of its members', () => {
    expect(of({ item: 'i', applicant, n: 1 })).toBe(of({ n: 1, applicant, item: 'i' }));
    expect(of({ item: 'i' })).toMatch(/^[0-9a-f]{64}$/);
  });

  it('differs with the method, the path, the body, the command and the secret', () => {
    const all = [
      of({ item: 'i' }),
      of({ item: 'j' }),
      of({ item: 'i' }, {}, 'PUT'),
      of({ item: 'i' }, {}, 'POST', '/v1/other'),
      of({ item: 'i' }, { commandId: 'c2' }),
      of({ item: 'i' }, { secret: new SecretOf('other') }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('depends on the presence of a person, and not on who it is', () => {
    const [one, other, nobody, absent] = [{ agent: applicant }, { agent: { name: '王某' } }, { agent: null }, {}].map(
      (body) => of({ item: 'i', ...body }),
    );
    expect([one === other, one === nobody, nobody === absent]).toStrictEqual([true, false, false]);
  });

  it('is the same for any two people, so that not even a holder of all keys can guess who is meant', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        fc.pre(one !== null && other !== null);
        return of({ applicant: one as JsonObject }) === of({ applicant: other as JsonObject });
      }),
    );
  });

  it('cannot be recomputed from the log and a guess of the request', () => {
    const body = { item: 'i', applicant };
    const [actor, key, url] = ['key-1', '1', '/v1/applications'];
    const commandId = derivedId('command', actor, key);
    const told = of(body, { commandId });
    const texts = [body, { ...body, applicant: 'somebody' }].flatMap((guess) => {
      const text = `POST\n${url}\n${canonicalJson(guess)}`;
      return [text, `${commandId}\n${text}`];
    });
    const keys = [key, commandId, actor, '', 'request-fingerprint'];
    const guesses = texts.flatMap((text) => [
      createHash('sha256').update(text).digest('hex'),
      ...keys.map((each) => createHmac('sha256', each).update(text).digest('hex')),
    ]);
    expect(guesses).not.toContain(told);
  });

  it('does not read a streamed body: a file is identified by its content hash', () => {
    const ofFile = (body: unknown) => fingerprintOf({ method: 'POST', url: '/v1/files', body }, terms);
    expect(ofFile(new Socket())).toBe(ofFile(null));
  });
});
