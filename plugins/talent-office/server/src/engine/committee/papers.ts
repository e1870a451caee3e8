import type { Core } from '@strapi/strapi';

import type { MeetingBody } from '../../../../shared/contracts/committee';
import type { DocumentData } from '../../../../shared/contracts/documents';
import type { MeetingState } from '../../../../shared/vocabulary';
import { findEntries, getService, refuse, type Actor } from '../../platform';

import { meetings, readerOf, stateOf, type MeetingEntry } from './meeting';
import { resolutionText } from './minutes';
import { readMeeting } from './reading';

const isMeeting = (type: string): boolean => type === meetings;

const common = ({ title, form, heldOn, place }: MeetingBody) => ({
  ...{ meeting: title, form, heldOn },
  place: place || null,
});

const people = ({ members }: MeetingBody) =>
  members.map(({ name, presides }, at) => ({ seq: at + 1, name, presides }));

const itemsOf = async (strapi: Core.Strapi, { items }: MeetingBody) => {
  const approval = getService(strapi, 'approval');
  const rows: DocumentData<'agenda'>['items'] = [];
  for (const { caseId, target, askedFen } of items) {
    const { one } = await approval.view(caseId);
    const applicant = await approval.subjectName(one);
    rows.push({ seq: rows.length + 1, title: target.title, applicant, askedFen });
  }
  return rows;
};

/** Blank lines, and the heading, which the paper has itself, are no paragraphs. */
const paragraphsOf = (minutes: string): string[] =>
  minutes
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');

/**
 * The papers of a meeting: agenda, sign-in sheet and vote sheets once it is convened, and its minutes once
 * they are signed. Called in `register()`.
 */
export const registerMeetingPapers = (strapi: Core.Strapi): void => {
  const documents = getService(strapi, 'documents');
  const meetingOf = async (documentId: string): Promise<MeetingEntry> => {
    const [found] = await findEntries(strapi, meetings, { documentId });
    if (!found) throw refuse('NOT_FOUND');
    return found as unknown as MeetingEntry;
  };
  const refuseReader = async (reader: Actor, { documentId }: { readonly documentId: string }) => {
    await readerOf(strapi, reader, documentId);
  };
  /** @throws Refusal DOCUMENT_NOT_DUE */
  const readDue = async (
    actor: Actor,
    documentId: string,
    states: readonly MeetingState[],
  ): Promise<MeetingBody> => {
    if (!states.includes(stateOf(await meetingOf(documentId)))) throw refuse('DOCUMENT_NOT_DUE');
    return readMeeting(strapi, actor, documentId);
  };
  const kept = (states: readonly MeetingState[]) => ({
    concerns: isMeeting,
    refuseReader,
    isDue: async ({ documentId }: { readonly documentId: string }) =>
      states.includes(stateOf(await meetingOf(documentId))),
  });
  const called: readonly MeetingState[] = ['convened', 'recorded', 'signed'];
  documents.registerKind({
    ...kept(called),
    kind: 'agenda',
    load: async ({ actor, target: { documentId } }) => {
      const body = await readDue(actor, documentId, called);
      const { secretary } = await meetingOf(documentId);
      const items = await itemsOf(strapi, body);
      return {
        title: body.title,
        data: {
          ...common(body),
          chair: body.members.find(({ presides }) => presides)?.name ?? null,
          secretary: secretary?.name ?? null,
          members: people(body),
          items,
          totalFen: items.reduce((sum, { askedFen }) => sum + (askedFen ?? 0), 0),
        },
      };
    },
  });
  documents.registerKind({
    ...kept(called),
    kind: 'sign-in-sheet',
    load: async ({ actor, target: { documentId } }) => {
      const body = await readDue(actor, documentId, called);
      return { title: body.title, data: { ...common(body), members: people(body) } };
    },
  });
  documents.registerKind({
    ...kept(called),
    kind: 'vote-sheet',
    load: async ({ actor, target: { documentId } }) => {
      const body = await readDue(actor, documentId, called);
      return { title: body.title, data: { ...common(body), items: await itemsOf(strapi, body) } };
    },
  });
  documents.registerKind({
    ...kept(['signed']),
    kind: 'minutes',
    load: async ({ actor, target: { documentId } }) => {
      const body = await readDue(actor, documentId, ['signed']);
      const items = await itemsOf(strapi, body);
      const nobody = { approve: 0, refuse: 0, postpone: 0, abstain: 0 };
      return {
        title: body.title,
        data: {
          ...common(body),
          paragraphs: paragraphsOf(body.minutes ?? ''),
          items: items.map((item, at) => {
            const told = body.items[at];
            return {
              ...item,
              votes: told?.tally?.votes ?? nobody,
              resolution: told ? resolutionText(told) : '—',
            };
          }),
        },
      };
    },
  });
};
