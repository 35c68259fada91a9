import type { PutResult } from '@sealtrail/catalog';
import type { CommandResponse } from '../http/command-response';

/** Response of a PUT: 201 with `Location` if the resource was new, otherwise 200. The id is the last segment of the path. */
export const putResponse = (path: string, receipt: PutResult): CommandResponse => ({
  ...changeResponse(path.slice(path.lastIndexOf('/') + 1), receipt),
  ...(receipt.numbers.created ? { created: path } : {}),
});

/** Response of a change; the status shows whether the resource was new. */
export function changeResponse(id: string, { numbers, ...receipt }: PutResult): CommandResponse {
  const { created: _, ...rest } = numbers;
  return { id, receipt: { ...receipt, numbers: rest } };
}
