import { addressOf, headers } from './client';
import { problemFrom } from './problem';

/** Downloads a list as a file; by request instead of a link, which could not send the key. @throws {ApiProblem} */
export async function download(path: string, query: object, name: string): Promise<void> {
  const response = await fetch(addressOf(path, {}, query), { headers: headers(), cache: 'no-store' });
  if (!response.ok) throw await problemFrom(response);
  saveFile(await response.blob(), name);
}

/** Offers content for saving, as a file of a name. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
