import 'reflect-metadata';
import { channels } from '@sealtrail/catalog';
import { plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  getMetadataStorage,
  IsArray,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  validate,
} from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata';
import { apiModule } from '../api.module';
import { IsEnumerated } from './enumerated';
import { IsCode, IsDistinct, IsInstant, IsLocalDate, IsName, IsReadable, IsRegionCode } from './fields';
import { IsNested } from './nested';
import { CHECKS, fieldFaultsIn, withFault } from './validation-faults';

class Part {
  @IsString()
  @MinLength(1)
  @MaxLength(3)
  'a/b': string;
}

class Whole {
  @IsIn(['x', 'y'])
  one: string;

  @Matches(/^\d$/, withFault('field.not-alphanumeric', { min: 1, max: 1 }))
  two: string;

  @IsArray()
  @ArrayMaxSize(1)
  @IsDistinct()
  three: string[];

  @IsNested(Part, { each: { max: 1 } })
  parts: Part[];
}

const faults = async (body: object) =>
  fieldFaultsIn(await validate(plainToInstance(Whole, body), { whitelist: true, forbidNonWhitelisted: true }));

it('reports the parameters of each failed check, its location, and its own code if it has one', async () => {
  expect(await faults({ one: 'z', two: 'a', three: ['b', 'b'], parts: [{ 'a/b': 'long' }], more: 1 })).toEqual([
    { pointer: '/more', code: 'field.unknown', parameters: {} },
    { pointer: '/one', code: 'field.not-one-of', parameters: { values: ['x', 'y'] } },
    { pointer: '/two', code: 'field.not-alphanumeric', parameters: { min: 1, max: 1 } },
    { pointer: '/three', code: 'field.repeated', parameters: {} },
    { pointer: '/three', code: 'field.too-many', parameters: { max: 1 } },
    { pointer: '/parts/0/a~1b', code: 'field.too-long', parameters: { max: 3 } },
  ]);
});

it('reports only the type of a value of the wrong type, and only the absence of a missing one', async () => {
  expect(await faults({ three: 'b', parts: [{ 'a/b': 5 }] })).toEqual([
    { pointer: '/one', code: 'field.required', parameters: {} },
    { pointer: '/two', code: 'field.required', parameters: {} },
    { pointer: '/three', code: 'field.not-list', parameters: {} },
    { pointer: '/parts/0/a~1b', code: 'field.not-text', parameters: {} },
  ]);
});

class Checked {
  @IsCode()
  code: unknown = '!';

  @IsCode(true)
  codes: unknown = ['a', '!'];

  @IsLocalDate()
  date: unknown = '2026-02-30';

  @IsInstant()
  instant: unknown = '2026-03-02';

  @IsName()
  name: unknown = '';

  @IsReadable()
  reason: unknown = '';

  @IsRegionCode()
  region: unknown = '23';
}

it('reports the parameters of custom checks', async () => {
  const told = fieldFaultsIn(await validate(new Checked())).map(({ pointer, code }) => `${pointer} ${code}`);
  expect(told).toEqual([
    '/code field.not-code',
    '/codes/1 field.not-code',
    '/date field.not-date',
    '/instant field.not-instant',
    '/name field.not-name',
    '/reason field.not-readable',
    '/region field.not-region',
  ]);
});

class Lists {
  @IsArray()
  @ArrayMaxSize(4)
  @IsString({ each: true })
  @MinLength(2, { each: true })
  @MaxLength(3, { each: true })
  texts: unknown = [];

  @IsEnumerated(channels, { each: true })
  channels: unknown = ['web'];
}

const listFaults = async (body: object) => {
  const found = fieldFaultsIn(await validate(Object.assign(new Lists(), body)));
  return found.map(({ pointer, code, parameters }) => `${pointer} ${code} ${JSON.stringify(parameters)}`);
};

it('reports the faulty elements of a list, each with its faults', async () => {
  expect(await listFaults({ texts: ['ab', 'a', 5, 'abcd'] })).toEqual([
    '/texts/1 field.too-short {"min":2}',
    '/texts/2 field.not-text {}',
    '/texts/3 field.too-long {"max":3}',
  ]);
  expect(await listFaults({ channels: ['web', 'nowhere', 'web'] })).toEqual([
    expect.stringContaining('/channels/1 field.not-one-of'),
  ]);
});

it('reports no elements of a value that is not a list, or of a list that is too long', async () => {
  expect(await listFaults({ texts: 'abcd' })).toEqual(['/texts field.not-list {}']);
  expect(await listFaults({ texts: { 0: 'abcd' } })).toEqual(['/texts field.not-list {}']);
  expect(await listFaults({ texts: Array(5).fill('a') })).toEqual(['/texts field.too-many {"max":4}']);
});

it('supports every check of every request', () => {
  apiModule({ simulatedClock: true });
  const storage = getMetadataStorage();
  const { validationMetadatas } = storage as unknown as {
    validationMetadatas: ReadonlyMap<object, readonly ValidationMetadata[]>;
  };
  const checks = [...validationMetadatas.values()].flat().filter(({ type }) => type === 'customValidation');
  expect(checks.length).toBeGreaterThan(200);
  const names = checks
    .filter(({ context }) => context === undefined)
    .map(({ name, constraintCls }) => name ?? storage.getTargetValidatorConstraints(constraintCls)[0]?.name);
  expect([...new Set(names)].filter((name) => !CHECKS.includes(name ?? ''))).toEqual([]);
});
