import type { Core, UID } from '@strapi/strapi';

import { samePerson, staffOf } from '../organisation';
import { getService } from '../../platform';

import type { Asked, Piece } from './piece';
import { uncovered } from './terms';

const appointments = 'plugin::talent-office.appointment' as UID.ContentType;
const actings = 'plugin::talent-office.acting' as UID.ContentType;

interface Linked {
  readonly documentId: string;
}

interface Appointment extends Linked {
  readonly position: (Linked & { readonly name: string }) | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

interface Acting extends Linked {
  readonly absentee: (Linked & { readonly name: string }) | null;
  readonly substitute: (Linked & { readonly name: string }) | null;
  readonly position: Linked | null;
  readonly allPositions: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly reason: string;
}

const find = async <Row>(
  strapi: Core.Strapi,
  type: UID.ContentType,
  where: object,
  populate: readonly string[],
): Promise<Row[]> =>
  (await strapi.db
    .query(type)
    .findMany({ where, populate: [...populate], orderBy: { id: 'asc' } })) as Row[];

const write = (strapi: Core.Strapi, type: UID.ContentType) => {
  const documents = strapi.documents(type);
  return {
    change: (documentId: string, data: object) => documents.update({ documentId, data } as never),
    make: (data: object) => documents.create({ data } as never),
    remove: (documentId: string) => documents.delete({ documentId }),
  };
};

/**
 * Appointments that run on that day or later: ended on it, and begun by the receiver for the days on which
 * he does not hold the position anyway.
 */
export const appointmentsOf = async (strapi: Core.Strapi, asked: Asked): Promise<Piece[]> => {
  const { from, to, receiver, on } = asked;
  const running = { $or: [{ endsOn: { $null: true } }, { endsOn: { $gt: on } }] };
  const heldBy = (person: typeof from) =>
    find<Appointment>(
      strapi,
      appointments,
      { $and: [{ staff: { documentId: { $in: staffOf(person) } } }, running] },
      ['position'],
    );
  const [given, held] = [await heldBy(from), await heldBy(to)];
  const { change, make } = write(strapi, appointments);
  return given.flatMap((one): Piece[] => {
    const { position, documentId, startsOn, endsOn } = one;
    if (!position) return [];
    const begun = startsOn < on;
    const parts = uncovered(
      { startsOn: begun ? on : startsOn, endsOn },
      held.filter((other) => other.position?.documentId === position.documentId),
    );
    const isHeld = parts.length === 0;
    const item = {
      kind: 'appointment',
      target: { type: appointments, documentId },
      what: position.name,
      outcome: isHeld ? 'ended' : 'given',
      why: isHeld ? 'holds-already' : null,
    } as const;
    const apply = async (): Promise<void> => {
      await change(documentId, { endsOn: begun ? on : startsOn });
      for (const part of parts) {
        await make({ staff: receiver, position: position.documentId, ...part });
      }
    };
    return [{ item, apply }];
  });
};

/** Whom he stands in for is the receiver's to stand in for; who stands in for him does so no more. */
export const actingsOf = async (strapi: Core.Strapi, asked: Asked): Promise<Piece[]> => {
  const { from, to, receiver, on } = asked;
  const links = ['absentee', 'substitute', 'position'];
  const by = (who: 'absentee' | 'substitute') =>
    find<Acting>(
      strapi,
      actings,
      { endsOn: { $gt: on }, [who]: { documentId: { $in: staffOf(from) } } },
      links,
    );
  const { change, make, remove } = write(strapi, actings);
  /** Over on that day; one that has not begun by then was never. */
  const end = ({ documentId, startsOn }: Acting) =>
    startsOn < on ? change(documentId, { endsOn: on }) : remove(documentId);
  const pieces: Piece[] = [];
  for (const one of await by('substitute')) {
    if (!one.absentee) continue;
    const absentee = await getService(strapi, 'organisation').personBy(
      `staff:${one.absentee.documentId}`,
    );
    const isHimself = samePerson(absentee.keys, to.keys);
    pieces.push({
      item: {
        kind: 'acting',
        target: { type: actings, documentId: one.documentId },
        what: one.absentee.name,
        outcome: isHimself ? 'ended' : 'given',
        why: isHimself ? 'himself-absent' : null,
      },
      apply: async () => {
        await end(one);
        if (isHimself) return;
        const { allPositions, position, startsOn, endsOn, reason } = one;
        await make({
          absentee: one.absentee?.documentId,
          substitute: receiver,
          position: position?.documentId ?? null,
          startsOn: startsOn > on ? startsOn : on,
          ...{ allPositions, endsOn, reason },
        });
      },
    });
  }
  for (const one of await by('absentee')) {
    pieces.push({
      item: {
        kind: 'stood-in-for',
        target: { type: actings, documentId: one.documentId },
        what: one.substitute?.name ?? null,
        outcome: 'ended',
        why: 'position-ends',
      },
      apply: () => end(one),
    });
  }
  return pieces;
};
