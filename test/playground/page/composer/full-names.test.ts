import { expect, test } from 'vitest';
import { toHandles } from '../../../../src/playground/page/composer/full-names.ts';
import { dana, desk, lee } from '../fixture.ts';

test.each([
  ['@Migration Desk list', '@migration_desk list'],
  ['ask @migration desk, please', 'ask @migration_desk, please'],
  ['/migration assign 3 @Dana Reyes', '/migration assign 3 @dana'],
  ['@Dana Reyesson and a@Dana Reyes', '@Dana Reyesson and a@Dana Reyes'],
  ['@lee', '@lee'],
])('turns full names in %j into handles: %j', (written, sent) => {
  expect(toHandles(written, [dana, lee, desk])).toBe(sent);
});
