import 'reflect-metadata';
import { defineEnumeration } from '@sealtrail/event-sourcing';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { enumeratedProperty, IsEnumerated } from './enumerated';

const channels = defineEnumeration(
  { zh: '申请渠道', en: 'Channel', source: 'GB/T 39046-2020 A.5' },
  { window: { zh: '窗口', code: '1' }, web: { zh: '网上', code: '2' } },
);

class FilingRequest {
  @IsEnumerated(channels)
  asked: string;

  @IsEnumerated(channels, { optional: true })
  nullable?: string | null;

  @IsEnumerated(channels, { optional: 'notNull' })
  absent?: string;

  @IsEnumerated(channels, { default: 'web' })
  assumed: string = 'web';

  @IsEnumerated(channels, { each: true, default: channels.values })
  several: string[] = [...channels.values];
}

const refused = (body: object): readonly string[] =>
  validateSync(plainToInstance(FilingRequest, body)).map(({ property }) => property);

const schemaOf = (member: string): object =>
  Reflect.getMetadata('swagger/apiModelProperties', FilingRequest.prototype, member);

describe('a request member with the values of an enumeration', () => {
  it('accepts these values and no others', () => {
    expect(refused({ asked: 'web' })).toEqual([]);
    expect(refused({ asked: 'pigeon', nullable: 'Web', absent: 1, assumed: '', several: ['web', 'pigeon'] })).toEqual([
      'asked',
      'nullable',
      'absent',
      'assumed',
      'several',
    ]);
  });

  it('is required, unless declared optional; null counts as absent only if declared so', () => {
    expect(refused({})).toEqual(['asked']);
    expect(refused({ asked: null, nullable: null, absent: null, assumed: null })).toEqual([
      'asked',
      'absent',
      'assumed',
    ]);
  });

  it('is a list no longer than the enumeration', () => {
    expect(refused({ asked: 'web', several: 'web' })).toEqual(['several']);
    expect(refused({ asked: 'web', several: ['web', 'web', 'web'] })).toEqual(['several']);
  });

  it('is documented from the declaration', () => {
    const description = '申请渠道 (GB/T 39046-2020 A.5): window 1 窗口, web 2 网上.';
    expect(schemaOf('asked')).toMatchObject({ enum: ['window', 'web'], description });
    expect(schemaOf('nullable')).toMatchObject({ enum: ['window', 'web'], description, required: false });
    expect(schemaOf('assumed')).toMatchObject({ default: 'web', required: false });
    expect(schemaOf('several')).toMatchObject({ isArray: true, maxItems: 2, required: false });
  });
});

describe('a response member with the values of an enumeration', () => {
  it('starts its description with what the value means for the member', () => {
    expect(enumeratedProperty(channels, { description: '收件渠道.', nullable: true })).toEqual({
      enum: ['window', 'web'],
      nullable: true,
      description: '收件渠道.\n\n申请渠道 (GB/T 39046-2020 A.5): window 1 窗口, web 2 网上.',
    });
  });
});
