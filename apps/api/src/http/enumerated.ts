import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { describeEnumeration, type Enumeration } from '@sealtrail/event-sourcing';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { IsOptionalNotNull, IsRequiredIf } from './optional-members';

type PropertyDocumentation = {
  /** Put before the list of terms as a paragraph: the meaning of the value for this member. */
  readonly description?: string;
  readonly example?: string;
};

type EnumeratedOptions<Value extends string, Request extends object> = PropertyDocumentation & {
  /** A list of distinct values. */
  readonly each?: boolean;
  /** May be absent, or `null`; `notNull`: may only be absent. */
  readonly optional?: boolean | 'notNull';
  /** May be absent, or `null`, unless other members require it. */
  readonly requiredIf?: (request: Request) => boolean;
  /** The default; the member is initialised with it. */
  readonly default?: Value | readonly Value[];
};

/** The schema of an enumeration for members of responses: `@ApiProperty(enumeratedProperty(channels))`. */
export function enumeratedProperty<Value extends string>(
  enumeration: Enumeration<Value>,
  { description, ...more }: PropertyDocumentation & { readonly isArray?: boolean; readonly nullable?: boolean } = {},
): { readonly enum: Value[]; readonly description: string; readonly isArray?: boolean; readonly nullable?: boolean } {
  const terms = describeEnumeration(enumeration);
  return {
    enum: [...enumeration.values],
    ...more,
    description: description === undefined ? terms : `${description}\n\n${terms}`,
  };
}

/** The schema of a code; its meanings are in a catalogue. */
export const oneOfCodes = (codes: readonly string[]): { readonly enum: string[] } => ({ enum: [...codes] });

/** A request member with the values of an enumeration: its check and its schema. */
export function IsEnumerated<Value extends string, Request extends object = object>(
  enumeration: Enumeration<Value>,
  { each = false, optional = false, requiredIf, default: fallback, ...wording }: EnumeratedOptions<Value, Request> = {},
): PropertyDecorator {
  const { values } = enumeration;
  const property: ApiPropertyOptions = {
    ...enumeratedProperty(enumeration, wording),
    ...(each ? { isArray: true, maxItems: values.length } : {}),
    ...(requiredIf === undefined ? {} : { nullable: true }),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
  return applyDecorators(
    optional !== false || requiredIf !== undefined || fallback !== undefined
      ? ApiPropertyOptional(property)
      : ApiProperty(property),
    ...(requiredIf === undefined ? [] : [IsRequiredIf(requiredIf)]),
    ...(optional === true ? [IsOptional()] : []),
    ...(optional === 'notNull' ? [IsOptionalNotNull()] : []),
    ...(each ? [IsArray(), ArrayMaxSize(values.length)] : []),
    IsIn(values, { each }),
  );
}
