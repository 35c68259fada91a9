import type { FieldFault, Parameters } from '@sealtrail/event-sourcing';
import { getMetadataStorage, type ValidationError, type ValidationOptions } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata';
import { isJsonObject } from './body-bounds';
import type { fieldFaults } from './field-faults';
import { fault } from './rejections';

type FieldFaultCode = keyof typeof fieldFaults;
type FaultContext = Pick<FieldFault, 'code' | 'parameters'>;

/** As which fault a check refuses that has no fault of its own: `@Matches(PHONE, withFault('field.not-phone'))`. */
export const withFault = (code: FieldFaultCode, parameters: Parameters = {}): ValidationOptions => ({
  // Of a check without a message class-validator forgets the context.
  message: code,
  context: { code, parameters } satisfies FaultContext,
});

/** The fault of each check of class-validator, from what the check was given. */
const FAULT_OF_CONSTRAINT: Readonly<Record<string, (pointer: string, ...given: readonly never[]) => FieldFault>> = {
  whitelistValidation: (pointer) => fault(pointer, 'field.unknown'),
  notInFuture: (pointer) => fault(pointer, 'field.in-future'),
  isString: (pointer) => fault(pointer, 'field.not-text'),
  isInt: (pointer) => fault(pointer, 'field.not-integer'),
  isBoolean: (pointer) => fault(pointer, 'field.not-boolean'),
  isArray: (pointer) => fault(pointer, 'field.not-list'),
  isIn: (pointer, values: readonly string[]) => fault(pointer, 'field.not-one-of', { values }),
  isLength: (pointer, min: number, max: number) => fault(pointer, 'field.wrong-length', { min, max }),
  minLength: (pointer, min: number) => fault(pointer, 'field.too-short', { min }),
  maxLength: (pointer, max: number) => fault(pointer, 'field.too-long', { max }),
  min: (pointer, min: number) => fault(pointer, 'field.too-small', { min }),
  max: (pointer, max: number) => fault(pointer, 'field.too-great', { max }),
  arrayMinSize: (pointer, min: number) => fault(pointer, 'field.too-few', { min }),
  arrayMaxSize: (pointer, max: number) => fault(pointer, 'field.too-many', { max }),
};

/** Checks that need not be told as what they refuse. */
export const CHECKS: readonly string[] = Object.keys(FAULT_OF_CONSTRAINT);

/** Where one of these fails, the other checks of the field say nothing more. */
const OF_TYPE = ['isString', 'isInt', 'isBoolean', 'isArray', 'isJsonObject', 'isInstant'];

/** Said beside what the check of the shape says (`IsNested`). */
const NESTED = 'nestedValidation';

/** Checks that say nothing about a field that is not there, but that it is needed. */
const OF_A_VALUE = /^((is|are)[A-Z]|matches|min|max|array)/;

/** JSON Pointer of a member (RFC 6901). */
export const pointerTo = (parent: string, name: string): string =>
  `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** What class-validator found, as codes and parameters, by JSON Pointer. */
export function fieldFaultsIn(errors: readonly ValidationError[], parent = ''): readonly FieldFault[] {
  return errors.flatMap((error) => {
    const pointer = pointerTo(parent, error.property);
    return [...ownFaults(error, pointer), ...fieldFaultsIn(membersOf(error), pointer)];
  });
}

/** Where one of these fails, nothing is told of what lies further down: it is not what was asked for, or too much to tell. */
const OF_ALL = ['isJsonObject', 'isArray', 'arrayMaxSize'];

const isWhole = ({ constraints = {} }: ValidationError): boolean => OF_ALL.every((name) => !(name in constraints));

const membersOf = (error: ValidationError): readonly ValidationError[] =>
  (isWhole(error) ? (error.children ?? []) : []).filter(
    ({ target, value }) => !Array.isArray(target) || isJsonObject(value),
  );

function ownFaults(error: ValidationError, pointer: string): readonly FieldFault[] {
  const { value, constraints = {} } = error;
  const found = Object.keys(constraints).filter((name) => name !== NESTED);
  const names = value === undefined ? found.filter((name) => !OF_A_VALUE.test(name)) : found;
  if (names.length === 0 && found.length > 0) return [fault(pointer, 'field.required')];
  if (!Array.isArray(value)) return faultsAt(error, pointer, names.includes('isArray') ? ['isArray'] : names);
  const ofElements = new Set(checksOf(error).flatMap(({ name, each }) => (each && name !== undefined ? [name] : [])));
  const ofList = names.filter((name) => !ofElements.has(name));
  return [...faultsAt(error, pointer, ofList), ...(isWhole(error) ? elementFaults(error, value, pointer) : [])];
}

/** Of a list in which elements are refused class-validator does not say which. */
const elementFaults = (error: ValidationError, list: readonly unknown[], pointer: string): readonly FieldFault[] => {
  const failed = checksOf(error).filter(
    ({ name, each }) => each && name !== undefined && name in (error.constraints ?? {}),
  );
  return list.flatMap((element, index) => {
    const names = failed.filter((check) => !isPassedBy(element, check, error)).map(({ name }) => name ?? '');
    return faultsAt(error, `${pointer}/${index}`, names);
  });
};

const isPassedBy = (value: unknown, check: ValidationMetadata, { property, target = {} }: ValidationError): boolean =>
  getMetadataStorage()
    .getTargetValidatorConstraints(check.constraintCls)
    .every(
      ({ instance }) =>
        instance.validate(value, {
          value,
          constraints: check.constraints ?? [],
          targetName: target.constructor.name,
          object: target,
          property,
        }) === true,
    );

function faultsAt(error: ValidationError, pointer: string, names: readonly string[]): readonly FieldFault[] {
  const { contexts = {} } = error;
  const ofType = names.filter((name) => OF_TYPE.includes(name));
  return (ofType.length > 0 ? ofType.slice(0, 1) : names).map((name): FieldFault => {
    const said = contexts[name] as FaultContext | undefined;
    if (said !== undefined) return { pointer, ...said };
    const given = checksOf(error).find((check) => check.name === name)?.constraints ?? [];
    return FAULT_OF_CONSTRAINT[name]?.(pointer, ...(given as never[])) ?? fault(pointer, 'field.wrong-form');
  });
}

/** The checks of the field as they were declared (`@MaxLength(5)`: 5, `each`), which its error does not say. */
const checksOf = ({ property, target }: ValidationError): readonly ValidationMetadata[] =>
  target === undefined
    ? []
    : getMetadataStorage()
        .getTargetValidationMetadatas(target.constructor, '', false, false)
        .filter(({ propertyName }) => propertyName === property);
