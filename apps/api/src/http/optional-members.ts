import { ValidateIf } from 'class-validator';

/** May be absent, but is never `null`. */
export const IsOptionalNotNull = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** Required if the rest of the request says so. A present value is validated in either case. */
export const IsRequiredIf = <Request extends object>(isNeeded: (request: Request) => boolean): PropertyDecorator =>
  ValidateIf((request: Request, value) => (value ?? null) !== null || isNeeded(request));
