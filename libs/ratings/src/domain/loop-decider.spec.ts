import { declaredCalendar } from '@sealtrail/calendar/testing';
import { LoopStory, loopActs, morning } from '../testing';
import { loopStateOf } from './loop';
import { ATTEMPTS_MAX, FOLLOW_UP_DAYS, followUpUntil } from './loop-decider';

const { open, check, verify, answer, visit, followUp, annul, order, rectify, checkOrder } = loopActs;

/** Rated and recorded on Wednesday 2026-03-11, by name. */
const story = (given: ConstructorParameters<typeof LoopStory>[0] = {}) => new LoopStory(given);
const opened = () => story().when(open('2026-03-11'));
const ordered = () => opened().when(verify('2026-03-12'), order('2026-03-13'));
const answered = () => opened().when(verify('2026-03-12', 'notFound'), answer('2026-03-13'));

const stateOf = ({ loop, order: of }: LoopStory) => loopStateOf(loop, of);
const last = ({ facts }: LoopStory) => facts.at(-1);
const typesOf = ({ facts }: LoopStory) => facts.map(({ type }) => type);

describe('the closed loop of a bad rating (国办发〔2019〕51号)', () => {
  it('proceeds from verification through order, rectification and reply to the visit', () => {
    const states = [stateOf(opened())];
    const whole = opened();
    for (const step of [
      verify('2026-03-12'),
      order('2026-03-13'),
      rectify('2026-03-16'),
      answer('2026-03-17'),
      visit('2026-03-18'),
    ]) {
      states.push(stateOf(whole.when(step)));
    }
    expect(states).toEqual(['toVerify', 'toDecide', 'toRectify', 'toReply', 'toVisit', 'done']);
  });

  it('is opened only for the last two levels, once', () => {
    expect(story({ level: 'fairlySatisfied' }).answered(open('2026-03-11'))).toEqual([]);
    expect(opened().answered(open('2026-03-12'))).toEqual([]);
    expect(typesOf(story({ level: 'veryDissatisfied' }).when(open('2026-03-11')))).toEqual([
      'RatingGiven',
      'LoopOpened',
    ]);
  });

  it('is not opened where the desk acted first: the next step has a limit of its own', () => {
    const verified = story().when(verify('2026-03-12', 'notFound'));
    expect(verified.answered(open('2026-03-12'))).toEqual([]);
    expect(stateOf(verified)).toBe('toReply');
  });

  it('is verified within one working day of the recording, regardless of when it is opened', () => {
    expect(last(story({ recordedOn: '2026-03-13' }).when(open('2026-03-14')))).toMatchObject({
      data: { verifyBy: { days: 1, unit: 'workingDay', date: '2026-03-16' } },
    });
  });

  it('is verified in time until the end of the day, by the time of recording', () => {
    expect(last(opened().when(verify('2026-03-12')))).toMatchObject({ data: { inTime: true } });
    expect(last(opened().when(verify('2026-03-13')))).toMatchObject({ data: { inTime: false } });
  });

  it('closes without an order what is untrue, and what is true but requires nothing by law', () => {
    expect(stateOf(opened().when(verify('2026-03-12', 'notFound')))).toBe('toReply');
    expect(stateOf(opened().when(verify('2026-03-12'), answer('2026-03-13')))).toBe('toVisit');
    expect(opened().when(verify('2026-03-12', 'notFound')).answered(order('2026-03-13'))).toBe('rating.step-not-open');
  });

  it('is verified again where the rater was not reached, until a further step is taken', () => {
    const unreachable = opened().when(verify('2026-03-12', 'unreachable'));
    expect(stateOf(unreachable)).toBe('toDecide');
    expect(stateOf(unreachable.when(verify('2026-03-13', 'notFound')))).toBe('toReply');
    expect(unreachable.answered(verify('2026-03-13'))).toBe('rating.step-not-open');
    const acted = opened().when(verify('2026-03-12', 'unreachable'), order('2026-03-13'));
    expect(acted.answered(verify('2026-03-16'))).toBe('rating.step-not-open');
    const often = opened();
    for (let n = 0; n < ATTEMPTS_MAX; n++) often.when(verify('2026-03-12', 'unreachable'));
    expect(often.answered(verify('2026-03-12', 'unreachable'))).toBe('rating.too-many-tries');
  });

  it('replies within two working days of the rectification, and visits within five of the reply', () => {
    expect(last(ordered().when(rectify('2026-03-16')))).toMatchObject({ data: { replyBy: { date: '2026-03-18' } } });
    expect(last(answered())).toMatchObject({ data: { inTime: true, visitBy: { days: 5, date: '2026-03-20' } } });
    const late = opened().when(verify('2026-03-12', 'notFound'), answer('2026-03-17'));
    expect(last(late)).toMatchObject({ data: { inTime: false } });
    expect(last(opened().when(verify('2026-03-12'), answer('2026-03-13')))).toMatchObject({ data: { inTime: null } });
  });

  it('visits again where the rater was not reached, and ends with a rater who was', () => {
    const tried = answered().when(visit('2026-03-16', null));
    expect(stateOf(tried)).toBe('toVisit');
    expect(last(tried)).toMatchObject({ data: { reached: false, satisfied: null, again: false } });
    expect(last(tried.when(visit('2026-03-17', false)))).toMatchObject({
      data: { reached: true, satisfied: false, again: true },
    });
    expect(tried.answered(visit('2026-03-18'))).toBe('rating.step-not-open');
  });

  it('has no visit after an anonymous rating', () => {
    const anonymous = story({ anonymous: true, rater: null }).when(
      open('2026-03-11'),
      verify('2026-03-12', 'notFound'),
      answer('2026-03-13'),
    );
    expect(last(anonymous)).toMatchObject({ data: { visitBy: null } });
    expect(stateOf(anonymous)).toBe('done');
    expect(anonymous.answered(visit('2026-03-16'))).toBe('rating.step-not-open');
  });

  it('requires nothing for a good rating', () => {
    for (const step of [verify('2026-03-12'), order('2026-03-12'), answer('2026-03-12'), visit('2026-03-12')]) {
      expect(story({ level: 'satisfied' }).answered(step)).toBe('rating.not-bad');
    }
  });

  it('needs a rating', () => {
    const nothing = story();
    nothing.loop = { ...nothing.loop, rated: null };
    for (const step of [verify('2026-03-12'), order('2026-03-12'), followUp('2026-03-12'), annul('2026-03-12')]) {
      expect(nothing.answered(step)).toBe('rating.not-found');
    }
  });
});

