import { initialState } from './guarded';
import { whileCase, type Declaration, type ExclusiveRight } from './words';

const isFinal = ({ states }: Declaration, state: string): boolean =>
  Object.keys(states?.[state] ?? {}).length === 0;

/**
 * The states in which a right is held. Where none are named, it is held as long as the entry is
 * under way: while a case is open and in every state but the initial one, in which nothing was
 * decided yet, and the final ones.
 */
export const heldWhile = (declaration: Declaration, right: ExclusiveRight): readonly string[] => {
  if (right.while) return right.while;
  const initial = initialState(declaration);
  const underWay = Object.keys(declaration.states ?? {}).filter(
    (state) => state !== initial && !isFinal(declaration, state),
  );
  return [whileCase, ...underWay];
};
