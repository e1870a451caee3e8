import type { Core } from '@strapi/strapi';

import { labelOf, valueLabels } from '../../../../../shared/labels';
import { getService, Refusal, refuse, zodLocales, type Actor, type Tx } from '../../../platform';

import { newStaff, type NewStaff } from '../staff/contract';
import { enterStaff, ownByNumber, profiles } from '../staff/staff';
import { problemAt, readSheet, type CellProblem, type Column, type ImportRow } from './sheet';

const keys = [
  ...(['name', 'identityDocument', 'identityKind', 'phone', 'gender', 'education'] as const),
  ...(['degree', 'title', 'titleLevel', 'specialty', 'industry'] as const),
  ...(['contractStartsOn', 'contractEndsOn', 'insuredSince', 'arrivedOn'] as const),
];
type Key = (typeof keys)[number];
type Letters = ReadonlyMap<Key, string>;

/** Those whose cells hold one of a list, told by its label. */
const listed: readonly Key[] = ['identityKind', 'gender', 'education', 'degree', 'titleLevel'];

/** Named as in the profile, so that a sheet of the office's own is read. */
const columns: readonly Column<Key>[] = keys.map((key) => ({
  key,
  title: labelOf(key, 'attribute', profiles) ?? { zh: key, en: key },
  ...((key === 'name' || key === 'identityDocument') && { needed: true as const }),
}));

const valueOf = (text: string): string =>
  Object.entries(valueLabels).find(([, { zh, en }]) => zh === text || en === text)?.[0] ?? text;

const givenIn = ({ texts }: ImportRow<Key>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      listed.includes(key as Key) ? valueOf(text) : text,
    ]),
  );

/** A person as a row has him, or what is wrong with its cells. */
const parsed = (
  strapi: Core.Strapi,
  row: ImportRow<Key>,
  letters: Letters,
): NewStaff | CellProblem[] => {
  const given = givenIn(row);
  const zh = newStaff.safeParse(given, { error: zodLocales.zh });
  if (!zh.success) {
    const en = newStaff.safeParse(given, { error: zodLocales.en }).error?.issues ?? [];
    return zh.error.issues.map(({ path, message }, index) => ({
      ...{ row: row.row, column: letters.get(String(path[0]) as Key) ?? null },
      code: 'INVALID_INPUT',
      messages: { zh: message, en: en[index]?.message ?? message },
    }));
  }
  const { identityDocument, phone } = zh.data;
  try {
    getService(strapi, 'privacy').protect(profiles, `row-${row.row}`, {
      identityDocument,
      ...(phone !== undefined && { phone }),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [problemAt(error, row.row, letters.get(error.path as Key) ?? null)];
  }
  return zh.data;
};

export interface ReadStaff {
  readonly people: readonly { readonly row: number; readonly person: NewStaff }[];
  readonly problems: readonly CellProblem[];
}

/** Reads a workbook of people; of the same number twice the second one is told. @throws Refusal as `readSheet` does */
export const readStaff = async (strapi: Core.Strapi, content: Buffer): Promise<ReadStaff> => {
  const { rows, problems, letters } = await readSheet(content, columns);
  const found: CellProblem[] = [...problems];
  const people: { row: number; person: NewStaff }[] = [];
  const numbers = new Set<string>();
  for (const row of rows) {
    if (problems.some((each) => each.row === row.row)) continue;
    const person = parsed(strapi, row, letters);
    if (Array.isArray(person)) {
      found.push(...person);
      continue;
    }
    const { identityDocument } = person as NewStaff;
    const number = identityDocument.replace(/\s/g, '').toUpperCase();
    if (numbers.has(number)) {
      const column = letters.get('identityDocument') ?? null;
      found.push(problemAt(refuse('IMPORT_TWICE'), row.row, column));
    }
    numbers.add(number);
    people.push({ row: row.row, person: person as NewStaff });
  }
  return { people, problems: found.toSorted((a, b) => a.row - b.row) };
};

/** What a workbook would do: who would be new, and who is there. Of others' staff it tells nothing. */
export const previewStaff = async (
  strapi: Core.Strapi,
  actor: Actor,
  { people }: ReadStaff,
): Promise<{ row: number; name: string; effect: 'new' | 'there' }[]> => {
  const found: { row: number; name: string; effect: 'new' | 'there' }[] = [];
  for (const { row, person } of people) {
    const own = await ownByNumber(strapi, actor, person.identityDocument);
    found.push({ row, name: person.name, effect: own ? 'there' : 'new' });
  }
  return found;
};

/** Enters all of them, or nobody; who is there already stays as he is. @throws Refusal as `enterStaff` does */
export const importStaff = async (
  strapi: Core.Strapi,
  tx: Tx,
  actor: Actor,
  { people }: ReadStaff,
  { employer, requestId }: { employer: string | undefined; requestId: string | null },
): Promise<{ row: number; name: string; effect: 'made' | 'own' | 'to-be-linked' }[]> => {
  const done: { row: number; name: string; effect: 'made' | 'own' | 'to-be-linked' }[] = [];
  for (const { row, person } of people) {
    const meant = { ...person, ...(employer !== undefined && { employer }) };
    const { state } = await enterStaff(strapi, tx, actor, meant, requestId);
    done.push({ row, name: person.name, effect: state });
  }
  return done;
};
