import { join } from 'node:path';
import { build, stop } from 'esbuild';

/** The page's JavaScript and CSS, ready for a browser. */
export interface Bundle {
  script: string;
  styles: string;
}

/** Bundles the page in memory. Nothing is written to disk, so the page is never out of date. */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page/main.tsx')],
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    // `minify` also makes esbuild choose React's production build.
    minify: true,
    logLevel: 'silent',
  });
  // Stops the child process of esbuild, which otherwise keeps running.
  await stop();
  const find = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: find('.js'), styles: find('.css') };
}
