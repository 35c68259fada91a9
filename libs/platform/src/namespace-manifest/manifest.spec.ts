import { newKey } from '../vault/sealing';
import { FORMAT, isSameManifest, type Manifest, parseManifest } from './manifest';
import { isBoundTo, openSecret, sealedManifest } from './manifest-secret';

const key = Buffer.alloc(32, 7);
const terms = {
  format: FORMAT,
  zone: 'Asia/Shanghai',
  clock: 'real',
  log: '0b0e0000-0000-4000-8000-000000000001',
  folder: null,
} as const;
const whole = sealedManifest(terms, key);
const reading = (found: unknown) => () => parseManifest(found, 'The place');

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(isSameManifest(parseManifest(JSON.parse(JSON.stringify(whole)), 'The place'), whole)).toBe(true);
  });

  it.each([
    [{ ...whole, format: 1 }, 'The place has format 1; this version of Sealtrail reads format 2.'],
    [{ format: 3 }, 'The place has format 3 of a later version of Sealtrail; this version reads format 2.'],
  ])('of another format is refused: %#', (found, text) => expect(reading(found)).toThrow(text));

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'format 2'],
    ['no format', { ...whole, format: undefined }],
    ['half a format', { ...whole, format: 2.5 }],
    ['no zone', { ...whole, zone: 'Mars/Olympus' }],
    ['no clock', { ...whole, clock: 'sand' }],
    ['no log', { ...whole, log: 'log' }],
    ['no folder', { ...whole, folder: undefined }],
    ['half a secret', { ...whole, secret: whole.secret.slice(4) }],
    ['no binding', { ...whole, binding: '' }],
  ])('that contains %s is damaged', (_, found) =>
    expect(reading(found)).toThrow('The manifest of The place is damaged. Restore it from a backup'),
  );
});

describe('the namespace secret', () => {
  const labels = (manifest: Manifest) => openSecret(manifest, key, 'The place').derive('cases').toString('hex');

  it('is the same at every start, another one for each label and each initialisation', () => {
    expect(labels(whole)).toHaveLength(64);
    expect(labels(parseManifest(JSON.parse(JSON.stringify(whole)), 'The place'))).toBe(labels(whole));
    const secret = openSecret(whole, key, 'The place');
    expect(secret.derive('cases')).not.toEqual(secret.derive('numbers'));
    expect(labels(sealedManifest(terms, key))).not.toBe(labels(whole));
  });

  it('is available only with the master key, and the binding identifies that key', () => {
    const other = newKey();
    expect([isBoundTo(whole, key), isBoundTo(whole, other)]).toEqual([true, false]);
    expect(() => openSecret(whole, other, 'The place')).toThrow('damaged');
  });

  it.each<Partial<Manifest>>([{ zone: 'Europe/Amsterdam' }, { clock: 'simulated' }, { folder: terms.log }])(
    'is bound to every member of the manifest: %o',
    (changed) => expect(() => labels({ ...whole, ...changed })).toThrow('The manifest of The place is damaged'),
  );
});
