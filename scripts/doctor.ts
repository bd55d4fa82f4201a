/** `npm run doctor` checks the installation, and says for each fault what to do. Exits with 1 if something is wrong. */
import { systemClock } from '../src/clock.ts';
import { readEnvironment } from '../src/config.ts';
import { examine } from '../src/doctor/doctor.ts';
import { toText } from '../src/doctor/report.ts';
import { runCommand } from './command/command.ts';

await runCommand('doctor', async () => {
  const environment = readEnvironment();
  let faults = 0;
  await examine(environment, systemClock, (line) => {
    if (line.finding.state === 'wrong') faults++;
    console.log(toText(line, environment));
  });
  console.log(
    faults === 0 ? 'Nothing is wrong.' : `${faults === 1 ? 'One thing is' : `${faults} things are`} wrong.`,
  );
  if (faults > 0) process.exit(1);
});
