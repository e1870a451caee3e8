import { buildServerWhenStale } from './lib/builds.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { main, Stop } from './lib/steps.mjs';
import { calendar } from './maintenance/calendar.mjs';
import { ledger } from './maintenance/ledger.mjs';
import { seals } from './maintenance/seals.mjs';
import { seed } from './maintenance/seed.mjs';

const commands = { seed, ledger, calendar, seals };

await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command)
    throw new Stop(`There is no command "${name}": ${Object.keys(commands).join(', ')}.`);
  await installWhenNeeded();
  await buildServerWhenStale();
  return command(args);
});
// Strapi leaves timers behind that would keep a finished command waiting.
process.exit();
