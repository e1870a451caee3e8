import { RelType, TemplateHandler, type Tag } from 'easy-template-x';

import type { DocumentKind } from '../../../../../shared/vocabulary';
import { Refusal, refuse } from '../../../platform';

import type { FrozenFacts } from '../issued/records';
import { sampleHead, samples } from '../samples';
import { refuseActiveTemplate } from './archive';
import { placeholdersOf, templateValues } from './values';

/** A template that is filled with what it does not know would print an empty place: it is refused before. */
const refuseUnknown = (kind: DocumentKind, tags: readonly Tag[]): void => {
  const { texts, rows } = placeholdersOf(kind);
  let within: readonly string[] | null = null;
  for (const { name, disposition } of tags) {
    const told = name.trim();
    const listed = rows[told];
    if (disposition === 'Open' && within === null && listed) within = listed;
    else if (disposition === 'Close' && within !== null && listed) within = null;
    else if (disposition !== 'SelfClosed' || !(texts.includes(told) || within?.includes(told))) {
      throw refuse('TEMPLATE_PLACEHOLDER', { placeholder: told.slice(0, 60) }, 'files');
    }
  }
};

const textOf = async (docx: Buffer): Promise<string> => {
  const texts: string[] = [];
  for (const part of [RelType.MainDocument, RelType.Header, RelType.Footer]) {
    texts.push(await new TemplateHandler().getText(docx, part));
  }
  return texts.join('\n');
};

/** The library passes over a placeholder that is not closed: it would stand on every paper. */
const refuseLeftOver = (text: string): void => {
  const left = /[{}].{0,30}/.exec(text);
  if (left) throw refuse('TEMPLATE_BROKEN', { problem: left[0] }, 'files');
};

/** A paper in the office's own template. */
export const fillTemplate = (content: Buffer, facts: FrozenFacts): Promise<Buffer> =>
  new TemplateHandler().process(content, templateValues(facts) as Record<string, never>);

/**
 * Judges a template that somebody hands in, and fills it once with sample data.
 * @throws Refusal TEMPLATE_KIND, TEMPLATE_TOO_LARGE, TEMPLATE_ACTIVE, TEMPLATE_PLACEHOLDER, TEMPLATE_BROKEN
 */
export const judgeTemplate = async (kind: DocumentKind, content: Buffer): Promise<void> => {
  refuseActiveTemplate(content);
  try {
    refuseUnknown(kind, await new TemplateHandler().parseTags(content));
    refuseLeftOver(
      await textOf(await fillTemplate(content, { head: sampleHead, data: samples[kind] })),
    );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // A placeholder that is not closed, or rows that are: the library says which in its own words.
    throw refuse('TEMPLATE_BROKEN', { problem: (error as Error).message.slice(0, 200) }, 'files');
  }
};
