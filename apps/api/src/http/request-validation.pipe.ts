import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import { isJsonObject } from './body-bounds';
import { inheritedMemberPointers } from './inherited-members';
import { fault, invalid } from './rejections';
import { fieldFaultsIn } from './validation-faults';

/** Reports every faulty field at once, by JSON Pointer; for a query, the pointer names the parameter (`/limit`). */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      // Passed explicitly: this instance has the container that `useContainer` sets.
      validatorPackage: classValidator,
      transformerPackage: classTransformer,
      // Parameters of checks are found by the class of the target, faulty list elements by the value.
      validationError: { target: true, value: true },
      exceptionFactory: (errors) => invalid(...fieldFaultsIn(errors)),
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isDto = metadata.metatype !== undefined && metadata.metatype !== Object && this.toValidate(metadata);
    if (metadata.type === 'body' && isDto && value !== undefined && !isJsonObject(value)) {
      throw invalid(fault('', 'field.not-object'));
    }
    const inherited = isDto ? inheritedMemberPointers(value, metadata.metatype?.prototype ?? Object.prototype) : [];
    if (inherited.length > 0) throw invalid(...inherited.map((pointer) => fault(pointer, 'field.unknown')));
    return super.transform(value, metadata);
  }
}
