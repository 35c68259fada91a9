import { ValidateIf } from 'class-validator';

/** May be left out, but is never `null`. */
export const IsOptionalNotNull = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** Needed where the rest of the request says so. What is there is checked all the same, needed or not. */
export const IsRequiredIf = <Request extends object>(isNeeded: (request: Request) => boolean): PropertyDecorator =>
  ValidateIf((request: Request, value) => (value ?? null) !== null || isNeeded(request));
