import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

const PAGE = 4_096;

/**
 * Overwrites every page of a file that contains a text with an invalid one; returns their number. The file must not be open.
 */
export function damagePages(file: string, text: string): number {
  const bytes = readFileSync(file);
  const pages = new Set<number>();
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) pages.add(Math.floor(at / PAGE));
  // The first page has the file header.
  pages.delete(0);
  const descriptor = openSync(file, 'r+');
  for (const page of pages) writeSync(descriptor, Buffer.alloc(16, 0xff), 0, 16, page * PAGE);
  closeSync(descriptor);
  return pages.size;
}
