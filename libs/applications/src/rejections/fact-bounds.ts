/** The case has reached the maximum of a kind of event (`domain/fact-counts.ts`). */
const tooMany = (zh: string, en: string) =>
  ({
    kind: 'rule',
    parameters: ['max'],
    title: { zh: `${zh}过多`, en: `Too many ${en}` },
    meaning: {
      zh: `一件办件所记录的${zh}以一定数量为限，单个部门所报的另有限额。`,
      en: `The number of ${en} of a case is limited, in total and per department.`,
    },
    detail: {
      zh: `已记录 {max} 次${zh}，不再记录。`,
      en: `The limit of {max} ${en} has been reached; no more can be recorded.`,
    },
  }) as const;

export const factBoundRejections = {
  'application.too-many-materials': {
    ...tooMany('材料', 'materials'),
    advice: {
      zh: '尚缺的材料不受此限；已有材料的新版本请合并提交。',
      en: 'Missing materials are always accepted; send new versions of the others together.',
    },
  },
  'application.too-many-corrected-sets': {
    ...tooMany('补正', 'corrected sets'),
    advice: { zh: '含有所缺材料的补正不受此限。', en: 'A set that contains a missing material is always accepted.' },
  },
  'application.too-many-corrections-on-the-spot': tooMany('当场更正', 'corrections on the spot'),
  'application.too-many-visits': tooMany('到场', 'visits'),
  'application.too-many-notices': tooMany('补正告知', 'correction notices'),
  'application.too-many-suspensions': tooMany('特别程序', 'suspensions'),
  'application.too-many-prolongations': tooMany('特别程序延期', 'prolongations'),
  'application.too-many-assignments': tooMany('指派', 'assignments'),
  'application.too-many-late-reports': tooMany('迟报', 'late reports that change nothing'),
} as const;
