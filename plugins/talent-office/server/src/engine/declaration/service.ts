import type { Core } from '@strapi/strapi';

import type { ContentTypeSchema } from './attributes';
import { checkDeclaration } from './check';
import { engineAttributes } from './guarded';
import { parseDeclaration } from './parse';
import { refuseProblems, type Problem } from './problems';
import type { Declaration } from './words';

export interface Declarations {
  /** The type's declaration; `null` when it declares nothing. */
  of(type: string): Declaration | null;
  /** Types with a life cycle. */
  governed(): string[];
  /** Types that declare anything. */
  types(): string[];
  /** Attributes that only the engine writes. */
  engineWritten(type: string): string[];
}

declare module '../../platform/services' {
  interface Services {
    declarations: Declarations;
  }
}

const optionsOf = (schema: ContentTypeSchema): unknown => schema.pluginOptions?.['talent-office'];

const readAll = (schemas: Readonly<Record<string, ContentTypeSchema>>) => {
  const declarations = new Map<string, Declaration>();
  const problems: Problem[] = [];
  for (const [type, schema] of Object.entries(schemas)) {
    const options = optionsOf(schema);
    if (options === undefined) continue;
    const parsed = parseDeclaration(type, options);
    if ('problems' in parsed) problems.push(...parsed.problems);
    else {
      declarations.set(type, parsed.declaration);
      problems.push(...checkDeclaration(type, parsed.declaration, schemas));
    }
  }
  return { declarations, problems };
};

/**
 * Reads every declaration of the site once, when first asked.
 * @throws Error naming every mistake: the code base decides it, so the boot stops.
 */
export const createDeclarations = ({ strapi }: { strapi: Core.Strapi }): Declarations => {
  let read: Map<string, Declaration> | null = null;
  const schemas = () => strapi.contentTypes as unknown as Record<string, ContentTypeSchema>;
  const all = (): Map<string, Declaration> => {
    if (read) return read;
    const { declarations, problems } = readAll(schemas());
    refuseProblems(problems);
    read = declarations;
    return read;
  };
  return {
    engineWritten: (type) => {
      const declaration = all().get(type);
      return declaration ? engineAttributes(declaration) : [];
    },
    of: (type) => all().get(type) ?? null,
    governed: () => [...all()].filter(([, one]) => one.states).map(([type]) => type),
    types: () => [...all().keys()],
  };
};
