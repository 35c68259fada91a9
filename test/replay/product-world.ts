import { type ApplicationCommand, applicationStream } from '@sealtrail/applications';
import {
  accept,
  actTimes,
  addProof,
  at,
  documentOf,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  promisedItem,
  proof,
  requestCorrection,
  reviewProof,
  startSuspension,
  submit,
  submitCorrection,
  submitCorrectionLate,
  withdraw,
  workingDays,
} from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { calendarDefined, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import { seed, seedCatalog } from '@sealtrail/catalog/testing';
import { projections } from '@sealtrail/contexts';
import { publishedReport } from '@sealtrail/efficiency/testing';
import { derivedId, type Event, type EventStore, Rejection, written } from '@sealtrail/event-sourcing';
import { type ReplayWorld, type SeededRandom, writeFacts } from '@sealtrail/event-sourcing/testing';
import { noticesStream } from '@sealtrail/notices';
import { noticesOf } from '@sealtrail/notices/testing';
import { type RatingGiven, ratingLevels } from '@sealtrail/ratings';
import { LoopStory, loopActs, matterRated, visitRated } from '@sealtrail/ratings/testing';
import {
  interviewStory,
  plainItem,
  SupervisionStory,
  spotCheckDrawn,
  spotCheckFound,
} from '@sealtrail/supervision/testing';
import { deliveriesStream } from '@sealtrail/webhooks';
import { deliveryStory } from '@sealtrail/webhooks/testing';
import { addDays, type LocalDate } from '@sealtrail/working-days';

export type Fact = { readonly stream: string; readonly event: Event; readonly recordedAt: string };

/** All projections of the product, over the catalogue and over cases that evolve by its own rules. */
export const productWorld: ReplayWorld = {
  name: 'product',
  projections,
  write: async (store, random, count) => {
    if ((await store.head()) === 0n) {
      await seedCatalog(store);
      await seedCalendars(store);
      await seedOrder(store);
      const report = { region: '370100', period: '2026-02' };
      await seed(store, 'reportPublication-370100-2026-02', publishedReport(report, 'planning', 'fire'));
      await seed(store, 'spotCheck-sc1', [...spotCheckDrawn('sc1', ['a1', 'a2'])]);
      await seed(store, 'checkedCase-a1', [spotCheckFound('sc1', 'a1', 'conforming')]);
      await seed(store, 'interviews-planning', interviewStory());
      await seed(store, deliveriesStream('a1b2c3d4e5f60718'), deliveryStory('a1b2c3d4e5f60718'));
    }
    let written = 0;
    while (written < count)
      written += await writeAtOnce(
        store,
        random,
        [true, false, false, false].map((toldBack) => randomCase(random, toldBack)),
      );
  },
};

async function seedCalendars(store: EventStore): Promise<void> {
  const local = { calendar: 'xiangxi', region: '433100', parent: 'cn-national' };
  await seed(store, calendarStream('cn-national'), [
    calendarDefined(),
    yearImported(2025),
    yearImported(2026),
    dayDeclared(),
  ]);
  await seed(store, calendarStream('xiangxi'), [calendarDefined(local), dayDeclared({ calendar: 'xiangxi' })]);
}

/** At random a bad rating rarely leads to an order (整改单), so that some runs had none. */
async function seedOrder(store: EventStore): Promise<void> {
  const day: LocalDate = '2026-01-05';
  const ids = { ratingId: derivedId('rating', 'ordered'), applicationId: derivedId('case', 'ordered') };
  const dates = { givenAt: at(day, '18:00'), givenOn: day, servedOn: day };
  const { data } = matterRated({ ...ids, ...dates, level: 'veryDissatisfied' });
  const ordered = [loopActs.open(day), loopActs.verify(day, 'found'), loopActs.order(day)];
  const given: Fact = {
    stream: `rating-${ids.ratingId}`,
    event: { type: 'RatingGiven', data },
    recordedAt: data.givenAt,
  };
  for (const { stream, event, recordedAt } of [given, ...loopOf(ids.ratingId, data, ordered)])
    await writeFacts(store, stream, [event], recordedAt);
}

/** Writes concurrent cases: each in order, interleaved with the others. */
async function writeAtOnce(store: EventStore, random: SeededRandom, cases: readonly (readonly Fact[])[]) {
  const left = cases.map((facts) => [...facts]);
  let written = 0;
  for (;;) {
    const open = left.filter((facts) => facts.length > 0);
    const next = open[random.below(open.length)]?.shift();
    if (next === undefined) return written;
    await writeFacts(store, next.stream, [next.event], next.recordedAt);
    written += 1;
  }
}

/** Its first check belongs to the hall if the hall received it (委托受理). */
const entrustedItem = {
  ...plainItem,
  firstCheckBy: [{ department: 'hall', document: '公告1号', from: '2026-01-01', to: null }],
};

/**
 * A case from its submission on, its cards, and sometimes the applicant's rating.
 *
 * @param toldBack the receipt is reported a week later by another party: it counts from its recording, until the department
 *   confirms it
 */
export function randomCase(random: SeededRandom, toldBack = false): readonly Fact[] {
  const id = derivedId('case', String(random.next()));
  const story = new SupervisionStory(random.pick([plainItem, plainItem, promisedItem, jointItem, entrustedItem]));
  let date = addDays('2026-01-05', random.below(120));
  const tell = (command: ApplicationCommand) => {
    try {
      story.tell(command);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  };
  const channel = random.pick(['window', 'web'] as const);
  const filed = { applicationId: id, number: id, receivedBy: random.pick([null, 'hall']), channel };
  if (toldBack) {
    const received = date;
    date = addDays(received, 7);
    const toldBy = { role: 'applicantPortal', department: null };
    tell(submit(at(received, '09:00'), { ...filed, now: at(date, '08:00'), toldBy }));
  } else tell(submit(at(date, '09:00'), filed));
  if (random.chance(0.3)) {
    const asked = date;
    tell(requestCorrection([random.pick(['form', 'diary'])], at(asked, '10:00'), { deadline: workingDays(1) }));
    date = addDays(asked, 1 + random.below(8));
    // After its time is over: a new filing was begun, and not completed.
    tell({
      type: 'AnnounceSuccessor',
      data: { now: at(date, '08:30'), successor: derivedId('filing', id), successorNumber: id, statedBy: 'applicant' },
    });
    // Received at once, and reported before its time is over, or after that has closed the case.
    tell(submitCorrectionLate(at(asked, '11:00'), at(date, '09:00'), 'form'));
  }
  for (let steps = 4 + random.below(10); steps > 0; steps--) {
    date = addDays(date, random.below(6));
    tell(randomStep(random, date));
  }
  if (random.chance(0.8)) {
    for (const command of ownProof(random, date)) tell(command);
    date = addDays(date, 30);
  }
  story.until(at(addDays(date, random.below(40))));
  const facts = story.past.map(({ type, data, metadata }): Fact => {
    return { stream: applicationStream(id), event: { type, data }, recordedAt: metadata.recordedAt };
  });
  const cards = story.cards.map((event): Fact => ({ stream: `supervision-${id}`, event, recordedAt: at(date) }));
  const told = story.issued.flatMap((card): readonly Fact[] => {
    const outcome = random.pick(['queued', 'told', 'unreachable'] as const);
    const stream = noticesStream(card.cardId);
    return noticesOf(card, at(date), outcome).map((event) => ({ stream, event, recordedAt: at(date) }));
  });
  return [...randomUploads(random, date), ...facts, ...cards, ...told, ...randomRatings(random, id, date)];
}

function randomStep(random: SeededRandom, date: LocalDate): ApplicationCommand {
  const now = at(date, `1${random.below(8)}:00`);
  const notice = random.chance(0.3) ? { notice: null } : {};
  const steps: readonly [ApplicationCommand, ...ApplicationCommand[]] = [
    accept(now),
    accept(now),
    startSuspension(now, notice),
    // Reported afterwards: undoes limits that had passed, and causes a closed case to be assessed again.
    startSuspension(at(addDays(date, -6), '09:00'), {
      now,
      endedAt: at(addDays(date, -1)),
      proofOfService: proof(at(addDays(date, -6), '09:00')),
    }),
    endSuspension(now, { suspension: 1 + random.below(2) }),
    giveOpinion(random.pick(['fire', 'water', 'build']), now),
    giveOpinion(random.pick(['fire', 'water', 'build']), now),
    { type: 'RecordVisit', data: { ...actTimes(now), department: 'planning', officer: 'li', purpose: null } },
    {
      type: 'AssignHandler',
      data: { ...actTimes(now), department: 'planning', officer: 'li', branch: null, official: 'wang' },
    },
    requestCorrection([random.pick(['form', 'plan', 'diary'])], now, { deadline: workingDays(1 + random.below(4)) }),
    submitCorrection(now, 'form', 'plan'),
    { type: 'ConfirmReceipt', data: { ...actTimes(now), department: 'planning', officer: 'li', source: null } },
    { type: 'HandOverFile', data: { ...officialAct(now), document: documentOf(now) } },
    grant(now),
    grant(now),
    grant(now),
    {
      type: 'RecordSuccessor',
      data: { at: now, successor: derivedId('successor', now), successorNumber: now, statedBy: 'applicant' },
    },
    { type: 'DeliverResult', data: { ...officialAct(now), proofOfService: proof(now) } },
    random.chance(0.5)
      ? { type: 'ConfirmApproval', data: { ...officialAct(now), act: 'decision' } }
      : { type: 'DisownApproval', data: { ...officialAct(now), act: 'decision', reason: written('not mine') } },
  ];
  if (random.chance(0.03)) {
    return withdraw(now);
  }
  return random.pick(steps);
}

/** The department's own proofs after their time, and the reviewers' decisions on them. */
function ownProof(random: SeededRandom, date: LocalDate): readonly ApplicationCommand[] {
  const instant = at(date, '18:00');
  const toldBy = { role: 'officer', department: 'planning' };
  const late = { now: at(addDays(date, 25)), proofOfService: proof(instant, { toldBy }) };
  const delivery = { type: 'DeliverResult', data: { ...officialAct(instant), ...late } } as const;
  const word = random.pick(['applied', 'dropped'] as const);
  return [
    // For a case that nobody has accepted, it is deemed accepted by then.
    accept(instant, { ...late, document: documentOf(instant) }),
    random.pick([startSuspension(instant, { ...late, endedAt: at(addDays(date, 3)) }), delivery]),
    random.pick([grant(instant, late), grant(instant, { now: late.now })]),
    addProof(instant, at(addDays(date, 25), '20:00'), { act: 1 + random.below(12) }),
    addProof(instant, at(addDays(date, 25), '21:00'), { act: 1 + random.below(12) }),
    reviewProof(at(addDays(date, 26)), { review: 1 + random.below(2), word }),
    reviewProof(at(addDays(date, 30)), { review: 1, word }),
  ];
}

/** With few distinct contents, so that they coincide: sent with one key or another, and sometimes removed. */
function randomUploads(random: SeededRandom, date: LocalDate): readonly Fact[] {
  const sha256 = String(random.below(5)).padStart(64, '0');
  const instant = at(date, '08:00');
  const key = random.pick(['k1', 'k2']);
  const sent = { type: 'FileUploaded', data: { sha256, size: 9, key, source: null, uploadedAt: instant } };
  const forgotten = { type: 'FileForgotten', data: { sha256, forgottenAt: instant } };
  const told = random.chance(0.2) ? [sent, forgotten] : random.chance(0.8) ? [sent] : [];
  return told.map((event) => ({ stream: `upload-${sha256}`, event, recordedAt: instant }));
}

type LoopStep = Parameters<LoopStory['answered']>[0];

/** The steps of a loop in order, with random answers. */
function stepsOf(random: SeededRandom, given: RatingGiven['data']): readonly LoopStep[] {
  const day = (n: number): LocalDate => addDays(given.givenOn, n);
  const { open, verify, answer, visit, followUp, annul, order, rectify, check, checkOrder } = loopActs;
  return [
    open(day(0)),
    check(at(day(8))),
    verify(day(9), random.pick(['found', 'notFound', 'unreachable'])),
    order(day(9)),
    checkOrder(at(day(40))),
    rectify(day(41)),
    answer(day(42)),
    visit(day(43), random.pick([true, false, null])),
    followUp(day(44)),
    annul(day(45)),
    checkOrder(at(day(46))),
  ];
}

/** The result of these steps for a rating; a refused step is omitted. */
function loopOf(ratingId: string, given: RatingGiven['data'], steps: readonly LoopStep[]): readonly Fact[] {
  const story = new LoopStory(given);
  for (const step of steps) if (typeof story.answered(step) !== 'string') story.when(step);
  return story.facts.slice(1).map((event) => {
    const isOrder = 'orderId' in event.data && 'rated' in event.data;
    const stream = isOrder ? `ratingOrder-${derivedId('order', ratingId)}` : `rating-${ratingId}`;
    return { stream, event, recordedAt: 'at' in event.data ? event.data.at : given.givenAt };
  });
}

function randomRatings(random: SeededRandom, applicationId: string, date: LocalDate): readonly Fact[] {
  const level = random.pick(ratingLevels.values);
  const given = { applicationId, level, givenAt: at(date, '18:00'), givenOn: date, servedOn: date };
  return [matterRated, visitRated].flatMap((rated, index): readonly Fact[] => {
    const ratingId = derivedId('rating', applicationId, String(index));
    if (random.chance(0.5)) return [];
    const first = { stream: `rating-${ratingId}`, event: rated({ ...given, ratingId }), recordedAt: given.givenAt };
    const steps = stepsOf(random, first.event.data);
    const gone = steps.slice(0, random.below(steps.length + 1));
    return [first, ...loopOf(ratingId, first.event.data, gone)];
  });
}
