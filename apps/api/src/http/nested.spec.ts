import 'reflect-metadata';
import { Rejection } from '@sealtrail/event-sourcing';
import { IsString } from 'class-validator';
import { IsNested } from './nested';
import { RequestValidationPipe } from './request-validation.pipe';

class SealRequest {
  @IsString()
  seal: string;
}

class PaperRequest {
  @IsNested(SealRequest)
  asked: SealRequest;

  @IsNested(SealRequest, { optional: true })
  nullable?: SealRequest | null;

  @IsNested(SealRequest, { default: {} })
  assumed: Partial<SealRequest> = {};

  @IsNested(SealRequest, { requiredIf: ({ nullable }: PaperRequest) => nullable == null })
  instead?: SealRequest | null;

  @IsNested(SealRequest, { each: { min: 1, max: 2 } })
  several: SealRequest[];
}

const seal = { seal: '(1)' };
const right = { asked: seal, nullable: seal, several: [seal] };

async function faults(spoil: object): Promise<readonly string[]> {
  try {
    await new RequestValidationPipe().transform({ ...right, ...spoil }, { type: 'body', metatype: PaperRequest });
    return [];
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return error.errors.map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

const schemaOf = (member: string): object =>
  Reflect.getMetadata('swagger/apiModelProperties', PaperRequest.prototype, member);

describe('a request member that is an object', () => {
  it('accepts an object, and validates its members', async () => {
    expect(await faults({})).toEqual([]);
    expect(await faults({ asked: { seal: 1, more: 2 } })).toEqual([
      '/asked/more field.unknown',
      '/asked/seal field.not-text',
    ]);
  });

  it.each([[[]], [[seal]], [[[seal]]], [null], [1], ['x'], [true]])('refuses %j', async (value) => {
    for (const member of ['asked', 'assumed', 'instead']) {
      const isNothing = member === 'instead' && value === null;
      expect(await faults({ [member]: value })).toEqual(isNothing ? [] : [`/${member} field.not-object`]);
    }
  });

  it('refuses members with inherited names', async () => {
    expect(await faults({ toString: 1, asked: { ...seal, constructor: { prototype: 1 } } })).toEqual([
      '/asked/constructor field.unknown',
      '/toString field.unknown',
    ]);
    expect(await faults({ several: [{ ...seal, valueOf: null }] })).toEqual(['/several/0/valueOf field.unknown']);
  });

  it('is required, unless declared optional', async () => {
    expect(await faults({ asked: undefined, nullable: null })).toEqual([
      '/asked field.required',
      '/instead field.required',
    ]);
    expect(await faults({ nullable: null, instead: seal })).toEqual([]);
  });

  it('is validated whenever it is present, required or not', async () => {
    expect(await faults({ instead: { seal: 1 } })).toEqual(['/instead/seal field.not-text']);
  });
});

describe('a request member that is a list of objects', () => {
  it.each([
    [seal, ['/several field.not-list']],
    [{ more: 1 }, ['/several field.not-list']],
    [null, ['/several field.not-list']],
    [1, ['/several field.not-list']],
    [undefined, ['/several field.required']],
    [[], ['/several field.too-few']],
    [[seal, seal, seal], ['/several field.too-many']],
    [[{}, null, []], ['/several field.too-many']],
    [[[]], ['/several/0 field.not-object']],
    [[seal, [seal]], ['/several/1 field.not-object']],
    [
      [null, { seal: 1 }],
      ['/several/0 field.not-object', '/several/1/seal field.not-text'],
    ],
  ])('refuses %j', async (value, expected) => {
    expect(await faults({ several: value })).toEqual(expected);
  });
});

describe('the schema of a nested member', () => {
  it('names the class, and whether the member is optional', () => {
    expect(schemaOf('asked')).toMatchObject({ type: SealRequest, required: true });
    expect(schemaOf('nullable')).toMatchObject({ required: false, nullable: true });
    expect(schemaOf('assumed')).toMatchObject({ required: false, default: {} });
    expect(schemaOf('instead')).toMatchObject({ required: false, nullable: true });
    expect(schemaOf('several')).toMatchObject({ type: SealRequest, isArray: true });
  });
});
