import type { Bilingual } from '../../../../../shared/error-codes';

import { mostSignatures, type Stage } from './body';

/** The kind of stage whose signers answer named points (逐项核查). */
export const checkKind = 'check';

/** The kind of stage that waits for what is handed in (提交证明). */
export const proofKind = 'proof';

type Problem = { readonly field: string; readonly problem: Bilingual };

const lists = {
  checks: {
    kind: checkKind,
    none: (title: string) => ({
      zh: `核查环节「${title}」没有核查事项。`,
      en: `the check stage "${title}" names nothing to be checked.`,
    }),
    elsewhere: (title: string) => ({
      zh: `环节「${title}」不是核查环节，不能设置核查事项。`,
      en: `the stage "${title}" is no check: nobody would answer its points.`,
    }),
  },
  proofs: {
    kind: proofKind,
    none: (title: string) => ({
      zh: `证明环节「${title}」没有写明须提交什么。`,
      en: `the proof stage "${title}" does not say what is to be handed in.`,
    }),
    elsewhere: (title: string) => ({
      zh: `环节「${title}」不是证明环节，不能要求提交证明。`,
      en: `the stage "${title}" is no proof stage: nobody would hand anything in.`,
    }),
  },
} as const;

/** What a check or a proof stage lacks, or another one says although nobody would look at it. */
export const problemOfLists = (stage: Stage): Problem | null => {
  const { title, kind, seats } = stage;
  for (const [field, { kind: its, none, elsewhere }] of Object.entries(lists)) {
    const listed = stage[field as keyof typeof lists] ?? [];
    if (kind !== its && listed.length > 0) return { field, problem: elsewhere(title) };
    if (kind !== its) continue;
    // An empty list must never count as "everything was found in order".
    if (listed.length === 0) return { field, problem: none(title) };
    const [first, ...others] = seats;
    if (!first) {
      const zh = `环节「${title}」没有签署席位。`;
      return { field: 'seats', problem: { zh, en: `the stage "${title}" has no seat.` } };
    }
    // What one signer looked at may be another proof when the next one signs.
    if (field === 'proofs' && (others.length > 0 || mostSignatures(first) > 1)) {
      const zh = `证明环节「${title}」只设一个席位、一人签署。`;
      const en = `the proof stage "${title}" has one seat with one signature.`;
      return { field: 'seats', problem: { zh, en } };
    }
    const twice = listed.findIndex(
      ({ key }, index) => listed.findIndex((other) => other.key === key) !== index,
    );
    if (twice >= 0) {
      const key = listed[twice]?.key ?? '';
      const zh = `代号「${key}」重复。`;
      return { field: `${field}.${twice}.key`, problem: { zh, en: `"${key}" stands twice.` } };
    }
  }
  return null;
};
