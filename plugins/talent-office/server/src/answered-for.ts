import type { Core } from '@strapi/strapi';

import { typesReadByDeclarations } from './engine/expression';
import { getService } from './platform';

/** Who signs, and by what others are judged and paid through a function, a table or a workflow. */
const own = [
  'appointment',
  'acting',
  'incompatibility',
  'position',
  'unit',
  'employer-agent',
  'in-post-confirmation',
  'relationship',
  'tier',
  'policy',
  'policy-item',
  'policy-evaluation',
  'delegated-power',
  'power-check',
  'benefit',
  'rule-set',
  'named-table',
  'workflow',
  'office-setting',
].map((name) => `plugin::talent-office.${name}`);

/**
 * Besides accounts and people, the types whose entries somebody answers for: those named here, and
 * those that a declaration, or a rule in force, reads through a relation. A site's own are among them:
 * the years of a category are the term of who is named in it.
 */
export const answeredFor = async (strapi: Core.Strapi): Promise<string[]> => [
  ...own,
  ...typesReadByDeclarations(strapi),
  ...(await getService(strapi, 'rules').typesRead()),
];
