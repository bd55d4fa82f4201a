import type { TestProject } from 'vitest/node';
import { openPage } from './page-client.ts';
import { createFolder, startPlayground } from './process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of a playground that was seeded and then stopped. */
    seeded: string;
  }
}

/** Seeds a playground once per run, by starting it. Each test file uses a copy of its data folder. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const folder = createFolder();
  const bot = await startPlayground({ MD_DATA_DIR: folder.path, LOG_LEVEL: 'warn' });
  // The page opens only after seeding.
  (await openPage(bot.url, 'dana')).close();
  bot.kill('SIGTERM');
  const { code, stderr } = await bot.ended;
  if (code !== 0) throw new Error(`the playground exited with ${code}: ${stderr}`);
  project.provide('seeded', folder.path);
  return () => folder.remove();
}
