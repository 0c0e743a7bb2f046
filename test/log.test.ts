import { expect, test } from 'vitest';
import { createLog, type LogFields } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): {
  text: string;
  lines: Record<string, unknown>[];
} {
  let text = '';
  write(createLog('debug', { write: (line: string) => (text += line) }));
  const lines = text.split('\n').filter((line) => line !== '');
  return { text, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('logs codes, counts, activity ids and durations', () => {
  const { lines } = logged((log) => {
    log.info('turn done', { command: 'change-actions', activityId: 'f:1;messageid=17', durationMs: 12.5, count: 2 });
  });
  expect(lines).toEqual([
    {
      level: 30,
      time: expect.any(String) as string,
      msg: 'turn done',
      command: 'change-actions',
      activityId: 'f:1;messageid=17',
      durationMs: 12.5,
      count: 2,
    },
  ]);
});

test('fields that are not on the list are not logged, whatever they hold', () => {
  const everything = {
    text: 'A-12 done',
    name: 'Sam Okafor',
    from: { name: 'Sam Okafor' },
    token: 'ey.ey.x',
  } as LogFields;
  const { text } = logged((log) => {
    log.info('turn done', everything);
  });
  expect(text).not.toMatch(/A-12|Sam|ey\./);
});

test('words with spaces in place of a code are withheld', () => {
  const { lines } = logged((log) => {
    log.info('turn done', { code: 'Sam visited the premises' });
  });
  expect(lines[0]?.['code']).toBe('[withheld]');
});

test.each(['sam@example.org', 'eyJhbGciOiJSUzI1NiJ9.e30.x', 'A-12', 'f:N-0001'])(
  '%s in place of a code is withheld',
  (word) => {
    const { lines } = logged((log) => {
      log.info('turn done', { code: word, activityId: word, error: Object.assign(new Error('x'), { code: word }) });
    });
    expect(lines[0]).toMatchObject({ code: '[withheld]', activityId: '[withheld]', error: { code: '[withheld]' } });
  },
);

test('an error is logged by name, code, status and place, without its message or the bodies that it carries', () => {
  const error = Object.assign(new RangeError('Sam Okafor\n    at (12 Example Street)\nA-12 done'), {
    code: 'E_SEND',
    statusCode: 403,
    request: { headers: { authorization: 'Bearer secret' } },
    response: { bodyAsText: 'Sam Okafor' },
    cause: new Error('the row held Sam Okafor'),
  });
  const { text, lines } = logged((log) => {
    log.error('send failed', { error, reference: 'k3f9' });
  });
  expect(lines[0]).toMatchObject({
    error: { name: 'RangeError', code: 'E_SEND', status: 403, cause: { name: 'Error' } },
  });
  expect(text).toMatch(/log\.test\.ts/);
  expect(text).not.toMatch(/Sam|Example Street|A-12|Bearer|secret/);
});

test('anything may be thrown', () => {
  const { lines } = logged((log) => {
    log.error('turn failed', { error: 'Sam Okafor' });
  });
  expect(lines[0]?.['error']).toEqual({ name: 'string' });
});
