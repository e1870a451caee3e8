import { walk, wrongKind } from './walk';

const bookPart = 'xl/workbook.xml';
const relationsPart = 'xl/_rels/workbook.xml.rels';

interface Relation {
  readonly type: string;
  readonly part: string;
}

/** Parts that the workbook leads to, by the id under which it names them. */
const relationsOf = async (part: Buffer): Promise<ReadonlyMap<string, Relation>> => {
  const relations = new Map<string, Relation>();
  await walk(part, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: path });
    },
  });
  return relations;
};

/** The id of the sheet that stands first, whatever its part is called. */
const firstSheet = async (part: Buffer): Promise<string | undefined> => {
  let first: string | undefined;
  await walk(part, {
    open: (name, attributes) => {
      if (name !== 'sheet' || first !== undefined) return;
      first = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  return first;
};

/** The parts that a list is read from. @throws Refusal LIST_FILE_KIND */
export const readParts = async (
  parts: ReadonlyMap<string, Buffer>,
): Promise<{ readonly sheet: Buffer; readonly strings: Buffer | undefined }> => {
  const [book, led] = [parts.get(bookPart), parts.get(relationsPart)];
  if (!book || !led) throw wrongKind();
  const relations = await relationsOf(led);
  const sheet = parts.get(relations.get((await firstSheet(book)) ?? '')?.part ?? '');
  if (!sheet) throw wrongKind();
  const strings = [...relations.values()].find(({ type }) => type === 'sharedStrings');
  return { sheet, strings: strings && parts.get(strings.part) };
};
