import { createLog } from './log';
import { terminalLine } from './terminal-lines';

const linesOf = (write: (log: ReturnType<typeof createLog>) => void): readonly string[] => {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(terminalLine(line)) }));
  return lines.map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3}Z /, 'TIME '));
};

describe('the log at a terminal', () => {
  it('shows the code and actor of a refusal', () => {
    const noted = { actor: '1f2e3d4c', code: 'access.forbidden' };
    const answered = { method: 'POST', route: '/v1/applications/:id/decision', status: 403, ms: 1.2, traceId: 'abc' };
    expect(linesOf((log) => log.info({ ...answered, ...noted }, 'request'))).toEqual([
      'TIME info  request method=POST route=/v1/applications/:id/decision status=403 ms=1.2 traceId=abc actor=1f2e3d4c code=access.forbidden\n',
    ]);
  });

  it('shows where an error occurred, and its stack line by line', () => {
    const err = Object.assign(new Error('no server'), { stack: 'Error: no server\n    at connect' });
    expect(linesOf((log) => log.warn({ context: 'kurrentdb', err }, 'retrying'))).toEqual([
      'TIME warn  [kurrentdb] retrying\n    Error: no server\n        at connect\n',
    ]);
  });

  it('escapes control characters of quoted text', () => {
    const [line] = linesOf((log) => log.warn({ text: 'a\u001b[2Jb\nc\u202e' }, 'odd \u001b[31m'));
    expect(line).toBe('TIME warn  odd \\u001b[31m text="a\\u001b[2Jb\\nc\\u202e"\n');
  });
});