describe('the limits of the loop', () => {
  it('report an overdue step once, after the end of its day', () => {
    expect(opened().answered(check('2026-03-12T15:59:59.999Z'))).toEqual([]);
    const overdue = opened().when(check('2026-03-12T16:00:00.000Z'));
    expect(last(overdue)).toMatchObject({
      type: 'LoopStepOverdue',
      data: { step: 'verification', limit: { date: '2026-03-12' } },
    });
    expect(overdue.answered(check('2026-03-13T16:00:00.000Z'))).toEqual([]);
  });

  it('report reply and visit alike, and no completed step', () => {
    const rectified = ordered().when(rectify('2026-03-16'), check(morning('2026-03-30')));
    expect(last(rectified)).toMatchObject({ data: { step: 'reply', limit: { date: '2026-03-18' } } });
    expect(last(answered().when(check(morning('2026-03-30'))))).toMatchObject({ data: { step: 'visit' } });
    expect(
      answered()
        .when(visit('2026-03-16'))
        .answered(check(morning('2026-03-30'))),
    ).toEqual([]);
    expect(
      opened()
        .when(annul('2026-03-12'))
        .answered(check(morning('2026-03-30'))),
    ).toEqual([]);
  });

  it('move by a day off that was recorded later, and by no working day', () => {
    const snow = declaredCalendar('cn-national', 'Asia/Shanghai', { '2026-03-12': false });
    const moved = opened().by(snow).when(check('2026-03-12T16:00:00.000Z'));
    expect(last(moved)).toMatchObject({
      type: 'LoopLimitMoved',
      data: {
        step: 'verification',
        countedFrom: '2026-03-11',
        from: { date: '2026-03-12' },
        to: { date: '2026-03-13' },
      },
    });
    expect(last(moved.when(verify('2026-03-13')))).toMatchObject({ data: { inTime: true } });
    const saturday = declaredCalendar('cn-national', 'Asia/Shanghai', { '2026-03-14': true });
    const untouched = story({ recordedOn: '2026-03-13' }).when(open('2026-03-13')).by(saturday);
    expect(untouched.answered(check('2026-03-14T16:00:00.000Z'))).toEqual([]);
  });

  it('of a reply after an order move from the day of the rectification', () => {
    const snow = declaredCalendar('cn-national', 'Asia/Shanghai', { '2026-03-18': false });
    const moved = ordered().when(rectify('2026-03-16')).by(snow).when(check('2026-03-18T16:00:00.000Z'));
    expect(last(moved)).toMatchObject({ data: { step: 'reply', to: { date: '2026-03-19' } } });
    expect(last(moved.when(answer('2026-03-19')))).toMatchObject({ data: { inTime: true } });
  });
});

