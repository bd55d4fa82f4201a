// `npm run carry-over` moves the database of an earlier release into this release's own Postgres. This file is plain
// JavaScript and imports nothing at first, so that it can report missing requirements on any machine. The code in
// carry-over/ does the work.
if (Number(process.versions.node.split('.')[0]) < 24) {
  fail(
    `The carry-over needs Node 24, but this is ${process.version}. Run "npm run carry-over", which installs and uses Node 24.`,
  );
}
const { runCarryOver } = await loadOrExit();
await runCarryOver().catch((error) => fail(error.message));
// Exit now, because the schema engine leaves a timer of ten seconds running.
process.exit();

/** Loads the TypeScript code, which needs Node 24 and the installed packages. */
async function loadOrExit() {
  try {
    return await import('./carry-over/carry-over.ts');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return fail('Some packages are not installed. Run "npm run carry-over", which installs them.');
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
