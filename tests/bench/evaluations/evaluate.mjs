import { alternate, rateOf } from '../rounds.mjs';
import { bareBenefit } from './bare-cel.mjs';
import { amount, given } from './benefit.mjs';
import { enactRules } from './enact.mjs';

const rounds = 9;
const roundMilliseconds = 300;
const warmUp = 3000;

/** What the functions of the conditions read: the day. */
const functionsOn = (today) => ({ today, daysUntil: today, fullYearsSince: today });

/**
 * Evaluations per second of a benefit of 12 rules: facts as JSON in, each time anew. Either what every
 * rule comes to, or all that is told of it: each rule with its inputs and its parts in words, what the
 * preference for remote posts did, the amount with its working. Runs in the site's process.
 */
export const measure = async (strapi) => {
  const rules = strapi.plugin('talent-office').service('rules');
  const { version } = await enactRules(strapi, 'bench-twelve');
  const functions = functionsOn(new Date().toISOString().slice(0, 10));
  const bare = bareBenefit(given);
  const explained = () => rules.check(version, given, amount);
  const outcome = () => rules.outcomes(version, { ...given, functions });

  const [full, short, plain] = [await explained(), outcome(), bare(given)];
  const agree = full.outcome === 'eligible' && short.outcome === 'eligible' && plain.eligible;
  if (!agree || full.amount.fen !== plain.fen) {
    throw new Error(`the sides disagree: ${JSON.stringify({ full, short, plain })}`);
  }
  // Until the engine has compiled all sides, what is measured is its interpreter.
  for (let done = 0; done < warmUp; done += 1) {
    await explained();
    outcome();
    bare(given);
  }
  return alternate(
    {
      outcome: () => rateOf(outcome, roundMilliseconds),
      explained: () => rateOf(explained, roundMilliseconds),
      baseline: () => rateOf(() => bare(given), roundMilliseconds),
    },
    rounds,
  );
};
