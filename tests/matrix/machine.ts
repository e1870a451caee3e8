import {
  caseStates,
  move,
  movers,
  transitions,
} from '../../plugins/talent-office/server/src/engine/approval/case/machine';

import { createCells, type Cells } from './table';

/** What moves a case from where to where, and who: every transition, every state, every mover. */
export const generateMachine = (): Cells => {
  const cells = createCells();
  const names = [...new Set(transitions.map(({ name }) => name))];
  for (const name of names) {
    for (const from of [null, ...caseStates]) {
      const allowed = movers.flatMap((mover) => {
        const one = move(from, name, mover);
        return one.allowed ? [{ mover, to: one.to }] : [];
      });
      const [first] = allowed;
      const by = allowed.map(({ mover }) => mover).join(' ');
      cells.set(name, from ?? 'none', first ? `${first.to}: ${by}` : '·');
    }
  }
  return cells.cells;
};
