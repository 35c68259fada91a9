import type { OpenAPIObject } from '@nestjs/swagger';
import { hintOptionalParameters } from './parameter-hints';

const shared = { type: 'string', example: '"4"' } as const;

const documentWith = (...parameters: readonly object[]) =>
  ({ paths: { '/v1/things': { get: { parameters }, put: {} } } }) as unknown as OpenAPIObject & {
    readonly paths: { readonly '/v1/things': { readonly get: { readonly parameters: readonly object[] } } };
  };

const hinted = (parameter: object, language: 'zh' | 'en' = 'en'): object | undefined => {
  const document = documentWith(parameter);
  hintOptionalParameters(document, language);
  return document.paths['/v1/things'].get.parameters[0];
};

describe('the example of an optional parameter', () => {
  it('is described in words, because `/docs` sends an example as a value', () => {
    expect(hinted({ name: 'If-Match', in: 'header', description: 'A revision.', schema: shared })).toEqual({
      name: 'If-Match',
      in: 'header',
      description: 'A revision. For example `"4"`.',
      schema: { type: 'string' },
    });
    expect(hinted({ name: 'days', in: 'query', required: false, example: 20, schema: { type: 'integer' } })).toEqual({
      name: 'days',
      in: 'query',
      required: false,
      description: 'For example `20`.',
      schema: { type: 'integer' },
    });
  });

  it('is described in the language of the document', () => {
    expect(hinted({ name: 'If-Match', in: 'header', description: '修订号。', schema: shared }, 'zh')).toMatchObject({
      description: '修订号。 例如 `"4"`。',
    });
  });

  it('is kept in documents that other documents are derived from', () => {
    hinted({ name: 'If-Match', in: 'header', schema: shared });
    expect(shared.example).toBe('"4"');
  });

  it('is kept for required parameters; without one nothing is added', () => {
    const needed = { name: 'period', in: 'query', required: true, schema: { type: 'string', example: '2026-11' } };
    expect(hinted(needed)).toEqual(needed);
    expect(hinted({ name: 'cursor', in: 'query', schema: { type: 'string' } })).toEqual({
      name: 'cursor',
      in: 'query',
      schema: { type: 'string' },
    });
  });
});
