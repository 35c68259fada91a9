import type { FieldFault, Parameters } from '@sealtrail/event-sourcing';
import { getMetadataStorage, type ValidationError, type ValidationOptions } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata';
import { isJsonObject } from './body-bounds';
import type { fieldFaults } from './field-faults';
import { fault } from './rejections';

type FieldFaultCode = keyof typeof fieldFaults;
type FaultContext = Pick<FieldFault, 'code' | 'parameters'>;

/** Sets the fault of a check without a fault of its own: `@Matches(PHONE, withFault('field.not-phone'))`. */
export const withFault = (code: FieldFaultCode, parameters: Parameters = {}): ValidationOptions => ({
  // Without a message, class-validator drops the context.
  message: code,
  context: { code, parameters } satisfies FaultContext,
});

/** The fault of each class-validator check, from the arguments of the check. */
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

/** Checks that have a fault by default. */
export const CHECKS: readonly string[] = Object.keys(FAULT_OF_CONSTRAINT);

/** If one of these fails, other checks of the field are not reported. */
const OF_TYPE = ['isString', 'isInt', 'isBoolean', 'isArray', 'isJsonObject', 'isInstant'];

/** Redundant with the check of the shape (`IsNested`). */
const NESTED = 'nestedValidation';

/** Checks that are reported only as required if the field is absent. */
const OF_A_VALUE = /^((is|are)[A-Z]|matches|min|max|array)/;

/** JSON Pointer of a member (RFC 6901). */
export const pointerTo = (parent: string, name: string): string =>
  `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The findings of class-validator as codes and parameters, by JSON Pointer. */
export function fieldFaultsIn(errors: readonly ValidationError[], parent = ''): readonly FieldFault[] {
  return errors.flatMap((error) => {
    const pointer = pointerTo(parent, error.property);
    return [...ownFaults(error, pointer), ...fieldFaultsIn(membersOf(error), pointer)];
  });
}

/** If one of these fails, nested faults are not reported: the value has the wrong shape, or too many elements. */
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

/** class-validator does not report which elements of a list are refused. */
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

/** The declared checks of the field (`@MaxLength(5)`: 5, `each`), which the error does not contain. */
const checksOf = ({ property, target }: ValidationError): readonly ValidationMetadata[] =>
  target === undefined
    ? []
    : getMetadataStorage()
        .getTargetValidationMetadatas(target.constructor, '', false, false)
        .filter(({ propertyName }) => propertyName === property);
