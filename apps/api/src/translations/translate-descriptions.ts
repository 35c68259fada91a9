import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language } from '@sealtrail/event-sourcing';
import { accessDescriptions } from './access-descriptions';
import { applicationsDescriptions } from './applications-descriptions';
import { calendarDescriptions } from './calendar-descriptions';
import { catalogDescriptions } from './catalog-descriptions';
import { chineseNotes } from './chinese-notes';
import { efficiencyDescriptions } from './efficiency-descriptions';
import { englishTerms } from './english-terms';
import { feedDescriptions } from './feed-descriptions';
import { httpDescriptions } from './http-descriptions';
import { policyDescriptions } from './policy-descriptions';
import { ratingsDescriptions } from './ratings-descriptions';
import { spotCheckDescriptions } from './spot-check-descriptions';
import { supervisionDescriptions } from './supervision-descriptions';
import { webhooksDescriptions } from './webhooks-descriptions';

/** Chinese descriptions of members, parameters and headers, by the declared English ones. */
export const chineseDescriptions: ReadonlyMap<string, string> = new Map(
  [
    accessDescriptions,
    applicationsDescriptions,
    calendarDescriptions,
    policyDescriptions,
    catalogDescriptions,
    efficiencyDescriptions,
    feedDescriptions,
    httpDescriptions,
    ratingsDescriptions,
    spotCheckDescriptions,
    supervisionDescriptions,
    webhooksDescriptions,
  ].flatMap((words) => Object.entries(words)),
);

const terms: ReadonlyMap<string, string> = new Map(Object.entries(englishTerms));

/** The notes in parentheses after values, and at the end of a list. */
const notes = Object.entries(chineseNotes);

/** A document whose descriptions are translated paragraph by paragraph; the English one includes the Chinese terms. */
export const translateDescriptions = (document: OpenAPIObject, language: Language): OpenAPIObject =>
  mapDescriptions(document, language === 'zh' ? inChinese : inEnglish) as OpenAPIObject;

type DescriptionTranslation = (paragraph: string) => string;

/** @param isMember the keys are names of members, not keywords */
function mapDescriptions(part: unknown, say: DescriptionTranslation, isMember = false): unknown {
  if (Array.isArray(part)) return part.map((one) => mapDescriptions(one, say));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]: [string, unknown]) => [
      name,
      name === 'description' && typeof value === 'string' && !isMember
        ? value.split('\n\n').map(say).join('\n\n')
        : mapDescriptions(value, say, name === 'properties' && !isMember),
    ]),
  );
}

const inChinese: DescriptionTranslation = (paragraph) => chineseDescriptions.get(paragraph) ?? withNotes(paragraph);

function inEnglish(paragraph: string): string {
  const meaning = terms.get(paragraph);
  return meaning === undefined ? paragraph : `${paragraph.replace(/\.$/, '')}: ${meaning}.`;
}

/** The terms of an enumeration are declared in Chinese next to its values; its notes are declared in English. */
const withNotes = (paragraph: string): string =>
  notes.reduce((said, [note, chinese]) => {
    const behindValues = said.replaceAll(` (${note})`, `（${chinese}）`);
    return behindValues.endsWith(`. ${note}`) ? behindValues.slice(0, -note.length) + chinese : behindValues;
  }, paragraph);
