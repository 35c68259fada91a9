import { defineComponent, onBeforeUnmount, onMounted, type PropType, ref, type VNodeChild } from 'vue';

const ROW_PX = 44;
/** Drawn beyond what is seen, so that nothing flickers. */
const BEYOND = 10;
/** So near to the end, the next page is asked for. */
const NEAR_ROWS = 40;

/** A table of which only the rows are drawn that can be seen: ten thousand scroll like ten. */
export const VirtualRows = defineComponent({
  props: {
    label: { type: String, required: true },
    heads: { type: Array as PropType<readonly string[]>, required: true },
    /** A first heading that is no text: it selects all rows. */
    corner: { type: Function as PropType<() => VNodeChild>, default: null },
    count: { type: Number, required: true },
    row: { type: Function as PropType<(at: number) => VNodeChild>, required: true },
  },
  emits: ['nearEnd'],
  setup(props, { emit }) {
    const pane = ref<HTMLElement | null>(null);
    const top = ref(0);
    const height = ref(600);
    const measure = (): void => {
      top.value = pane.value?.scrollTop ?? 0;
      height.value = pane.value?.clientHeight ?? 600;
      if (top.value + height.value > (props.count - NEAR_ROWS) * ROW_PX) emit('nearEnd');
    };
    onMounted(() => {
      measure();
      addEventListener('resize', measure);
    });
    onBeforeUnmount(() => removeEventListener('resize', measure));

    return () => {
      const first = Math.max(0, Math.floor(top.value / ROW_PX) - BEYOND);
      const last = Math.min(props.count, Math.ceil((top.value + height.value) / ROW_PX) + BEYOND);
      const drawn = Array.from({ length: Math.max(0, last - first) }, (_, at) => props.row(first + at));
      return (
        <section class="wide pane" ref={pane} tabindex={0} aria-label={props.label} onScroll={measure}>
          <table aria-rowcount={props.count + 1}>
            <thead>
              <tr>
                {props.corner && <th class="tick-cell">{props.corner()}</th>}
                {props.heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {gap('before', first * ROW_PX)}
              {drawn}
              {gap('after', (props.count - last) * ROW_PX)}
            </tbody>
          </table>
        </section>
      );
    };
  },
});

const gap = (key: string, px: number) => <tr key={key} class="gap" style={{ height: `${px}px` }} />;
