import type { TestProject } from 'vitest/node';
import { openPage } from './page-client.ts';
import { createFolder, startPlayground } from './process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of a playground that has been started once and stopped. */
    seeded: string;
  }
}

/** The first start of a playground seeds it. It is done once; each test file works on a copy. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const folder = createFolder();
  const bot = await startPlayground({ MD_DATA_DIR: folder.path, LOG_LEVEL: 'warn' });
  // It is there to be seen once it is seeded.
  (await openPage(bot.url, 'dana')).close();
  bot.kill('SIGTERM');
  const { code, stderr } = await bot.ended;
  if (code !== 0) throw new Error(`the playground ended with ${code}: ${stderr}`);
  project.provide('seeded', folder.path);
  return () => folder.remove();
}
