import { clockKinds, effectReasons } from 'virtual:terms';
import { defineComponent, onMounted, type PropType } from 'vue';
import type { Answer, Told } from '../../api/client';
import { say, type Text } from '../../words/language';
import { termOf } from '../../words/terms';

const WORDS = {
  applied: { zh: '已办理：{title}。', en: 'Done: {title}.' },
  partly: { zh: '已办理：{title}，部分生效。', en: 'Done: {title}; it takes effect in part.' },
  recordedOnly: { zh: '{title}：仅记录，不生效。', en: '{title}: recorded, without effect.' },
  clock: { zh: '计时', en: 'Clock' },
  promised: { zh: '承诺时限', en: 'Promised limit' },
  statutory: { zh: '法定时限', en: 'Statutory limit' },
  ended: { zh: '已结束', en: 'ended' },
  none: { zh: '—', en: '—' },
} as const satisfies Readonly<Record<string, Text>>;

export type ActAnswer = Told<'/v1/applications/{id}/acceptance'>;
type Limit = ActAnswer['limits'][number];
type Clocks = Answer<'/v1/applications/{id}/clocks'>;

/** What an act has changed: how far it took effect, and every limit of the case, then and now. */
export const Moved = defineComponent({
  props: {
    title: { type: String, required: true },
    answer: { type: Object as PropType<ActAnswer>, required: true },
    before: { type: Object as PropType<Clocks | null>, default: null },
  },
  setup(props) {
    onMounted(() => document.getElementById('moved')?.focus());
    return () => {
      const { effect, limits } = props.answer;
      return (
        <div class="moved">
          <p id="moved" class="told" role="status" tabindex={-1}>
            {say(WORDS[effect.kind], { title: props.title })}{' '}
            {effect.reason !== null && effect.reason !== 'unchanged' && termOf(effectReasons, effect.reason)}
          </p>
          {limits.length > 0 && tableOf(limits, props.before)}
        </div>
      );
    };
  },
});

const tableOf = (limits: readonly Limit[], before: Clocks | null) => (
  <section class="wide" tabindex={0} aria-label={say(WORDS.clock)}>
    <table>
      <thead>
        <tr>
          {[WORDS.clock, WORDS.promised, WORDS.statutory].map((head) => (
            <th key={head.en} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => (
          <tr key={limit.clock}>
            <th scope="row">
              {termOf(clockKinds, limit.kind)}
              {!limit.running && <small>{say(WORDS.ended)}</small>}
            </th>
            {(['promised', 'statutory'] as const).map((basis) => (
              <td key={basis}>{changeOf(dateBefore(before, limit.clock, basis), limit[basis]?.date ?? null)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

function dateBefore(before: Clocks | null, id: string, basis: 'promised' | 'statutory'): string | null {
  const clock = before?.clocks.find((each) => each.id === id);
  return clock?.[basis]?.limit?.date ?? null;
}

function changeOf(before: string | null, now: string | null) {
  if (before === now) return now ?? say(WORDS.none);
  return (
    <>
      <del>{before ?? say(WORDS.none)}</del> → <ins>{now ?? say(WORDS.none)}</ins>
    </>
  );
}
