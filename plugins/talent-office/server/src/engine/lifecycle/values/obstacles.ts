import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../../shared/error-codes';
import { getService, own } from '../../../platform';
import { celOf, initialState, whenOf } from '../../declaration';

import { notMet } from './conditions';

/**
 * What would keep each of some new entries of a type from its first step, as far as that is known by
 * what it will refer to (by attribute and primary key); nothing where the rest decides. The conditions
 * are those of the action itself, so that who asks beforehand hears what he would hear then.
 */
export const createObstacles =
  (strapi: Core.Strapi) =>
  async (
    type: string,
    name: string,
    relations: readonly Readonly<Record<string, number>>[],
  ): Promise<Bilingual[][]> => {
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    const action = own(own(declaration.states, initialState(declaration) ?? ''), name);
    // A type that is gone, or that nothing governs: who refers to it tells so.
    if (!action) return [];
    const expressions = getService(strapi, 'expressions');
    const conditions = whenOf(action).map((when) => ({
      when,
      compiled: expressions.compile(type, celOf(when), 'bool'),
    }));
    const compiled = conditions.map((each) => each.compiled);
    return (await expressions.loadNewFacts(type, relations, compiled)).map((facts) =>
      conditions.flatMap((each) => {
        const outcome = each.compiled.evaluate(facts);
        return outcome.known && outcome.value === false ? [notMet(each.when)] : [];
      }),
    );
  };
