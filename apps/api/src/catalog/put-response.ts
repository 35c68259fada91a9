import type { PutResult } from '@sealtrail/catalog';
import type { CommandResponse } from '../http/command-response';

/** The answer of a PUT: 201 with `Location` where the thing was new, else 200. The id is the last word of the path. */
export const putResponse = (path: string, receipt: PutResult): CommandResponse => ({
  ...changeResponse(path.slice(path.lastIndexOf('/') + 1), receipt),
  ...(receipt.numbers.created ? { created: path } : {}),
});

/** The answer of a change to what is there: the status says whether it was. */
export function changeResponse(id: string, { numbers, ...receipt }: PutResult): CommandResponse {
  const { created: _, ...rest } = numbers;
  return { id, receipt: { ...receipt, numbers: rest } };
}
