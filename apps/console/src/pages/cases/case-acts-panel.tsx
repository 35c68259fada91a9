import { defineComponent, type PropType, ref, shallowRef } from 'vue';
import type { Answer } from '../../api/client';
import { mayUse } from '../../api/session';
import { SchemaForm } from '../../parts/schema/schema-form';
import { say, type Text } from '../../words/language';
import { CASE_ACTS, type Case, type CaseAct, type Target } from './case-acts';
import { askedOf, type Known, knownOf } from './case-knowledge';
import { type ActAnswer, Moved } from './moved';

const WORDS = {
  acts: { zh: '可以办理', en: 'What you can do' },
} as const satisfies Readonly<Record<string, Text>>;

type Offer = { readonly act: CaseAct; readonly target: Target };
type Clocks = Answer<'/v1/applications/{id}/clocks'>;

const titleOf = ({ act, target }: Offer): string => `${say(act.title)} ${target.about}`.trim();
const nameOf = ({ act, target }: Offer): string => `${act.path} ${target.about}`;

/** A button for each act that the role may do and that the case is open to; its form; and what it has moved. */
export const CaseActs = defineComponent({
  props: {
    shown: { type: Object as PropType<Case>, required: true },
    clocks: { type: Object as PropType<Clocks | null>, default: null },
  },
  emits: { done: () => true },
  setup(props, { emit }) {
    const chosen = ref<string | null>(null);
    const known = shallowRef<Known | null>(null);
    const told = shallowRef<{
      readonly title: string;
      readonly answer: ActAnswer;
      readonly before: Clocks | null;
    } | null>(null);

    async function choose(name: string | null): Promise<void> {
      chosen.value = null;
      told.value = null;
      if (name === null) return;
      known.value = await knownOf(props.shown);
      chosen.value = name;
    }

    function onDone(title: string, answer: unknown): void {
      told.value = { title, answer: answer as ActAnswer, before: props.clocks };
      chosen.value = null;
      emit('done');
    }

    return () => {
      const offers = offersOf(props.shown);
      const offer = offers.find((each) => nameOf(each) === chosen.value);
      if (offers.length === 0 && told.value === null) return null;
      return (
        <section class="acts no-print">
          <h2>{say(WORDS.acts)}</h2>
          <p class="buttons">
            {offers.map((each) => (
              <button
                type="button"
                key={nameOf(each)}
                aria-expanded={nameOf(each) === chosen.value}
                onClick={() => void choose(nameOf(each))}
              >
                {titleOf(each)}
              </button>
            ))}
          </p>
          {told.value && <Moved {...told.value} />}
          {offer && known.value && formOf(props.shown, offer, known.value, onDone, () => void choose(null))}
        </section>
      );
    };
  },
});

const offersOf = (shown: Case): readonly Offer[] =>
  CASE_ACTS.filter(({ path }) => mayUse(`POST ${path}`)).flatMap((act) =>
    act.targets(shown).map((target) => ({ act, target })),
  );

const formOf = (
  shown: Case,
  offer: Offer,
  known: Known,
  onDone: (title: string, answer: unknown) => void,
  onCancel: () => void,
) => (
  <SchemaForm
    key={nameOf(offer)}
    title={titleOf(offer)}
    target={{
      method: 'post',
      path: offer.act.path,
      values: { id: shown.applicationId, ...offer.target.values },
    }}
    known={known}
    asked={askedOf(known)}
    onDone={(answer: unknown) => onDone(titleOf(offer), answer)}
    onCancel={onCancel}
  />
);
