import { defineComponent, onMounted } from 'vue';
import { Facts } from '../../parts/facts';
import { say, type Text } from '../../words/language';
import { QrCode } from './qr-code';

const WORDS = {
  title: { zh: '收件回执', en: 'Slip of receipt' },
  number: { zh: '办件编号', en: 'Number of the case' },
  qr: { zh: '办件编号 {number} 的二维码', en: 'QR code of the number {number}' },
  code: { zh: '查询码', en: 'Query code' },
  item: { zh: '事项', en: 'Item' },
  receivedBy: { zh: '收件单位', en: 'Received by' },
  received: { zh: '收件日期', en: 'Received on' },
  missing: { zh: '尚缺材料', en: 'Materials still missing' },
  track: {
    zh: '查询进度：打开 {address}，输入编号和查询码。查询码请妥善保管。',
    en: 'To see the progress: open {address} and enter number and query code. Keep the code to yourself.',
  },
  print: { zh: '打印回执', en: 'Print the slip' },
  next: { zh: '再收一件', en: 'File another case' },
} as const satisfies Readonly<Record<string, Text>>;

export type SlipData = {
  readonly number: string;
  /** `null`: the role of the key gets none. */
  readonly queryCode: string | null;
  readonly item: string;
  readonly receivedBy: string;
  readonly receivedOn: string;
  readonly missing: readonly string[];
};

/** 收件回执: what the applicant takes along. It is nowhere else: the query code is in this answer only. */
export const Slip = defineComponent<SlipData, { next: () => true }>(
  (props, { emit }) => {
    onMounted(() => document.getElementById('slip')?.focus());
    return () => (
      <article class="slip document" aria-labelledby="slip">
        <h2 id="slip" tabindex={-1}>
          {say(WORDS.title)}
        </h2>
        <QrCode key={props.number} text={props.number} label={say(WORDS.qr, { number: props.number })} />
        <Facts
          rows={[
            [say(WORDS.number), <strong class="case-number">{props.number}</strong>],
            [say(WORDS.code), props.queryCode && <strong>{props.queryCode}</strong>],
            [say(WORDS.item), props.item],
            [say(WORDS.receivedBy), props.receivedBy],
            [say(WORDS.received), props.receivedOn],
            [say(WORDS.missing), props.missing.join('、')],
          ]}
        />
        {props.queryCode && <p>{say(WORDS.track, { address: `${location.origin}/track` })}</p>}
        <p class="buttons no-print">
          <button type="button" class="primary" onClick={() => print()}>
            {say(WORDS.print)}
          </button>
          <button type="button" accesskey="n" onClick={() => emit('next')}>
            {say(WORDS.next)}
          </button>
        </p>
      </article>
    );
  },
  { props: ['number', 'queryCode', 'item', 'receivedBy', 'receivedOn', 'missing'], emits: ['next'] },
);
