import type { Core } from '@strapi/strapi';

import type { Entry } from '../../platform';
import type { CaseRecord, DecidedCase } from '../approval';
import { initialState, type Declaration } from '../declaration';

import { digestsOf } from './digests';

/** The state that an entry keeps. */
export const stateOf = (declaration: Declaration, entry: Entry): string =>
  String(entry.state ?? initialState(declaration));

/**
 * The state in which a case was opened: the entry is in it as long as the case runs, whatever was
 * written past the gate, for the engine alone writes it. `null` for a case that did not keep it.
 */
export const openedIn = (
  strapi: Core.Strapi,
  declaration: Declaration,
  { target, guarded }: Pick<DecidedCase, 'target' | 'guarded'>,
): string | null =>
  Object.keys(declaration.states ?? {}).find(
    (state) => digestsOf(strapi, target.type, { state }, ['state']).state === guarded.state,
  ) ?? null;

/** In which state an entry is, with its latest case. */
export const stateWith = (
  strapi: Core.Strapi,
  declaration: Declaration,
  entry: Entry,
  latest: CaseRecord | null,
): string =>
  (latest && !latest.ended ? openedIn(strapi, declaration, latest) : null) ??
  stateOf(declaration, entry);
