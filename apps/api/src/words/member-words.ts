import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language } from '@sealtrail/event-sourcing';
import { accessWords } from './access-words';
import { applicationsWords } from './applications-words';
import { calendarWords } from './calendar-words';
import { catalogWords } from './catalog-words';
import { efficiencyWords } from './efficiency-words';
import { httpWords } from './http-words';
import { noteWords } from './note-words';
import { policyWords } from './policy-words';
import { ratingsWords } from './ratings-words';
import { supervisionWords } from './supervision-words';
import { termWords } from './term-words';

/** What members, parameters and headers mean, in Chinese: by what is declared at them. */
export const memberWords: ReadonlyMap<string, string> = new Map(
  [
    accessWords,
    applicationsWords,
    calendarWords,
    policyWords,
    catalogWords,
    efficiencyWords,
    httpWords,
    ratingsWords,
    supervisionWords,
  ].flatMap((words) => Object.entries(words)),
);

const terms: ReadonlyMap<string, string> = new Map(Object.entries(termWords));

/** The notes that stand behind values in parentheses, and at the end of a list. */
const notes = Object.entries(noteWords);

/** A document whose descriptions, paragraph by paragraph, are in a language; an English reader is given the Chinese terms too. */
export const describedIn = (document: OpenAPIObject, language: Language): OpenAPIObject =>
  described(document, language === 'zh' ? inChinese : inEnglish) as OpenAPIObject;

type Saying = (paragraph: string) => string;

/** @param isMember the names are those of members, and none of them is a keyword */
function described(part: unknown, say: Saying, isMember = false): unknown {
  if (Array.isArray(part)) return part.map((one) => described(one, say));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]: [string, unknown]) => [
      name,
      name === 'description' && typeof value === 'string' && !isMember
        ? value.split('\n\n').map(say).join('\n\n')
        : described(value, say, name === 'properties' && !isMember),
    ]),
  );
}

const inChinese: Saying = (paragraph) => memberWords.get(paragraph) ?? withNotes(paragraph);

function inEnglish(paragraph: string): string {
  const meaning = terms.get(paragraph);
  return meaning === undefined ? paragraph : `${paragraph.replace(/\.$/, '')}: ${meaning}.`;
}

/** The terms of an enumeration are Chinese, beside its values; what is noted at them is declared in English. */
const withNotes = (paragraph: string): string =>
  notes.reduce((said, [note, chinese]) => {
    const behindValues = said.replaceAll(` (${note})`, `（${chinese}）`);
    return behindValues.endsWith(`. ${note}`) ? behindValues.slice(0, -note.length) + chinese : behindValues;
  }, paragraph);
