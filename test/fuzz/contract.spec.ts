import type { ApiDocument } from '../request-schemas';
import { Contract, type Documented } from './contract';

const contract = new Contract({
  paths: {},
  components: { schemas: { ProblemView: { type: 'object' } } },
} as never as ApiDocument);

const operation = (media: string): Documented => ({
  method: 'post',
  path: '/run',
  responses: {
    '200': {
      content: {
        [media]: { schema: { type: 'object', required: ['done'], properties: { done: { type: 'integer' } } } },
      },
    },
  },
});

const faultOf = (media: string, body: string): string | null =>
  contract.faultOf(operation(media), 'POST', {
    status: 200,
    headers: { 'content-type': media, 'x-content-type-options': 'nosniff' },
    body: Buffer.from(body),
  } as never);

it('validates a response of lines line by line', () => {
  expect(faultOf('application/x-ndjson', '{"done":1}\n{"done":2}\n')).toBeNull();
  expect(faultOf('application/x-ndjson', '{"done":1}\n{"done":"2"}\n')).toMatch('schema of 200');
  expect(faultOf('application/x-ndjson', '{"done":1}\n{"do')).toBe('status 200 is no JSON');
  expect(faultOf('application/json', '{"done":1}\n{"done":2}\n')).toBe('status 200 is no JSON');
});
