import { randomBytes, randomUUID } from 'node:crypto';
import { type ApplicationCommand, applicationStream } from '@sealtrail/applications';
import {
  accept,
  actTimes,
  at,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  proof,
  startSuspension,
  submit,
} from '@sealtrail/applications/testing';
import { seedCatalog } from '@sealtrail/catalog/testing';
import { derivedId } from '@sealtrail/event-sourcing';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { SqliteEventStore } from '@sealtrail/platform';
import { matterRated } from '@sealtrail/ratings/testing';
import { supervisionStream } from '@sealtrail/supervision';
import { plainItem, SupervisionStory } from '@sealtrail/supervision/testing';
import { addDays } from '@sealtrail/working-days';
import { type Fact, randomCase } from '../replay/product-world';
import { LogFile, type LogLine } from './log-file';

/** An event to be written to the file, with its data as text. */
type Line = { readonly stream: string; readonly type: string; readonly data: string; readonly recordedAt: string };

/** Cases produced by the rules, of which all others are copies. */
const TEMPLATES = 400;
/** Of ten cases this many are handled properly; the others take a random course, and get cards. */
const ORDERLY_OF_TEN = 9;
/** Cases in progress at the same time. */
const OPEN = 2_000;
const DEPARTMENTS = 40;
const VARIABLE = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b20\d\d-\d\d-\d\d|\bplanning\b/g;

/**
 * Fills a file with this many events of concurrent cases, over two years and forty departments: copies of cases produced by the
 * rules, with their own ids, dates and departments. Written directly, in large commits, because only reading is measured.
 */
export async function writeHistory(file: string, count: number): Promise<void> {
  const store = await SqliteEventStore.open(file);
  await seedCatalog(store);
  await store.close();
  const random = new SeededRandom(20_261_123);
  const templates = Array.from({ length: TEMPLATES }, () => templateOf(random));
  const next = (written: number): Line[] => {
    const weeks = Math.floor((written / count) * 100) + random.below(3);
    return copyOf(templates[random.below(TEMPLATES)] ?? [], weeks * 7, random.below(DEPARTMENTS));
  };
  const open = Array.from({ length: OPEN }, () => next(0));
  const log = new LogFile(file);
  for (let written = 0; written < count; ) {
    const at = random.below(OPEN);
    const line = open[at]?.shift();
    if (line === undefined) open[at] = next(written);
    else {
      log.add(recorded(line));
      written += 1;
    }
  }
  log.close();
}

function templateOf(random: SeededRandom): readonly Line[] {
  const facts = random.below(10) < ORDERLY_OF_TEN ? orderlyCase(random) : randomCase(random);
  return facts.map(({ stream, event: { type, data }, recordedAt }) => {
    return { stream, type, data: JSON.stringify(data), recordedAt };
  });
}

/** Accepted in time, sometimes paused with its notice, decided and delivered within its limits, rated. */
function orderlyCase(random: SeededRandom): readonly Fact[] {
  const id = derivedId('orderly', String(random.next()));
  const joint = random.chance(0.2);
  const story = new SupervisionStory(joint ? jointItem : plainItem);
  let date = addDays('2026-03-02', random.below(5));
  const on = (days: number): string => {
    date = addDays(date, days);
    return at(date);
  };
  story.tell(submit(on(0), { applicationId: id, number: id, channel: random.pick(['window', 'web']) }));
  story.tell(accept(on(random.below(2))));
  if (random.chance(0.6)) story.tell(visit(on(1)));
  if (!joint && random.chance(0.2)) story.tell(startSuspension(on(1)), endSuspension(on(3)));
  if (joint) story.tell(giveOpinion('fire', on(1)), giveOpinion('water', on(1)), giveOpinion('build', on(2)));
  story.tell(grant(on(1 + random.below(3))));
  story.tell({ type: 'DeliverResult', data: { ...officialAct(on(1)), proofOfService: proof(at(date)) } });
  const facts = [
    ...story.past.map(({ type, data, metadata: { recordedAt } }): Fact => {
      return { stream: applicationStream(id), event: { type, data }, recordedAt };
    }),
    ...story.cards.map((event): Fact => ({ stream: supervisionStream(id), event, recordedAt: at(date) })),
  ];
  if (random.chance(0.5)) return facts;
  const ratingId = derivedId('rating', id);
  const given = { ratingId, applicationId: id, givenAt: at(date, '18:00'), givenOn: date, servedOn: date };
  return [...facts, { stream: `rating-${ratingId}`, event: matterRated(given), recordedAt: given.givenAt }];
}

const visit = (instant: string): ApplicationCommand => ({
  type: 'RecordVisit',
  data: { ...actTimes(instant), department: 'planning', officer: 'li', purpose: null },
});

function copyOf(template: readonly Line[], days: number, department: number): Line[] {
  const ids = new Map<string, string>();
  const changed = (text: string): string => {
    if (text === 'planning') return `planning-${department}`;
    if (text.length === 10) return later(text, days);
    const id = ids.get(text) ?? randomUUID();
    ids.set(text, id);
    return id;
  };
  return template.map(({ stream, type, data, recordedAt }) => ({
    stream: stream.replace(VARIABLE, changed),
    type,
    data: data.replace(VARIABLE, changed),
    recordedAt: recordedAt.replace(VARIABLE, changed),
  }));
}

function recorded({ stream, type, data, recordedAt }: Line): LogLine {
  const correlationId = randomBytes(16).toString('hex');
  const meta = { actor: randomUUID(), commandId: randomUUID(), correlationId, causationId: null, recordedAt };
  const known = { 'calendar-cn-national': '22', 'department-planning': '2' };
  return { stream, id: randomBytes(16), type, data, meta: JSON.stringify({ ...meta, known }) };
}

const dates = new Map<string, string>();

function later(date: string, days: number): string {
  const key = `${date} ${days}`;
  const known = dates.get(key) ?? addDays(date, days);
  dates.set(key, known);
  return known;
}
