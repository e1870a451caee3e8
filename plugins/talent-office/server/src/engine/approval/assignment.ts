import type { Core } from '@strapi/strapi';

import type { AssignmentBody } from '../../../../shared/contracts/versions';
import { getService } from '../../platform';

import { mostSignatures, type Seat, type WorkflowBody } from './workflow';

/** Can each seat get a person of its own, by augmenting paths (Kuhn)? Gives the seats that cannot. */
const seatsWithoutSigner = (candidates: ReadonlyMap<string, readonly string[]>): string[] => {
  const seatOf = new Map<string, string>();
  const place = (seat: string, tried: Set<string>): boolean =>
    (candidates.get(seat) ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const other = seatOf.get(person);
      if (other !== undefined && !place(other, tried)) return false;
      seatOf.set(person, seat);
      return true;
    });
  return [...candidates.keys()].filter((seat) => !place(seat, new Set()));
};

const codeOf = ({ unit }: Seat): string | null => (unit && 'code' in unit ? unit.code : null);

/** Nobody signs two stages of a case, or twice in one: each signature takes a person of its own. */
export const assignmentOf = async (
  strapi: Core.Strapi,
  { stages }: Pick<WorkflowBody, 'stages'>,
): Promise<AssignmentBody> => {
  const organisation = getService(strapi, 'organisation');
  const candidates = new Map<string, string[]>();
  const positions = new Map<string, AssignmentBody['positions'][number]>();
  for (const stage of stages) {
    for (const seat of stage.seats) {
      const position = { role: seat.role, unit: codeOf(seat) };
      const holders = await organisation.holdersOf(position);
      const needed = mostSignatures(seat);
      for (let nth = 1; nth <= needed; nth += 1) {
        candidates.set(`${stage.key}/${seat.key}${nth > 1 ? `#${nth}` : ''}`, holders);
      }
      const key = JSON.stringify(position);
      const before = positions.get(key)?.needed ?? 0;
      positions.set(key, { ...position, needed: before + needed, held: holders.length });
    }
  }
  const short = seatsWithoutSigner(candidates);
  return {
    least: candidates.size,
    found: candidates.size - short.length,
    positions: [...positions.values()],
    short,
  };
};
