import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { isJsonObject } from './body-bounds';
import { IsRequiredIf } from './optional-members';
import { withFault } from './validation-faults';

type NestedOptions<Request extends object> = {
  readonly description?: string;
  /** A list of such objects, with its minimum and maximum length. */
  readonly each?: { readonly min?: number; readonly max: number };
  /** May be absent, or `null`. */
  readonly optional?: boolean;
  /** May be absent, or `null`, unless other members require it. */
  readonly requiredIf?: (request: Request) => boolean;
  /** The default, never `null`; the member is initialised with it. */
  readonly default?: object;
};

/**
 * A request member that is an object of a class, or a list of such objects: its check and its schema. The nested validation of
 * class-validator treats a list as its elements, and accepts an empty one in place of an object: so whether the value is an
 * object or a list is checked as well.
 */
export function IsNested<Request extends object>(
  type: Class,
  { description, each, optional = false, requiredIf: neededIf, default: fallback }: NestedOptions<Request> = {},
): PropertyDecorator {
  const mayBeNull = optional || neededIf !== undefined;
  return applyDecorators(
    ApiProperty({
      type: each === undefined ? type : [type],
      required: !mayBeNull && fallback === undefined,
      ...(mayBeNull ? { nullable: true } : {}),
      ...(description === undefined ? {} : { description }),
      ...(fallback === undefined ? {} : { default: fallback }),
    }),
    ...(optional ? [IsOptional()] : []),
    ...(neededIf === undefined ? [] : [IsRequiredIf(neededIf)]),
    ...(each === undefined ? [IsObject()] : [IsArray(), ...sizeOf(each), AreObjects()]),
    ValidateNested({ each: each !== undefined }),
    Type(() => type),
  );
}

const sizeOf = ({ min, max }: { readonly min?: number; readonly max: number }): PropertyDecorator[] => [
  ...(min === undefined ? [] : [ArrayMinSize(min)]),
  ArrayMaxSize(max),
];

const IsObject = (): PropertyDecorator =>
  ValidateBy({ name: 'isJsonObject', validator: { validate: isJsonObject } }, withFault('field.not-object'));

/** Reports each element that is not an object: see `fieldFaultsIn`. */
const AreObjects = (): PropertyDecorator =>
  ValidateBy(
    { name: 'areJsonObjects', validator: { validate: isJsonObject } },
    { ...withFault('field.not-object'), each: true },
  );
