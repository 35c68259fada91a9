import { chineseNotes } from '../apps/api/src/translations/chinese-notes';
import { englishTerms } from '../apps/api/src/translations/english-terms';
import { chineseDescriptions } from '../apps/api/src/translations/translate-descriptions';

/** The distinct descriptions of a published document. */
export function descriptionsIn(document: object): readonly string[] {
  const found = new Set<string>();
  const look = (part: unknown, isMember = false): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [name, value] of Object.entries(part)) {
      if (name === 'description' && typeof value === 'string' && !isMember) found.add(value);
      else look(value, name === 'properties' && !isMember);
    }
  };
  look(document);
  return [...found];
}

/** Without parts that are the same in every language. */
const plain = (text: string): string => text.replaceAll(/`[^`]*`/g, '');

/** Two consecutive English words, or a paragraph without a Chinese one. */
export const isEnglish = (text: string): boolean =>
  /\b[A-Za-z][a-z]+[,;:]? [a-z]{2,}\b/.test(plain(text)) ||
  text.split('\n\n').some((paragraph) => /[a-z]{3,}/.test(plain(paragraph)) && !isHan(plain(paragraph)));

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

export const isChineseAlone = (text: string): boolean => isHan(plain(text)) && !/[a-z]{2,}/.test(plain(text));

/** Translations of descriptions that no longer exist. */
export function unusedWords(english: readonly string[]): readonly string[] {
  const all = english.join('\n\n');
  const paragraphs = new Set(english.flatMap((text) => text.split('\n\n')));
  const isSaid = (text: string): boolean =>
    paragraphs.has(text) || ['For example', '例如', 'By default'].some((more) => all.includes(`${text} ${more} `));
  return [
    ...[...chineseDescriptions.keys()].filter((text) => !isSaid(text)),
    ...Object.keys(englishTerms).filter((term) => !all.includes(`${term.replace(/\.$/, '')}: `)),
    ...Object.keys(chineseNotes).filter((note) => !all.includes(note)),
  ];
}
