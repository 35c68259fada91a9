import { idBytes, idOfHex } from './id-bytes';

const there = (id: string) => idOfHex(idBytes(id).toString('hex').toUpperCase());

it.each([
  '6f1d2c4e-8a3b-5f70-9c1e-2d3a4b5c6d7e',
  '6F1D2C4E-8A3B-5F70-9C1E-2D3A4B5C6D7E',
  'c1',
  '',
  'fifteen letters',
  '15 bytes of 𠮷',
  'sixteen letters!',
])('returns %j unchanged', (id) => {
  expect(there(id)).toBe(id);
});

it('stores a UUID in 16 bytes and nothing else in 16 bytes', () => {
  expect(idBytes('6f1d2c4e-8a3b-5f70-9c1e-2d3a4b5c6d7e')).toHaveLength(16);
  for (let length = 0; length < 40; length++) expect(idBytes('x'.repeat(length))).not.toHaveLength(16);
});
