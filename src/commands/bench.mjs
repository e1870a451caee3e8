import { inProject, run } from './lib/project.mjs';
import { main } from './lib/steps.mjs';

await main(async () => {
  const args = [inProject('tests/bench/main.mjs'), ...process.argv.slice(2)];
  const { code } = await run(process.execPath, args);
  return code;
});
