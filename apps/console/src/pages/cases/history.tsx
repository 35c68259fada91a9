import { factWords } from 'virtual:terms';
import type { FunctionalComponent } from 'vue';
import type { Answer } from '../../api/client';
import { say, type Text } from '../../words/language';
import { named, termOf } from '../../words/terms';
import { timeOf } from '../../words/times';

const WORDS = {
  title: { zh: '办件轨迹', en: 'What happened' },
  fact: { zh: '事实', en: 'Fact' },
  happened: { zh: '发生时间', en: 'Happened' },
  recorded: { zh: '登记时间', en: 'Recorded' },
  who: { zh: '行为人', en: 'Who acted' },
  late: { zh: '事后补报', en: 'told on a later day' },
} as const satisfies Readonly<Record<string, Text>>;

type Entry = Answer<'/v1/applications/{id}/history'>['items'][number];

/** The facts of a case in the order of the log: when each happened beside when it was recorded. */
export const CaseHistory: FunctionalComponent<{ readonly entries: readonly Entry[] }> = ({ entries }) => (
  <section>
    <h2>{say(WORDS.title)}</h2>
    <section class="wide" tabindex={0} aria-label={say(WORDS.title)}>
      <table>
        <thead>
          <tr>
            {[WORDS.happened, WORDS.recorded, WORDS.fact, WORDS.who].map((head) => (
              <th key={head.en} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.revision} class={entry.toldLate ? 'moved' : ''}>
              <td>{timeOf(entry.occurredAt)}</td>
              <td>
                {timeOf(entry.recordedAt)}
                {entry.toldLate && <small>{say(WORDS.late)}</small>}
              </td>
              <td>{termOf(factWords, entry.type)}</td>
              <td>
                {named(entry.department, entry.departmentName)}{' '}
                {entry.official === null ? '' : named(entry.official, entry.officialName)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </section>
);
CaseHistory.props = ['entries'];
