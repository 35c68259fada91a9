import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';

/** The index of the query parameter of a controller method; `null`: it has none. */
export function queryParameterIndex(controller: Type, method: string): number | null {
  const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method);
  const key = Object.keys(parameters ?? {}).find((one) => one.startsWith(`${RouteParamtypes.QUERY}:`));
  return key === undefined ? null : Number(key.split(':')[1]);
}
