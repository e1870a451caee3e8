import type { Core } from '@strapi/strapi';

import { attributeKinds, getService } from '../../../platform';
import type { Consequence } from '../../declaration';

/** The type whose entries a consequence acts on; `undefined` for a room's own effect. */
export const targetOf = (
  strapi: Core.Strapi,
  type: string,
  then: Consequence,
): string | undefined => {
  if ('effect' in then) return undefined;
  if (typeof then.on !== 'string') return then.on.type;
  return (attributeKinds(strapi, type)[then.on] as { target?: string } | undefined)?.target;
};

/** Actions that some other action brings about, as `type/action`: they are nobody's own, nor the clock's. */
export const causedActions = (strapi: Core.Strapi): ReadonlySet<string> => {
  const declarations = getService(strapi, 'declarations');
  const caused = new Set<string>();
  for (const type of declarations.governed()) {
    for (const actions of Object.values(declarations.of(type)?.states ?? {})) {
      for (const { then } of Object.values(actions)) {
        const target = then && targetOf(strapi, type, then);
        if (then && 'act' in then && target) caused.add(`${target}/${then.act}`);
      }
    }
  }
  return caused;
};
