import { conditions } from './benefit.mjs';

const application = 'plugin::talent-office.fund-application';

/** The twelve conditions as a rule set in force, and the document id of its draft. */
export const enactRules = async (strapi, key) => {
  const service = (name) => strapi.plugin('talent-office').service(name);
  const { documentId } = await strapi.documents('plugin::talent-office.rule-set').create({
    data: {
      title: '十二项条件',
      key,
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
  await service('transactions').run({ key: `bench/enact/${key}`, input: null }, (tx) =>
    service('rules').enact(tx, documentId, 'bench'),
  );
  return { documentId, version: await service('rules').inForce(key) };
};
