import { type Instant, written } from '@sealtrail/event-sourcing';
import type {
  AnswerReferral,
  CardLifeCommand,
  ChargedAct,
  ChargedStepCommand,
  DecideAppeal,
  OutsideAct,
  OutsideStepCommand,
} from '../domain/card-life/life-commands';

const paper = (number: string, at: Instant) => ({ number, date: at.slice(0, 10), seal: '公章' });

/** Of the unit that the cards of the stories charge. */
const chargedAct = (cardId: string, at: Instant, change: Partial<ChargedAct>): ChargedAct => ({
  cardId,
  key: 'key-of-planning',
  department: 'planning',
  officer: 'li',
  at,
  now: at,
  document: paper('说-1', at),
  text: written('系统故障，已补办'),
  onlyOf: null,
  ...change,
});

const outsideAct = (cardId: string, at: Instant, change: Partial<OutsideAct>): OutsideAct => ({
  cardId,
  key: 'key-of-supervision',
  department: 'supervision-office',
  officer: 'chen',
  at,
  now: at,
  document: paper('决-1', at),
  text: written('情况属实'),
  within: null,
  ...change,
});

type Step<Command extends CardLifeCommand> = (
  cardId: string,
  at: Instant,
  change?: Partial<Command['data']>,
) => Command;

const charged =
  <Command extends ChargedStepCommand>(type: Command['type']): Step<Command> =>
  (cardId, at, change = {}) =>
    ({ type, data: chargedAct(cardId, at, change) }) as Command;

const outside =
  <Command extends OutsideStepCommand>(
    type: Command['type'],
    more: Omit<Command['data'], keyof OutsideAct>,
  ): Step<Command> =>
  (cardId, at, change = {}) =>
    ({ type, data: { ...outsideAct(cardId, at, change), ...more, ...change } }) as Command;

/** The steps in the life of a card, well-formed. */
export const cardStepActs = {
  acknowledge: charged('AcknowledgeCard'),
  explain: charged('ExplainCard'),
  rectify: charged('RectifyCard'),
  appeal: charged('AppealCard'),
  close: outside('CloseCard', {}),
  decide: outside<DecideAppeal>('DecideAppeal', { result: 'rejected' }),
  revoke: outside('RevokeCard', {}),
  refer: outside('ReferCard', { to: written('市纪委监委') }),
  answer: outside<AnswerReferral>('AnswerReferral', { result: 'admonished' }),
} as const;
