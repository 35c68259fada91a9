import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { type FieldError, Rejection } from '@sealtrail/event-sourcing';
import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import { isWithinBounds } from './body-bounds';

/** Every bad field at once, by JSON Pointer; for a query, the pointer names the parameter (`/limit`). */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      // Named, so that it is the instance whose container `useContainer` has set.
      validatorPackage: classValidator,
      transformerPackage: classTransformer,
      exceptionFactory: (errors) => invalid(fieldErrors(errors, '')),
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isDto = metadata.metatype !== undefined && metadata.metatype !== Object && this.toValidate(metadata);
    if (metadata.type === 'body' && isDto && (typeof value !== 'object' || Array.isArray(value))) {
      if (value !== undefined) throw invalid([{ pointer: '', detail: 'must be a JSON object' }]);
    }
    if (metadata.type === 'body' && !isWithinBounds(value)) {
      throw new Rejection('request.too-large', 'The body holds too many values, or nests them too deeply.');
    }
    return super.transform(value, metadata);
  }
}

const invalid = (errors: readonly FieldError[]): Rejection =>
  new Rejection(
    'request.invalid',
    errors.length === 1 ? 'A field is not as it should be.' : `${errors.length} fields are not as they should be.`,
    errors,
  );

/** What class-validator says in words that are not for a stranger. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  whitelistValidation: 'is not known here',
  isDefined: 'is needed',
  nestedValidation: 'must be an object, or a list of objects',
};

/** Checks that say nothing about a field that is not there, but that it is needed. */
const OF_A_VALUE = /^(is[A-Z]|matches|min|max|array)/;

/** Flattens what class-validator found; messages lose the property name that the pointer already says. */
function fieldErrors(errors: readonly classValidator.ValidationError[], parent: string): FieldError[] {
  return errors.flatMap(({ property, value, constraints = {}, children = [] }) => {
    const pointer = `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const isAbsent = value === undefined && children.length === 0;
    if (isAbsent && Object.keys(constraints).every((name) => OF_A_VALUE.test(name)))
      return [{ pointer, detail: 'is needed' }];
    const messages = Object.entries(constraints).map(
      ([name, message]) =>
        OWN_WORDS[name] ?? message.replace(new RegExp(`^(each value in )?${escapeForPattern(property)} `), '$1'),
    );
    const own = messages.length === 0 ? [] : [{ pointer, detail: messages.join('; ') }];
    return [...own, ...fieldErrors(children, pointer)];
  });
}

const escapeForPattern = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
