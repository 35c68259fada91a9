import { dayReasons, dayUnits } from 'virtual:terms';
import type { FunctionalComponent } from 'vue';
import type { Answer } from '../../api/client';
import { say, type Text } from '../../words/language';
import { termOf } from '../../words/terms';

const WORDS = {
  bar: {
    zh: '{name}：{term}，已用 {used} 日，届满 {end}',
    en: '{name}: {term}, {used} days used, ends {end}',
  },
  paused: { zh: '停止计时', en: 'paused' },
  extension: { zh: '（延长 {days}）', en: ' (extended by {days})' },
} as const satisfies Readonly<Record<string, Text>>;

export type Clock = Answer<'/v1/applications/{id}/clocks'>['clocks'][number];
type ClockLimit = NonNullable<Clock['promised']>;

/** A limit as a bar over its days: counted ones filled, skipped ones empty, in the order of the calendar. */
export const LimitBar: FunctionalComponent<{ readonly name: string; readonly limit: ClockLimit }> = ({
  name,
  limit,
}) => {
  const { term, extension, usedDays, days } = limit;
  const told = `${term.days} ${termOf(dayUnits, term.unit ?? 'workingDay')}`;
  const words = say(WORDS.bar, {
    name,
    term: extension === null ? told : `${told}${say(WORDS.extension, { days: extension.days })}`,
    used: usedDays,
    end: limit.limit?.date ?? say(WORDS.paused),
  });
  return (
    <div class="limit">
      <p>{words}</p>
      <ol class="days-bar">
        {days.map(({ date, counted, day, reason }) => (
          <li
            key={date}
            class={
              counted
                ? day !== null && day <= usedDays
                  ? 'used'
                  : 'ahead'
                : reason === 'paused'
                  ? 'paused'
                  : 'skipped'
            }
            title={`${date} ${counted ? day : termOf(dayReasons, reason)}`}
          >
            <span class="unseen">{`${date} ${counted ? day : termOf(dayReasons, reason)}`}</span>
          </li>
        ))}
      </ol>
    </div>
  );
};
LimitBar.props = ['name', 'limit'];
