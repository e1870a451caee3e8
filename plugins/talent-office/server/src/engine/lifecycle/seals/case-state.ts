import type { Core } from '@strapi/strapi';

import type { Entry } from '../../../platform';
import type { CaseRecord, Digests, DecidedCase } from '../../approval';
import { initialState, type Declaration } from '../../declaration';

import { digestsOf } from './digests';

/** The state that an entry keeps. */
export const stateOf = (declaration: Declaration, entry: Entry): string =>
  String(entry.state ?? initialState(declaration));

/** The state that digests were taken of; `null` where they hold none. */
const stateIn = (
  strapi: Core.Strapi,
  declaration: Declaration,
  type: string,
  digests: Digests | null,
): string | null =>
  Object.keys(declaration.states ?? {}).find(
    (state) => digestsOf(strapi, type, { state }, ['state']).state === digests?.state,
  ) ?? null;

/**
 * The state in which a case was opened: the entry is in it as long as the case runs, whatever was
 * written past the gate, for the engine alone writes it. `null` for a case that did not keep it.
 */
export const openedIn = (
  strapi: Core.Strapi,
  declaration: Declaration,
  { target, guarded }: Pick<DecidedCase, 'target' | 'guarded'>,
): string | null => stateIn(strapi, declaration, target.type, guarded);

/** In which state the engine has an entry: with its open case, else as it left it, else as it stands. */
export const stateWith = (
  strapi: Core.Strapi,
  declaration: Declaration,
  entry: Entry,
  {
    type,
    latest,
    sealed,
  }: { readonly type: string; readonly latest: CaseRecord | null; readonly sealed: Digests | null },
): string =>
  stateIn(strapi, declaration, type, latest && !latest.ended ? latest.guarded : sealed) ??
  stateOf(declaration, entry);
