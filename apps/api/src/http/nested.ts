import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { isJsonObject } from './body-bounds';
import { IsRequiredIf } from './optional-members';
import { withFault } from './validation-faults';

type NestedOptions<Request extends object> = {
  readonly description?: string;
  /** A list of such objects, of so many members. */
  readonly each?: { readonly min?: number; readonly max: number };
  /** May be left out, or `null`. */
  readonly optional?: boolean;
  /** May be left out, or `null`, unless the rest of the request asks for it. */
  readonly requiredIf?: (request: Request) => boolean;
  /** Stands for what is left out, which is never `null`; the member is initialised with it. */
  readonly default?: object;
};

/**
 * A member of a request that is an object of a class, or a list of such objects: its check and its schema. What checks
 * the members of an object takes a list for as many objects as it has members, none among them: so whether it is one
 * object, or a list of them, is checked as well.
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

/** Told of each member that is none: see `fieldFaultsIn`. */
const AreObjects = (): PropertyDecorator =>
  ValidateBy(
    { name: 'areJsonObjects', validator: { validate: isJsonObject } },
    { ...withFault('field.not-object'), each: true },
  );
