import { firstCheckHolder } from './entrusted-window';

describe('the holder of a first check (行政许可法 arts. 24, 26)', () => {
  const terms = {
    department: 'market',
    firstCheckBy: [
      { department: 'hall', document: '市监发〔2026〕3号', from: '2026-03-01', to: '2026-03-31' },
      { department: 'hall', document: '市监发〔2026〕9号', from: '2026-06-01', to: null },
    ],
  };

  it.each([
    ['hall', '2026-02-28', 'market'],
    ['hall', '2026-03-01', 'hall'],
    ['hall', '2026-03-31', 'hall'],
    ['hall', '2026-04-01', 'market'],
    ['hall', '2030-01-01', 'hall'],
    ['market', '2026-03-10', 'market'],
    ['another-hall', '2026-03-10', 'market'],
  ])('received by %s on %s is %s', (receivedBy, on, holder) => {
    expect(firstCheckHolder(terms, receivedBy, on)).toBe(holder);
  });
});
