import { buildEnvironment } from '../environment';
import { describe as describeFields, type Model } from '../fields';
import { absentFact, builtIns, type FactFunction } from '../functions';

const models: Record<string, Model> = {
  'api::application.application': {
    attributes: {
      title: { type: 'string' },
      requestedFen: { type: 'biginteger' },
      months: { type: 'integer' },
      remote: { type: 'boolean' },
      urgent: { type: 'boolean' },
      startsOn: { type: 'date' },
      filedAt: { type: 'datetime' },
      share: { type: 'decimal' },
      tier: { type: 'enumeration', enum: ['A', 'B', 'C'] },
      type: { type: 'string' },
      notes: { type: 'json' },
      secretNote: { type: 'string', private: true },
      talent: { type: 'relation', relation: 'manyToOne', target: 'api::talent.talent' },
      reviewers: { type: 'relation', relation: 'oneToMany', target: 'api::talent.talent' },
      account: {
        type: 'relation',
        relation: 'oneToOne',
        target: 'plugin::users-permissions.user',
      },
      place: { type: 'component', component: 'shared.place' },
    },
  },
  'api::talent.talent': {
    attributes: {
      name: { type: 'string' },
      tier: { type: 'enumeration', enum: ['A', 'B', 'C'] },
      bornOn: { type: 'date' },
      identityNumber: { type: 'string' },
      identityIndex: { type: 'string' },
      birthYear: { type: 'integer', private: true },
      employer: { type: 'relation', relation: 'manyToOne', target: 'api::employer.employer' },
    },
    pluginOptions: {
      'talent-office': {
        sensitive: {
          identityNumber: { index: 'identityIndex', derive: { birthYear: 'birth-year' } },
        },
      },
    },
  },
  'api::employer.employer': {
    attributes: {
      name: { type: 'string' },
      unit: { type: 'relation', relation: 'manyToOne', target: 'api::unit.unit' },
    },
  },
  'api::unit.unit': {
    attributes: {
      name: { type: 'string' },
      district: { type: 'relation', relation: 'manyToOne', target: 'api::unit.unit' },
    },
  },
  'shared.place': { modelType: 'component', attributes: { village: { type: 'string' } } },
};

export const modelOf = (uid: string): Model => {
  const model = models[uid];
  if (!model) throw new Error(`no model ${uid}`);
  return model;
};

const received: FactFunction = {
  signature: 'received(string): int',
  load: () => Promise.resolve({}),
  call: (facts, kind) => {
    const amount = (facts as Record<string, number>)[kind as string];
    if (amount === undefined) throw absentFact(String(kind));
    return BigInt(amount);
  },
};

/** The environment of an application, whose subject is its talent. */
export const environment = buildEnvironment({
  entry: describeFields(modelOf, 'api::application.application'),
  subject: describeFields(modelOf, 'api::talent.talent'),
  functions: [...builtIns(), received],
});
