import fc from 'fast-check';

import { anyCommands } from '../factories/model/commands';
import { createModel } from '../factories/model/model';
import { createWorld, type World } from '../factories/model/world';
import { databaseOfThisRun, startSite, type Site } from '../setup';

// Some with every run of the tests, always the same. As many as one likes, others every time:
// `MODEL_SEQUENCES=1000 npm test -- --db=sqlite tests/api/model`.
const few = { sqlite: 10, mysql: 4 };
const asked = process.env.MODEL_SEQUENCES;
const numRuns = asked ? Number(asked) : few[databaseOfThisRun()];

describe('cases and their money, driven at random beside a plain model', () => {
  let site: Site;
  let world: World;

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T02:00:00.000Z' });
    world = await createWorld(site);
  });
  afterAll(() => site.stop());

  it(
    'stand as in the model after every command, and say the same',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyCommands, async (commands) => {
          const real = await world.begin();
          const model = createModel();
          // Three are handed in already: what is drawn is what becomes of them.
          for (const index of [0, 1, 2]) {
            expect(await real.submit(index, index)).toBe(model.submit(index, index));
          }
          await fc.asyncModelRun(() => ({ model, real }), commands);
        }),
        { numRuns, ...(asked ? {} : { seed: 20261127 }) },
      );
    },
    60_000 + numRuns * 30_000,
  );
});
