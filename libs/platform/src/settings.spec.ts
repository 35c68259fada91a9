import { readSettings, WrongSettings } from './settings';

const problemsOf = (args: readonly string[], environment = {}): readonly string[] => {
  try {
    readSettings(args, environment);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.problems;
    throw error;
  }
};

describe('settings', () => {
  it('have defaults that start a server for this machine alone', () => {
    expect(readSettings([], {})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      adminKeyFile: null,
      zone: 'Asia/Shanghai',
      simulatedClock: null,
    });
  });

  it('come from options, which win over the environment', () => {
    const environment = { SEALTRAIL_PORT: '80', SEALTRAIL_ZONE: 'Europe/Amsterdam', OTHER: 'x' };
    const args = ['--port=0', '--simulated-clock', '2026-03-02T09:00:00+08:00', '--admin-key-file', '/run/key'];
    expect(readSettings(args, environment)).toMatchObject({
      port: 0,
      zone: 'Europe/Amsterdam',
      adminKeyFile: '/run/key',
      simulatedClock: '2026-03-02T01:00:00.000Z',
    });
  });

  it('take an empty variable for none', () => {
    expect(readSettings([], { SEALTRAIL_PORT: '' })).toMatchObject({ port: 3000 });
  });

  it('that are wrong are all named at once', () => {
    const problems = problemsOf(['--port', 'http', '--prot', '1', 'start', '--zone', 'Mars/Olympus', '--host'], {
      SEALTRAIL_SIMULATED_CLOCK: 'yesterday',
      SEALTRAIL_DATADIR: 'x',
      SEALTRAIL_MONGODB_URL: 'mongodb://x',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      '--prot',
      '1',
      'start',
      '--host',
      'SEALTRAIL_DATADIR',
      '--port',
      '--zone',
      'SEALTRAIL_SIMULATED_CLOCK',
      'SEALTRAIL_MONGODB_URL:',
    ]);
  });
});