describe('the order to rectify (整改单)', () => {
  it('gives five working days for ordinary cases, fifteen for complex ones', () => {
    expect(last(ordered())).toMatchObject({ data: { rectifyBy: { days: 5, date: '2026-03-20' }, named: null } });
    expect(last(opened().when(verify('2026-03-12'), order('2026-03-13', 'complex')))).toMatchObject({
      data: { rectifyBy: { days: 15, date: '2026-04-03' } },
    });
  });

  it('names the case only where a named rater agreed', () => {
    const named = (given: object) =>
      last(story(given).when(open('2026-03-11'), verify('2026-03-12'), order('2026-03-13')));
    expect(named({ mayNameCase: true })).toMatchObject({
      data: { named: { applicationId: 'a1', number: '37010020260302000001X' } },
    });
    expect(named({ mayNameCase: true, anonymous: true, rater: null })).toMatchObject({ data: { named: null } });
  });

  it('is answered once, by an official of the unit', () => {
    expect(ordered().answered(rectify('2026-03-16', { department: 'health' }))).toBe('rating-order.not-found');
    expect(opened().answered(rectify('2026-03-16'))).toBe('rating-order.not-found');
    expect(ordered().answered(rectify('2026-03-16', { officer: 'nobody' }))).toBe('rating-order.official-unknown');
    expect(ordered().when(rectify('2026-03-16')).answered(rectify('2026-03-17'))).toBe('rating-order.not-open');
  });

  it('is answered in time by the time of recording, and never once it was overdue', () => {
    expect(last(ordered().when(rectify('2026-03-20')))).toMatchObject({ data: { inTime: true } });
    expect(last(ordered().when(rectify('2026-03-23')))).toMatchObject({ data: { inTime: false } });
    const snow = declaredCalendar('cn-national', 'Asia/Shanghai', { '2026-03-20': false });
    const overdue = ordered().when(checkOrder('2026-03-20T16:00:00.000Z'));
    expect(last(overdue)).toMatchObject({ type: 'OrderOverdue', data: { limit: { date: '2026-03-20' } } });
    expect(overdue.answered(checkOrder(morning('2026-03-30')))).toEqual([]);
    expect(last(overdue.by(snow).when(rectify('2026-03-23')))).toMatchObject({ data: { inTime: false } });
    expect(last(ordered().by(snow).when(checkOrder('2026-03-20T16:00:00.000Z')))).toMatchObject({
      type: 'OrderLimitMoved',
      data: { to: { date: '2026-03-23' } },
    });
  });

  it('becomes due even if it is answered late, before the timer fires', () => {
    const late = ordered().when(rectify('2026-03-23'));
    expect(late.facts.slice(-2)).toMatchObject([
      { type: 'OrderOverdue', data: { limit: { date: '2026-03-20' } } },
      { type: 'OrderRectified', data: { inTime: false } },
    ]);
    const told = ordered().when(checkOrder('2026-03-20T16:00:00.000Z'), rectify('2026-03-23'));
    expect(typesOf(told).filter((type) => type === 'OrderOverdue')).toHaveLength(1);
  });

  it('is withdrawn with its rating, even if it was ordered while the rating was being voided', () => {
    const voided = ordered().when(annul('2026-03-16'));
    expect(last(voided)).toMatchObject({ data: { orderId: '0'.repeat(32) } });
    voided.when(checkOrder(morning('2026-03-16')));
    expect(voided.order.status).toBe('withdrawn');
    expect(voided.answered(rectify('2026-03-16'))).toBe('rating-order.not-open');
    expect(
      ordered()
        .when(rectify('2026-03-16'), annul('2026-03-17'))
        .answered(checkOrder(morning('2026-03-17'))),
    ).toEqual([]);
  });
});

