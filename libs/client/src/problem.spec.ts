import { bodyOf } from './client';
import { SealtrailProblem } from './problem';

describe('a refusal', () => {
  it('is an error with its code, and names every invalid member', async () => {
    const error = {
      code: 'request.invalid',
      title: 'Request is invalid',
      detail: 'One field is invalid.',
      errors: [{ pointer: '/item', code: 'field.required', detail: 'is required' }],
    };
    const refused = bodyOf({ error, response: new Response('', { status: 422 }) });
    await expect(refused).rejects.toMatchObject({ status: 422, code: 'request.invalid' });
    await expect(refused).rejects.toThrow(
      '422 request.invalid Request is invalid; One field is invalid.; /item is required',
    );
  });

  it('by something that is not the server has no code', () => {
    expect(new SealtrailProblem(502, {})).toMatchObject({ status: 502, code: '', message: '502  no problem document' });
  });
});
