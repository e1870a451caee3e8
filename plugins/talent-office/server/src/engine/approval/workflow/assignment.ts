import type { Core } from '@strapi/strapi';

import type { AssignmentBody } from '../../../../../shared/contracts/versions';
import { getService } from '../../../platform';

import { acceptanceKind } from './acceptance';
import { mostSignatures, type Seat, type Stage, type WorkflowBody } from './body';
import { selectionKind } from './selection';
import { unmatched } from './unmatched';

/** Nobody is a committee alone. */
export const fewestMembers = 2;

/** The one seat of a committee's stage. */
const committeeSeat = 'committee';

/** Whose positions keep selections: as everything that the office does. */
const officeRole = 'office';

/** Whoever closes a group does not name the seed of its draw. */
const selectorsOf = ({ kind, selection }: Stage): number => {
  if (kind !== selectionKind) return 0;
  return selection?.seed === 'public-event' ? 2 : 1;
};

/** Nobody accepts what he handed in himself: one more at a seat of a stage whose colleagues do. */
const uploadersOf = ({ proofs = [] }: Stage): number =>
  proofs.some(({ uploader }) => uploader === 'by-colleague') ? 1 : 0;

const codeOf = ({ unit }: Seat): string | null => (unit && 'code' in unit ? unit.code : null);

/**
 * Nobody signs two stages of a case, or twice in one: each signature takes a person of its own. Whoever
 * took an application on has judged nothing of it, and may sign another stage.
 */
export const assignmentOf = async (
  strapi: Core.Strapi,
  { stages }: Pick<WorkflowBody, 'stages'>,
): Promise<AssignmentBody> => {
  const organisation = getService(strapi, 'organisation');
  const candidates = new Map<string, string[]>();
  const positions = new Map<string, AssignmentBody['positions'][number]>();
  const short: string[] = [];
  const accepting = new Map<string, number>();
  const units = stages.flatMap(({ seats, committee }) => [
    ...seats.flatMap((seat) => codeOf(seat) ?? []),
    ...(committee?.unit ? [committee.unit] : []),
  ]);
  const names = await organisation.unitNames(units);
  for (const stage of stages) {
    for (const [index, seat] of stage.seats.entries()) {
      const position = { role: seat.role, unit: codeOf(seat) };
      // Whoever acts for somebody adds nobody: the two count as one.
      const holders = await organisation.appointedTo(position);
      const needed = mostSignatures(seat) + (index === 0 ? uploadersOf(stage) : 0);
      const isAcceptance = stage.kind === acceptanceKind;
      for (let nth = 1; nth <= needed && !isAcceptance; nth += 1) {
        candidates.set(`${stage.key}/${seat.key}${nth > 1 ? `#${nth}` : ''}`, holders);
      }
      const key = JSON.stringify(position);
      const before = positions.get(key)?.needed ?? 0;
      if (isAcceptance) {
        accepting.set(key, needed);
        if (holders.length < needed) short.push(`${stage.key}/${seat.key}`);
      }
      const unitName = (position.unit && names.get(position.unit)) ?? null;
      positions.set(key, {
        ...position,
        unitName,
        needed: before + (isAcceptance ? 0 : needed),
        held: holders.length,
      });
    }
  }
  // A member of a committee may have given his unit's opinion before: he is no person more.
  let [members, seated] = [0, 0];
  for (const { key: stage, committee } of stages) {
    if (!committee) continue;
    const position = { role: committee.role, unit: committee.unit ?? null };
    const held = (await organisation.appointedTo(position)).length;
    const key = JSON.stringify(position);
    const needed = Math.max(positions.get(key)?.needed ?? 0, fewestMembers);
    members = fewestMembers;
    seated = Math.max(seated, Math.min(held, fewestMembers));
    if (held < fewestMembers) short.push(`${stage}/${committeeSeat}`);
    const unitName = (position.unit && names.get(position.unit)) ?? null;
    positions.set(key, { ...position, unitName, needed, held });
  }
  // Who closes a group signs nothing in it: he is no person more either.
  const selectors = Math.max(0, ...stages.map(selectorsOf));
  if (selectors > 0) {
    const position = { role: officeRole, unit: null };
    const held = (await organisation.appointedTo(position)).length;
    const key = JSON.stringify(position);
    const needed = Math.max(positions.get(key)?.needed ?? 0, selectors);
    positions.set(key, { ...position, unitName: null, needed, held });
  }
  const unsigned = unmatched(candidates);
  return {
    least: Math.max(candidates.size, members),
    found: Math.max(candidates.size - unsigned.length, seated),
    positions: [...positions].map(([key, one]) => ({
      ...one,
      needed: Math.max(one.needed, accepting.get(key) ?? 0),
    })),
    short: [...short, ...unsigned],
  };
};
