import type { OpenAPIObject } from '@nestjs/swagger';
import { documentDefaults } from './document-defaults';

const tellingIn = (language: 'en' | 'zh') => {
  const channel = { type: 'string', description: 'By which way it came.', default: 'web' };
  const materials = { type: 'array', items: { type: 'string' }, default: [] };
  const schemas = { SubmitRequest: { type: 'object', properties: { channel, materials, note: { type: 'string' } } } };
  documentDefaults({ components: { schemas } } as unknown as OpenAPIObject, language);
  return schemas.SubmitRequest.properties;
};

it('the default of a member is described in words, and the member stays optional', () => {
  expect(tellingIn('en')).toEqual({
    channel: { type: 'string', description: 'By which way it came. By default `"web"`.' },
    materials: { type: 'array', items: { type: 'string' }, description: 'By default `[]`.' },
    note: { type: 'string' },
  });
  expect(tellingIn('zh').materials).toMatchObject({ description: '默认为 `[]`。' });
});
