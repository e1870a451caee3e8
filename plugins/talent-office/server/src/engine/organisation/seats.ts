import type { Core } from '@strapi/strapi';

import { getService, type CalendarDate } from '../../platform';

import { samePerson, type Person } from './persons';

/** Where a signature is asked for: a role, at one unit or at any. */
export interface Seat {
  readonly role: string;
  readonly unit: string | null;
}

/** A seat that somebody may take today: his own, or that of an absent colleague for whom he acts. */
export interface HeldSeat extends Seat {
  readonly actingFor: Person | null;
}

/** Who may take a seat today. Staff entries, by documentId. */
export interface Holder {
  readonly staff: string;
  readonly actingFor: string | null;
}

const appointments = 'plugin::talent-office.appointment';
const actings = 'plugin::talent-office.acting';

interface AppointmentRow {
  readonly staff: { readonly documentId: string } | null;
  readonly position: {
    readonly documentId: string;
    readonly role: string;
    readonly unit: { readonly code: string } | null;
  } | null;
}

interface ActingRow {
  readonly absentee: { readonly documentId: string } | null;
  readonly substitute: { readonly documentId: string } | null;
  readonly position: { readonly documentId: string } | null;
  readonly allPositions: boolean | null;
}

/** The staff entries of a person, by documentId. */
export const staffOf = ({ keys }: Person): string[] =>
  keys.filter((key) => key.startsWith('staff:')).map((key) => key.slice(6));

export const matches = (held: Seat, wanted: Seat): boolean =>
  held.role === wanted.role && (wanted.unit === null || held.unit === wanted.unit);

/** Is it a position for which this entry lets somebody act? One that is gone is none. */
export const covers = (
  { allPositions, position }: Pick<ActingRow, 'allPositions' | 'position'>,
  held: { readonly documentId: string } | null,
): boolean =>
  allPositions === true ||
  (position !== null && held !== null && position.documentId === held.documentId);

/** The days of which any counts. */
interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Who sits where, today unless other days are given, by appointments and by those who act for the appointed. */
export const createSeats = (strapi: Core.Strapi, personBy: (key: string) => Promise<Person>) => {
  const today = (): CalendarDate => getService(strapi, 'clock').today();

  const on = (day = today()): Days => ({ from: day, to: day });

  const since = (from = today()): Days => ({ from, to: today() });

  const running = ({ from, to }: Days) => ({
    startsOn: { $lte: to },
    $or: [{ endsOn: { $null: true } }, { endsOn: { $gt: from } }],
  });

  const appointed = async (where: object, days: Days): Promise<AppointmentRow[]> =>
    (await strapi.db.query(appointments).findMany({
      where: { $and: [where, running(days)] },
      orderBy: { id: 'asc' },
      populate: { staff: true, position: { populate: { unit: true } } },
    })) as AppointmentRow[];

  const acting = async (where: object, days: Days): Promise<ActingRow[]> =>
    (await strapi.db.query(actings).findMany({
      where: { $and: [where, running(days)] },
      orderBy: { id: 'asc' },
      populate: { absentee: true, substitute: true, position: true },
    })) as ActingRow[];

  const seatOf = ({ position }: AppointmentRow, actingFor: Person | null): HeldSeat[] =>
    position ? [{ role: position.role, unit: position.unit?.code ?? null, actingFor }] : [];

  const actedSeats = async (
    person: Person,
    staff: readonly string[],
    days: Days,
  ): Promise<HeldSeat[]> => {
    const found: HeldSeat[] = [];
    for (const row of await acting({ substitute: { documentId: { $in: staff } } }, days)) {
      if (!row.absentee) continue;
      const absentee = await personBy(`staff:${row.absentee.documentId}`);
      // Two entries of one person, as it turned out since: nobody acts for himself.
      if (samePerson(absentee.keys, person.keys)) continue;
      const held = await appointed({ staff: { documentId: { $in: staffOf(absentee) } } }, days);
      found.push(
        ...held.filter((one) => covers(row, one.position)).flatMap((one) => seatOf(one, absentee)),
      );
    }
    return found;
  };

  const seatsOf = async (person: Person, days: Days): Promise<HeldSeat[]> => {
    const staff = staffOf(person);
    if (staff.length === 0) return [];
    const own = await appointed({ staff: { documentId: { $in: staff } } }, days);
    return [...own.flatMap((one) => seatOf(one, null)), ...(await actedSeats(person, staff, days))];
  };

  const appointedTo = ({ role, unit }: Seat, days: Days): Promise<AppointmentRow[]> =>
    appointed({ position: unit === null ? { role } : { role, unit: { code: unit } } }, days);

  const staffIn = (rows: readonly AppointmentRow[]): string[] => [
    ...new Set(rows.flatMap(({ staff }) => (staff ? [staff.documentId] : []))),
  ];

  return {
    seatsOf: (person: Person, day?: CalendarDate) => seatsOf(person, on(day)),
    seatsSince: (person: Person, from: CalendarDate) => seatsOf(person, since(from)),
    appointedTo: async (seat: Seat): Promise<string[]> => staffIn(await appointedTo(seat, on())),
    capacitiesAt: async (
      person: Person,
      seat: Seat,
      day?: CalendarDate,
    ): Promise<(Person | null)[]> => {
      const held = (await seatsOf(person, on(day))).filter((one) => matches(one, seat));
      if (held.some(({ actingFor }) => actingFor === null)) return [null];
      return held
        .map(({ actingFor }) => actingFor)
        .filter((one, index, all) => all.findIndex((other) => other?.id === one?.id) === index);
    },
    holdersOf: async (seat: Seat, from?: CalendarDate): Promise<Holder[]> => {
      const rows = await appointedTo(seat, since(from));
      const appointees = staffIn(rows);
      const holders: Holder[] = appointees.map((staff) => ({ staff, actingFor: null }));
      if (appointees.length === 0) return holders;
      for (const row of await acting({}, since(from))) {
        if (!row.absentee || !row.substitute) continue;
        const absentee = await personBy(`staff:${row.absentee.documentId}`);
        const substitute = await personBy(`staff:${row.substitute.documentId}`);
        const [held] = rows.filter(
          (one) =>
            one.staff &&
            staffOf(absentee).includes(one.staff.documentId) &&
            covers(row, one.position),
        );
        // Who holds it himself signs for himself.
        const holdsIt = staffOf(substitute).some((one) => appointees.includes(one));
        if (!held?.staff || holdsIt) continue;
        const one = { staff: row.substitute.documentId, actingFor: held.staff.documentId };
        // Two entries may say the same.
        const isKnown = holders.some(
          ({ staff, actingFor }) => staff === one.staff && actingFor === one.actingFor,
        );
        if (!isKnown) holders.push(one);
      }
      return holders;
    },
  };
};
