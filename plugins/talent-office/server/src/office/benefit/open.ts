import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../shared/error-codes';
import { isGoverned } from '../../engine/declaration';
import { getService, messagesOf, Refusal } from '../../platform';

import { roundObstacles } from '../round';

import { entryTypesOf, refuseSuspended, type Priced } from './amount';

const unfinished: Bilingual = {
  zh: '这项待遇尚未配置完成（条件、流程或金额），暂不受理申请。',
  en: 'This benefit is not set up yet (rules, workflow or amount): it takes no applications now.',
};

const outdated: Bilingual = {
  zh: '这项待遇所办理的事项已经停用，暂不受理申请。',
  en: 'What this benefit decides on is no longer in use: it takes no applications now.',
};

const isInForce = (version: { readonly inForceVersion?: number | null } | null | undefined) =>
  version?.inForceVersion != null;

const suspension = (strapi: Core.Strapi, benefit: Priced): Bilingual[] => {
  if (!entryTypesOf(benefit).every((type) => isGoverned(strapi, type))) return [outdated];
  try {
    refuseSuspended(strapi, benefit);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [messagesOf(error)];
  }
};

interface InForce {
  readonly entryType?: string | null;
  readonly inForceVersion?: number | null;
}

/** A benefit with what decides on its applications. */
export interface Configured extends Priced {
  readonly id: number;
  readonly ruleSet?: InForce | null;
  readonly workflow?: InForce | null;
}

const ownObstacles = (strapi: Core.Strapi, benefit: Configured): Bilingual[] => {
  const { ruleSet, workflow, amountExpression } = benefit;
  const isReady = isInForce(ruleSet) && isInForce(workflow) && Boolean(amountExpression);
  return [...(isReady ? [] : [unfinished]), ...suspension(strapi, benefit)];
};

/**
 * Why each of some benefits takes no applications today, as its applicants are told; empty where it
 * does. What is asked is what handing an application in asks, so that nobody fills in a form for
 * nothing. Everybody may ask for the whole list: the database is asked once for each type of entry.
 */
export const obstaclesOf = async (
  strapi: Core.Strapi,
  benefits: readonly Configured[],
): Promise<Bilingual[][]> => {
  const found = benefits.map((benefit) => ownObstacles(strapi, benefit));
  const lifecycle = getService(strapi, 'lifecycle');
  for (const type of new Set(benefits.flatMap(entryTypesOf))) {
    const asking = benefits.flatMap((benefit, index) =>
      entryTypesOf(benefit).includes(type) ? [{ benefit: benefit.id, index }] : [],
    );
    const relations = asking.map(({ benefit }) => ({ benefit }));
    const obstacles = await lifecycle.obstacles(type, 'submit', relations);
    asking.forEach(({ index }, position) => found[index]?.push(...(obstacles[position] ?? [])));
  }
  const ofRounds = await roundObstacles(
    strapi,
    benefits.map(({ id }) => id),
  );
  return found.map((own, index) => [...own, ...(ofRounds[index] ?? [])]);
};
