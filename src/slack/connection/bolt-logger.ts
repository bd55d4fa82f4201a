import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../../logger.ts';

/**
 * Passes Bolt's log lines to our logger. Leaves out debug lines, because they contain everything that people typed.
 * Warnings and errors contain only Bolt's own words.
 */
export function createBoltLogger(logger: Logger): SlackLogger {
  return {
    debug() {},
    info: (...lines) => logger.info({ from: 'bolt' }, firstLine(lines)),
    warn: (...lines) => logger.warn({ from: 'bolt' }, firstLine(lines)),
    error: (...lines) => logger.error({ from: 'bolt' }, firstLine(lines)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

/** A logger that logs nothing. It is for the Web API clients, whose callers log failed calls themselves. */
export const silentLogger: SlackLogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

function firstLine(lines: unknown[]): string {
  const [first] = lines;
  const text = first instanceof Error ? first.message : String(first);
  return text.split('\n')[0]?.slice(0, 300) ?? '';
}
