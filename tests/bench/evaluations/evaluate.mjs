import { alternate, rateOf } from '../rounds.mjs';
import { bareBenefit } from './bare-cel.mjs';
import { amount, conditions, given } from './benefit.mjs';

const rounds = 9;
const roundMilliseconds = 300;
const warmUp = 3000;
const application = 'plugin::talent-office.fund-application';

const enactRules = async (strapi) => {
  const service = (name) => strapi.plugin('talent-office').service(name);
  const { documentId } = await strapi.documents('plugin::talent-office.rule-set').create({
    data: {
      title: '十二项条件',
      key: 'bench-twelve',
      entryType: application,
      rules: conditions.map((expression, index) => ({
        code: `rule-${index + 1}`,
        kind: 'hard',
        expression,
        messageZh: `不符合第 ${index + 1} 项条件`,
        messageEn: `Condition ${index + 1} is not met`,
      })),
    },
  });
  await service('transactions').run({ key: 'bench/enact/twelve', input: null }, (tx) =>
    service('rules').enact(tx, documentId, 'bench'),
  );
  return service('rules').inForce('bench-twelve');
};

/**
 * Evaluations per second of a benefit of 12 rules and an amount: facts as JSON in; ours gives every
 * rule's outcome with its inputs and the amount's working. Runs in the site's process.
 */
export const measure = async (strapi) => {
  const rules = strapi.plugin('talent-office').service('rules');
  const version = await enactRules(strapi);
  const bare = bareBenefit(given);

  const explained = await rules.check(version, given, amount);
  const plain = bare(given);
  if (explained.outcome !== 'eligible' || !plain.eligible || explained.amount.fen !== plain.fen) {
    throw new Error(`the sides disagree: ${JSON.stringify({ explained, plain })}`);
  }
  // Until the engine has compiled both sides, what is measured is its interpreter.
  for (let done = 0; done < warmUp; done += 1) {
    await rules.check(version, given, amount);
    bare(given);
  }
  return alternate(
    {
      ours: () => rateOf(() => rules.check(version, given, amount), roundMilliseconds),
      baseline: () => rateOf(() => bare(given), roundMilliseconds),
    },
    rounds,
  );
};
