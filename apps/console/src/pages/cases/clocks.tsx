import { clockKinds, timeOwners } from 'virtual:terms';
import type { FunctionalComponent } from 'vue';
import type { Answer } from '../../api/client';
import { say, type Text } from '../../words/language';
import { named, termOf } from '../../words/terms';
import { timeOf } from '../../words/times';
import { type Clock, LimitBar } from './limit-bar';

const WORDS = {
  title: { zh: '计时', en: 'Clocks' },
  calendar: { zh: '日历 {id}（{version}），计至 {asOf}', en: 'Calendar {id} ({version}), counted up to {asOf}' },
  promised: { zh: '承诺时限', en: 'Promised limit' },
  statutory: { zh: '法定时限', en: 'Statutory limit' },
  running: { zh: '计时中', en: 'running' },
  ended: { zh: '已结束 {at}', en: 'ended {at}' },
  started: { zh: '{at} 起', en: 'from {at}' },
  holders: { zh: '承办', en: 'Held by' },
  pauses: { zh: '特别程序', en: 'Special procedures' },
  goesOn: { zh: '仍在继续', en: 'goes on' },
  split: { zh: '用时归属', en: 'Whose days they were' },
  days: { zh: '{days} 日', en: '{days} days' },
} as const satisfies Readonly<Record<string, Text>>;

type Clocks = Answer<'/v1/applications/{id}/clocks'>;

/** Every limit with its days, its pauses and their basis, and who held it. */
export const CaseClocks: FunctionalComponent<{ readonly clocks: Clocks }> = ({
  clocks: { calendar, asOf, clocks },
}) => (
  <section>
    <h2>{say(WORDS.title)}</h2>
    <p class="hint">{say(WORDS.calendar, { ...calendar, asOf: timeOf(asOf) })}</p>
    {clocks.map(clockOf)}
  </section>
);
CaseClocks.props = ['clocks'];

const clockOf = (clock: Clock) => (
  <section key={clock.id} class="clock">
    <h3>
      {termOf(clockKinds, clock.kind)} <small>{clock.id}</small>
    </h3>
    <p class="hint">
      {say(WORDS.started, { at: timeOf(clock.startedAt) })} ·{' '}
      {clock.running ? say(WORDS.running) : say(WORDS.ended, { at: endOf(clock) })}
    </p>
    {clock.promised && <LimitBar name={say(WORDS.promised)} limit={clock.promised} />}
    {clock.statutory && <LimitBar name={say(WORDS.statutory)} limit={clock.statutory} />}
    {clock.pauses.length > 0 && listOf(say(WORDS.pauses), clock.pauses.map(pauseText))}
    {listOf(say(WORDS.holders), clock.holders.map(holderText))}
    {clock.split.parts.length > 0 && listOf(say(WORDS.split), clock.split.parts.map(partText))}
  </section>
);

const listOf = (title: string, lines: readonly string[]) => (
  <div class="lines">
    <h4>{title}</h4>
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </div>
);

const endOf = ({ ended }: Clock): string => {
  const at = ended?.at ?? ended?.occurredAt;
  return at == null ? '' : timeOf(at);
};

const pauseText = ({ suspension, procedure, legalBasis, from, to }: Clock['pauses'][number]): string =>
  `#${suspension} ${procedure} · ${legalBasis} · ${from} – ${to ?? say(WORDS.goesOn)}`;

const holderText = (holder: Clock['holders'][number]): string => {
  const { department, departmentName, official, officialName, from } = holder;
  return [
    say(WORDS.started, { at: timeOf(from) }),
    named(department, departmentName),
    official === null ? '' : named(official, officialName),
  ].join(' ');
};

function partText(part: Clock['split']['parts'][number]): string {
  const { kind, days, department, departmentName, official, officialName, procedure } = part;
  const who = [
    department === undefined ? '' : named(department, departmentName),
    official == null ? '' : named(official, officialName),
    procedure ?? '',
  ].filter((text) => text !== '');
  return `${termOf(timeOwners, kind)} ${who.join(' ')}：${say(WORDS.days, { days })}`;
}
