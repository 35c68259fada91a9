import { defineStatements, formatStatement } from './statement';

const { statement, catalogue } = defineStatements({
  'clock.ended': {
    parameters: ['clock', 'at'],
    terms: { clock: { case: { zh: '审查', en: 'review' } } },
    words: { zh: '时钟{clock}已于{at}结束', en: 'the clock of the {clock} had ended at {at}' },
  },
  'clock.never-ran': { words: { zh: '时钟未曾起算', en: 'the clock never ran' } },
});

describe('a catalogue of statements', () => {
  it('makes codes and parameters, without text', () => {
    expect(statement('clock.ended', { clock: 'case', at: '2026-03-02T01:00:00.000Z' })).toStrictEqual({
      code: 'clock.ended',
      parameters: { clock: 'case', at: '2026-03-02T01:00:00.000Z' },
    });
    expect(statement('clock.never-ran')).toStrictEqual({ code: 'clock.never-ran', parameters: {} });
  });

  it('requires the declared parameters, and refuses undeclared codes', () => {
    // @ts-expect-error the instant is missing
    statement('clock.ended', { clock: 'case' });
    // @ts-expect-error it has no parameters
    statement('clock.never-ran', { clock: 'case' });
    // @ts-expect-error there is no such code
    statement('clock.stopped');
  });

  it('has the text in either language', () => {
    const ended = statement('clock.ended', { clock: 'case', at: 'noon' });
    expect(formatStatement(catalogue, ended, 'zh')).toBe('时钟审查已于noon结束');
    expect(formatStatement(catalogue, ended, 'en')).toBe('the clock of the review had ended at noon');
  });

  it('returns an unknown code unchanged', () => {
    expect(formatStatement(catalogue, { code: 'clock.stopped', parameters: {} }, 'en')).toBe('clock.stopped');
  });
});
