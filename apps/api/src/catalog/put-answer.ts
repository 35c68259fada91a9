import type { PutReceipt } from '@sealtrail/catalog';
import type { CommandAnswer } from '../http/command-answer';

/** The answer of a PUT: 201 with `Location` where the thing was new, else 200. The id is the last word of the path. */
export const putAnswer = (path: string, receipt: PutReceipt): CommandAnswer => ({
  ...changeAnswer(path.slice(path.lastIndexOf('/') + 1), receipt),
  ...(receipt.numbers.created ? { created: path } : {}),
});

/** The answer of a change to what is there: the status says whether it was. */
export function changeAnswer(id: string, { numbers, ...receipt }: PutReceipt): CommandAnswer {
  const { created: _, ...rest } = numbers;
  return { id, receipt: { ...receipt, numbers: rest } };
}
