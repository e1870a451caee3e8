import { setImmediate } from 'node:timers/promises';

import { SaxesParser } from 'saxes';

import { refuse, type Refusal } from '../../../platform';

/** Deeper than any part of a workbook, and more than any of its tags says. */
const maxDepth = 64;
const maxAttributes = 64;
/** Between two of these other requests have their turn. */
const chunk = 32 * 1024;

export const wrongKind = (): Refusal => refuse('LIST_FILE_KIND', {}, 'files');
export const foreign = (part: string): Refusal =>
  refuse('LIST_FILE_ACTIVE', { part: part.slice(0, 100) }, 'files');

/** What is to be done at the elements of a part; they are called without their prefix. */
export interface Visitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(said: string): void;
  close?(name: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Goes through a part once, from its beginning to its end, and keeps nothing of it: what it costs is what the
 * part is long, whatever it says.
 * @throws Refusal LIST_FILE_KIND where it is no well-formed XML, or grows out of all form; LIST_FILE_ACTIVE
 *   where it declares words of its own
 */
export const walk = async (part: Buffer, { open, text, close }: Visitor): Promise<void> => {
  const parser = new SaxesParser();
  let depth = 0;
  let attributes = 0;
  parser.on('error', () => {
    throw wrongKind();
  });
  parser.on('doctype', () => {
    throw foreign('DOCTYPE');
  });
  parser.on('opentagstart', () => {
    depth += 1;
    attributes = 0;
    if (depth > maxDepth) throw wrongKind();
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > maxAttributes) throw wrongKind();
  });
  parser.on('opentag', (tag) => open?.(localName(tag.name), tag.attributes));
  parser.on('text', (said) => text?.(said));
  parser.on('cdata', (said) => text?.(said));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(localName(name));
  });
  const xml = part.toString('utf8');
  for (let at = 0; at < xml.length; at += chunk) {
    parser.write(xml.slice(at, at + chunk));
    await setImmediate();
  }
  parser.close();
};
