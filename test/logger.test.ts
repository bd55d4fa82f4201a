import { describe, expect, it } from 'vitest';
import { Prisma } from '../src/db/client.ts';
import { captureConsole, createLogger } from '../src/logger.ts';

function createLog(level = 'info') {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line) => void lines.push(line) });
  return { logger, lines, last: () => JSON.parse(lines.at(-1)!) };
}

it('writes one JSON object per line, only at the configured level and above', () => {
  const { logger, lines, last } = createLog('warn');
  logger.info('not this');
  logger.warn({ ticket: 'MIG-1' }, 'two\nlines');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(last()).toMatchObject({ level: 40, ticket: 'MIG-1', msg: 'two\nlines' });
  logger.warn('50%s done');
  expect(last().msg).toBe('50%s done');
  logger.warn({ err: new Error('late') });
  expect(last()).toMatchObject({ msg: 'late', err: { type: 'Error', message: 'late' } });
});

describe('masks', () => {
  it.each([
    ['a bot token in the message', 'sent with xoxb-hunter2-abc'],
    ['a user token in a field', { note: 'xoxp-hunter2-abc' }],
    ['a rotating token in a field', { note: 'xoxe.xoxp-1-hunter2' }],
    ['an app token in a list', { notes: [['xapp-1-hunter2']] }],
    ["a request's signature", { note: `v0=${'0badcafe'.repeat(8)}` }],
    ['an authorization header', { authorization: 'Bearer hunter2' }],
    ["a request's authorization header", { req: { headers: { Authorization: 'Bearer hunter2' } } }],
    [
      'a bearer token in the message of an error',
      { err: new Error('refused: Authorization: Bearer hunter2.abc') },
    ],
    ['a field named signingSecret', { settings: { slack: { signingSecret: 'hunter2' } } }],
    ['a field named SLACK_SIGNING_SECRET', { SLACK_SIGNING_SECRET: 'hunter2' }],
    ['a password that contains a quote', { password: 'a"hunter2' }],
    ['a field named botToken', { slack: { botToken: 'hunter2' } }],
    ['a database password in a URL', { note: 'at postgres://desk:hunter2@db:5432/desk' }],
    ['a database password in an error', { err: new Error('no answer from postgres://desk:hunter2@db/desk') }],
    ["a token in an error's message and stack", { err: new Error('invalid_auth xoxb-hunter2') }],
    ['a token in a nested field', { reason: { detail: 'xoxb-hunter2' } }],
    ['a response_url', 'POST https://hooks.slack.com/commands/T1/2/hunter2 failed'],
  ])('%s', (_, what) => {
    const { logger, lines, last } = createLog();
    if (typeof what === 'string') logger.info(what);
    else logger.info(what, 'said');
    expect(lines[0]).not.toContain('hunter2');
    expect(lines[0]).not.toContain('0badcafe');
    expect(lines[0]).toContain('[masked]');
    expect(last().level).toBe(30);
  });

  it('no text that only resembles a secret', () => {
    const { logger, last } = createLog();
    const fields = {
      place: 'slack:C0MIGR',
      text: 'ask for the password: reset confirmed',
      url: 'postgres://db:5432/desk',
      tokens: 3,
      method: 'oauth.v2.access',
    };
    logger.info(fields, 'https://hooks.example.com/a and a@b.example');
    expect(last()).toMatchObject({ ...fields, msg: 'https://hooks.example.com/a and a@b.example' });
  });
});

describe('logs a Prisma error', () => {
  const typed = 'customer said Summer24';

  it('with its name, code, and reason, but without query arguments', () => {
    const { logger, lines, last } = createLog();
    const message = `\nInvalid \`prisma.event.create()\` invocation:\n\n{\n  data: { text: "${typed}" }\n}\n\nUnique constraint failed`;
    const err = new Prisma.PrismaClientKnownRequestError(message, { code: 'P2002', clientVersion: '7' });
    logger.error({ err }, 'failed');
    logger.error(err);
    logger.error({ error: err });
    for (const line of lines) expect(line).not.toContain('Summer24');
    expect(last().error).toMatchObject({
      type: 'PrismaClientKnownRequestError',
      code: 'P2002',
      message: 'Unique constraint failed',
    });
  });

  it('without query arguments, even as the cause of another error', () => {
    const { logger, lines, last } = createLog();
    const cause = new Prisma.PrismaClientValidationError(
      `Invalid invocation:\n{\n  text: "${typed}"\n}\n\nArgument \`seq\` is missing.`,
      { clientVersion: '7' },
    );
    logger.error({ err: cause });
    expect(last().err.message).toBe('Argument `seq` is missing.');
    logger.error({ err: new Error('the courier failed', { cause }) });
    expect(last().err).toMatchObject({
      message: 'the courier failed',
      stack: expect.stringContaining('logger.test'),
    });
    for (const line of lines) expect(line).not.toContain('Summer24');
  });
});

it('logs what a library writes to the console', () => {
  const { logger, lines, last } = createLog();
  const target = {} as Console;
  captureConsole(target, logger);
  target.error('Error finding key. Available keys: -----BEGIN\nMIIBCgKCAQEA');
  expect(last()).toMatchObject({ level: 40, said: 'Error finding key. Available keys: -----BEGIN' });
  target.log(new TypeError('jwt expired'));
  expect(last()).toMatchObject({ said: 'TypeError: jwt expired' });
  expect(lines).toHaveLength(2);
});
