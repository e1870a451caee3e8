import { SaxesParser } from 'saxes';

import { refuse, type Refusal } from '../../../platform';
import { unpackArchive } from '../../files';

/** Bytes of a template as it comes: letterhead and seal frame are pictures. */
export const maxTemplateBytes = 2 * 1024 * 1024;

const wrongKind = (): Refusal => refuse('TEMPLATE_KIND', {}, 'files');
const active = (part: string): Refusal =>
  refuse('TEMPLATE_ACTIVE', { part: part.slice(0, 100) }, 'files');

const bounds = {
  packed: maxTemplateBytes,
  part: 4 * 1024 * 1024,
  all: 16 * 1024 * 1024,
  parts: 200,
  tooLarge: () => refuse('TEMPLATE_TOO_LARGE', {}, 'files'),
  wrongKind,
} as const;

/** Parts that run, that hold another document, or that fetch something. */
const activeName =
  /vbaProject|vbaData|\.bin$|embeddings\/|activeX\/|afchunk|customUI|webextension|attachedToolbars|\.(exe|dll|js|vbs|html?|mht|rtf|doc[xm]?)$/i;

const document = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const maxDepth = 100;

/** Reads a part as XML and keeps nothing of it. @throws Refusal TEMPLATE_KIND, TEMPLATE_ACTIVE */
const walk = (
  name: string,
  part: Buffer,
  visit: (element: string, attributes: Readonly<Record<string, string>>) => void,
): void => {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', () => {
    throw wrongKind();
  });
  // Words of its own unfold to more than the part is long.
  parser.on('doctype', () => {
    throw active(`${name}: DOCTYPE`);
  });
  parser.on('opentag', ({ name: element, attributes }) => {
    depth += 1;
    if (depth > maxDepth) throw wrongKind();
    visit(element, attributes as Record<string, string>);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.write(part.toString('utf8')).close();
};

/** Instructions of a field that reads another file, another data source or runs something. */
const activeField =
  /^\s*(INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|DATABASE|MACROBUTTON|IMPORT)\b/i;

/**
 * Looks at a template as an archive before the library does: a document of Word, with nothing in it that
 * runs or leads elsewhere.
 * @throws Refusal TEMPLATE_KIND, TEMPLATE_TOO_LARGE, TEMPLATE_ACTIVE
 */
export const refuseActiveTemplate = (content: Buffer): void => {
  const parts = unpackArchive(content, bounds);
  for (const name of parts.keys()) if (activeName.test(name)) throw active(name);
  let isDocument = false;
  for (const [name, part] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    walk(name, part, (element, attributes) => {
      if (attributes.TargetMode?.trim().toLowerCase() === 'external') throw active(name);
      if (name === '[Content_Types].xml' && attributes.ContentType !== undefined) {
        if (/macroEnabled|vba|oleObject/i.test(attributes.ContentType))
          throw active('macroEnabled');
        isDocument ||= attributes.ContentType === document;
      }
      if (/(^|:)(altChunk|object|control)$/.test(element)) throw active(`${name}: ${element}`);
      const instruction = attributes['w:instr'];
      if (instruction !== undefined && activeField.test(instruction)) throw active(instruction);
    });
    const fields = [...part.toString('utf8').matchAll(/<w:instrText[^>]*>([^<]*)/g)];
    const wrong = fields.find(([, said = '']) => activeField.test(said));
    if (wrong) throw active(wrong[1] ?? name);
  }
  if (!isDocument || !parts.has('word/document.xml')) throw wrongKind();
};
