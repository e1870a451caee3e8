import { writeFileSync } from 'node:fs';
import { buildServerWhenStale } from '../../src/commands/lib/builds.mjs';
import { installWhenNeeded } from '../../src/commands/lib/dependencies.mjs';
import { main, Stop } from '../../src/commands/lib/steps.mjs';
import { readArguments } from './arguments.mjs';
import { table } from './table.mjs';

const write = (file, text) => {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Stop(`${file} cannot be written (${error.code}).`);
  }
};

await main(async () => {
  const { json, ...wanted } = readArguments(process.argv.slice(2));
  // Before the minutes of measuring, not after them.
  if (json) write(json, '[]\n');
  await installWhenNeeded();
  await buildServerWhenStale();
  // Only now is what it imports there: a fresh clone has no node_modules.
  const { measureAll } = await import('./index.mjs');
  const results = await measureAll(wanted);
  const text = `${JSON.stringify(results, null, 2)}\n`;
  if (json) write(json, text);
  process.stdout.write(`\n${table(results)}\n\n${text}`);
});
