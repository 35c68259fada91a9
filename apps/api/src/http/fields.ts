import { applyDecorators, Injectable, type PipeTransform } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { isExternalNumber, isPlainlyWritten } from '@sealtrail/applications';
import { Clock, isCode, isName, isReadable, isRegionCode } from '@sealtrail/event-sourcing';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsOptional,
  Validate,
  ValidateBy,
  type ValidationOptions,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { type FilterTarget, RefersTo } from './filter-targets';
import { happenedAt, instantOf, isDate } from './instant';
import { fault, invalid } from './rejections';
import { withFault } from './validation-faults';

const rule = (name: string, options: ValidationOptions, holds: (value: unknown) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: holds } }, options);

const isInstant = (value: unknown): boolean => instantOf(value) !== null;

const ofText =
  (holds: (text: string) => boolean) =>
  (value: unknown): boolean =>
    typeof value === 'string' && holds(value);

/** An RFC 3339 instant with an offset. Instants that go into commands are normalised by `instantOf`. */
export const IsInstant = (): PropertyDecorator => rule('isInstant', withFault('field.not-instant'), isInstant);

/** `YYYY-MM-DD`, an existing date. */
export const IsLocalDate = (): PropertyDecorator => rule('isLocalDate', withFault('field.not-date'), isDate);

/** A text for people to read; see `isReadable`. */
export const IsReadable = (): PropertyDecorator =>
  rule('isReadable', withFault('field.not-readable'), ofText(isReadable));

/** The name of a person or an organisation; see `isName`. */
export const IsName = (): PropertyDecorator => rule('isName', withFault('field.not-name'), ofText(isName));

/** An identifier of another system; see `isExternalNumber`. */
export const IsExternalNumber = (): PropertyDecorator =>
  rule('isExternalNumber', withFault('field.not-external-number'), ofText(isExternalNumber));

/** An identifier that is compared: identifiers that look the same are the same; see `isPlainlyWritten`. */
export const IsPlainlyWritten = (): PropertyDecorator =>
  rule('isPlainlyWritten', withFault('field.not-plainly-written'), ofText(isPlainlyWritten));

/** 行政区划代码, in 6, 9 or 12 digits. */
export const IsRegionCode = (): PropertyDecorator => rule('isRegionCode', withFault('field.not-region'), isRegionCode);

/** The published schema of region codes in requests. */
export const regionProperty = {
  description: '行政区划代码: 6 digits (GB/T 2260), 9 for a township, 12 for a village. Stored in its shortest form.',
  pattern: '^\\d{6}(\\d{3}){0,2}$',
  example: '230900',
} as const;

/** `?region=`, an optional list filter. */
export const IsRegionFilter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      ...regionProperty,
      description: '行政区划代码 of 6, 9 or 12 digits: everything within this region, by whole levels.',
    }),
    IsOptional(),
    IsRegionCode(),
  );

type CodeFilter = { readonly example?: string; readonly names?: FilterTarget };

/** An optional list filter by code. `names`: what the code refers to, if that can be looked up. */
export const IsCodeFilter = (description: string, { example, names }: CodeFilter = {}): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, ...(example === undefined ? {} : { example }) }),
    IsOptional(),
    IsCode(),
    ...(names === undefined ? [] : [RefersTo(names)]),
  );

/** `?name=true` or `false`, optional; other values are refused. */
export const IsBooleanFilter = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Boolean, description }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
  );

/** A code for paths and stream names: letters, digits, `.`, `_`, `~`, `-`; at most 64. */
export const IsCode = (each = false): PropertyDecorator =>
  rule('isCode', { ...withFault('field.not-code'), each }, isCode);

/** A list without duplicates. Its length may be limited elsewhere: the cost of this check is linear. */
export const IsDistinct = (): PropertyDecorator =>
  rule(
    'arrayUnique',
    withFault('field.repeated'),
    (list) => Array.isArray(list) && new Set<unknown>(list).size === list.length,
  );

/** `@Param('code', CodeParam) code: string` for paths that create resources: 422 if the text is not a code. */
@Injectable()
export class CodeParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (isCode(value)) return value;
    throw invalid(fault('', 'field.not-code'));
  }
}

/** `@Param('date', DateParam) date: string` for a day in the path. */
@Injectable()
export class DateParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (isDate(value)) return value;
    throw invalid(fault('', 'field.not-date'));
  }
}

/** `@Param('year', YearParam) year: number` for a year in the path. */
@Injectable()
export class YearParam implements PipeTransform<string, number> {
  transform(value: string): number {
    if (/^[12]\d{3}$/.test(value)) return Number(value);
    throw invalid(fault('', 'field.not-year'));
  }
}

/**
 * Compares with the server's clock, with tolerance for fast clocks, so that a future `occurredAt` is reported together with all
 * other faults.
 */
@Injectable()
@ValidatorConstraint({ name: 'notInFuture' })
export class NotInFuture implements ValidatorConstraintInterface {
  constructor(private readonly clock: Clock) {}

  validate(value: unknown): boolean {
    const at = instantOf(value);
    return at === null || happenedAt(at, this.clock.now()) !== null;
  }
}

/** Optional members of every command body. */
export class CommandRequest {
  @ApiPropertyOptional({
    format: 'date-time',
    description: '发生时间: time of the event, with an offset; default: now. Stored beside the recording time.',
    example: '2026-03-02T09:30:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  @Validate(NotInFuture)
  occurredAt?: string;
}
