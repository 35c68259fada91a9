import type { PutReceipt } from '@sealtrail/catalog';
import type { CommandAnswer } from '../http/command-answer';

/** The answer of a PUT: 201 with `Location` where the thing was new, else 200. The id is the last word of the path. */
export const putAnswer = (path: string, receipt: PutReceipt): CommandAnswer => ({
  id: path.slice(path.lastIndexOf('/') + 1),
  receipt,
  ...(receipt.created ? { created: path } : {}),
});