describe('the follow-up rating (追评)', () => {
  it('is given once, after the rectification or the reply, within ninety days of the later', () => {
    expect(opened().answered(followUp('2026-03-12'))).toBe('rating.follow-up-not-open');
    expect(ordered().answered(followUp('2026-03-16'))).toBe('rating.follow-up-not-open');
    const rectified = ordered().when(rectify('2026-03-16'));
    expect(followUpUntil(rectified.loop, rectified.order)).toBe('2026-06-14');
    expect(rectified.answered(followUp('2026-06-15'))).toBe('rating.follow-up-not-open');
    rectified.when(answer('2026-03-17'));
    expect(followUpUntil(rectified.loop, rectified.order)).toBe('2026-06-15');
    rectified.when(followUp('2026-06-15'));
    expect(last(rectified)).toMatchObject({
      type: 'FollowUpGiven',
      data: { level: 'dissatisfied', followUp: 'satisfied', channel: 'sms', comment: null },
    });
    expect(rectified.answered(followUp('2026-06-15'))).toBe('rating.already-given');
    expect(FOLLOW_UP_DAYS).toBe(90);
  });

  it('is not accepted for a void rating', () => {
    expect(answered().when(annul('2026-03-16')).answered(followUp('2026-03-17'))).toBe('rating.follow-up-not-open');
  });
});

describe('a rating is voided (误评、恶意评价)', () => {
  it('by a person outside the rated unit, once, with reason, reviewer and document', () => {
    expect(opened().answered(annul('2026-03-12', { department: 'planning' }))).toBe('rating.own-unit');
    const voided = opened().when(annul('2026-03-12'));
    expect(last(voided)).toMatchObject({
      data: {
        cause: 'malicious',
        reason: 'he was never there',
        by: 'desk-1',
        document: { number: 'X-1', date: '2026-03-12' },
        loop: { answered: false, rectified: false, due: null, visit: null, followUp: null },
        orderId: null,
      },
    });
    expect(voided.answered(annul('2026-03-13'))).toBe('rating.already-void');
    expect(voided.answered(verify('2026-03-13'))).toBe('rating.step-not-open');
  });

  it('even if it is good: invented praise leaves the shares too', () => {
    expect(typesOf(story({ level: 'verySatisfied' }).when(annul('2026-03-12')))).toEqual([
      'RatingGiven',
      'RatingVoided',
    ]);
  });

  it('by a document that is dated neither before the rating nor after today', () => {
    expect(opened().answered(annul('2026-03-12', { date: '2026-03-10' }))).toBe('rating.document-misdated');
    expect(opened().answered(annul('2026-03-12', { date: '2026-03-13' }))).toBe('rating.document-misdated');
    expect(opened().answered(annul('2026-03-12', { date: '2026-03-11' }))).toHaveLength(1);
  });

  it.each(['verify', 'answer', 'visit', 'order'] as const)('nor does the unit perform the step %s', (step) => {
    const command = loopActs[step]('2026-03-12');
    const own = { ...command, data: { ...command.data, department: 'planning' } } as typeof command;
    expect(opened().answered(own)).toBe('rating.own-unit');
  });
});
