import { join } from 'node:path';
import { build, stop } from 'esbuild';

/** The page as a browser takes it. */
export interface Bundle {
  script: string;
  styles: string;
}

/** Bundles the page in memory: nothing of it is written, so nothing of it can be stale. */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page/main.tsx')],
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    // This also makes it React's production build.
    minify: true,
    logLevel: 'silent',
  });
  // esbuild keeps a process of its own until told that there is no more to do.
  await stop();
  const find = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: find('.js'), styles: find('.css') };
}
