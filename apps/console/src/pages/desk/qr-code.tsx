import { defineComponent, onMounted, shallowRef } from 'vue';

/** Light modules around a code, as ISO/IEC 18004 requires. */
const BORDER = 4;

/** A text as a QR code. */
export const QrCode = defineComponent({
  props: { text: { type: String, required: true }, label: { type: String, required: true } },
  setup(props) {
    const modules = shallowRef<readonly (readonly boolean[])[]>([]);
    onMounted(async () => {
      const { encodeQR } = await import('qr');
      modules.value = encodeQR(props.text, 'raw', { ecc: 'medium', border: BORDER });
    });
    return () => (
      <svg
        class="qr"
        viewBox={`0 0 ${modules.value.length} ${modules.value.length}`}
        role="img"
        aria-label={props.label}
        shape-rendering="crispEdges"
      >
        <path d={pathOf(modules.value)} />
      </svg>
    );
  },
});

const pathOf = (modules: readonly (readonly boolean[])[]): string =>
  modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
