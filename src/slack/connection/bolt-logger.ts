import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../../logger.ts';

/**
 * Bolt's logger over ours. Its debug lines hold whole requests, and so what people typed: they are dropped at every
 * level. Warnings and errors are sentences of Bolt's own.
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

/** Web API calls fail in ways that their callers tell of. */
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
