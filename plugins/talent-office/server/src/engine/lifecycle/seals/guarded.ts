import type { Core } from '@strapi/strapi';

import { attributeKinds, getService } from '../../../platform';
import { guardedAttributes, isToOne, type AttributeSchema } from '../../declaration';
import { readByDeclaration } from '../../expression';

/** A guarded relation of another type. */
export interface Pointer {
  readonly type: string;
  readonly attribute: string;
}

/** What stays frozen by the declarations: what they name, and what their expressions read. */
export const createGuarded = (strapi: Core.Strapi) => {
  const declarations = () => getService(strapi, 'declarations');

  const guarded = (type: string): string[] => {
    const declaration = declarations().of(type);
    if (!declaration) return [];
    return [...new Set([...guardedAttributes(declaration), ...readByDeclaration(strapi, type)])];
  };

  const pointsTo = (type: string, name: string, target: string): boolean => {
    const attribute = attributeKinds(strapi, type)[name] as AttributeSchema | undefined;
    return attribute !== undefined && isToOne(attribute) && attribute.target === target;
  };

  const pointingTo = (target: string): Pointer[] =>
    declarations()
      .types()
      .flatMap((type) =>
        guarded(type)
          .filter((name) => pointsTo(type, name, target))
          .map((attribute) => ({ type, attribute })),
      );

  return { guarded, pointingTo };
};

export type Guarded = ReturnType<typeof createGuarded>;
