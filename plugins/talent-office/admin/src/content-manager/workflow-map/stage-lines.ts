import { useFormat } from '../../format';
import { useLanguage, useText } from '../../translations';

import { holdsOf, setsOf, type SeatDraft, type StageDraft } from './draft';
import { useNames, type MapContext } from './parts';

/** What a stage says of itself in the office's words. */
export interface StageLines {
  readonly title: string;
  readonly kind: string;
  readonly seats: readonly { readonly who: string; readonly signatures: string }[];
  readonly notes: readonly string[];
}

/** Tells stages as they are drawn, heard and printed. */
export const useStageLines = (map: Pick<MapContext, 'parts' | 'type'>) => {
  const text = useText();
  const language = useLanguage();
  const names = useNames(map);
  const { money } = useFormat();

  const position = (role: string, unit: string): string =>
    unit ? text('map.roleOfUnit', { role: names.role(role), unit }) : names.role(role);
  const named = (role: string, unitCode: string | null | undefined): string =>
    position(role, names.unit({ unitCode: unitCode ?? null }));

  const votes = ({ kind, committee }: StageDraft): string[] => {
    if (kind !== 'committee' || !committee?.role) return [];
    const { role, unitCode, chairRole, chairUnitCode, quorum, majority, form } = committee;
    return [
      text('map.votes', { who: named(role, unitCode) }),
      ...(chairRole ? [text('map.chair', { who: named(chairRole, chairUnitCode) })] : []),
      ...(quorum && majority
        ? [text('map.share', { quorum: names.value(quorum), majority: names.value(majority) })]
        : []),
      ...(form ? [names.value(form)] : []),
    ];
  };

  const listed = (rows: StageDraft['checks']): string =>
    (rows ?? []).flatMap((one) => one[language] || []).join(text('list.comma'));
  const asks = ({ kind, checks, proofs, selection }: StageDraft): string[] => {
    if (kind === 'check') return [text('map.checks', { names: listed(checks) })];
    if (kind === 'proof') return [text('map.proofs', { names: listed(proofs) })];
    if (kind !== 'selection' || !selection) return [];
    const { method, orderBy, seed, reserveDays } = selection;
    const how =
      method === 'by-lot'
        ? `${names.value('by-lot')}${text('map.semicolon')}${names.value(seed ?? '')}`
        : text('selection.rule.orderBy', { source: orderBy ?? '' });
    return [how, text('selection.rule.reserve', { days: reserveDays ?? 0 })];
  };

  const escalation = ({ escalateAfterDays: days, escalateRole, escalateUnitCode }: StageDraft) =>
    days && escalateRole
      ? [text('map.escalated', { days, who: named(escalateRole, escalateUnitCode) })]
      : [];

  const seatLine = (seat: SeatDraft): StageLines['seats'][number] => {
    const unit = names.unit(seat);
    const signer = seat.role ? position(seat.role, unit) : text('map.noRole');
    const above = (seat.signaturesAbove ?? []).flatMap(({ fromFen, signatures }) =>
      fromFen === null || fromFen === undefined || !/^\d+$/.test(String(fromFen))
        ? []
        : [text('map.signaturesFrom', { amount: money(fromFen), signatures: signatures ?? 1 })],
    );
    const needed = text('map.signatures', { signatures: seat.signatures ?? 1 });
    return {
      who: seat.title && seat.title !== signer ? `${seat.title} · ${signer}` : signer,
      signatures: [needed, ...above].join(text('map.semicolon')),
    };
  };

  const notice = (stage: StageDraft): string[] =>
    stage.kind !== 'notice'
      ? []
      : [
          stage.noticeCalendarDays
            ? text('map.noticeCalendarDays', { days: stage.noticeCalendarDays })
            : text('map.noticeDays', { days: stage.noticeWorkingDays ?? 0 }),
          ...(stage.postingDayCounts ? [text('map.notice.postingDay')] : []),
          ...(stage.inBatches ? [text('map.notice.batches')] : []),
          ...(stage.proofRequired ? [text('map.notice.proof')] : []),
          ...(stage.objectionUnitCode
            ? [
                text('map.notice.objections', {
                  unit: names.unit({ unitCode: stage.objectionUnitCode }),
                }),
              ]
            : []),
        ];

  const notes = (stage: StageDraft): string[] => [
    ...votes(stage),
    ...asks(stage),
    ...notice(stage),
    ...(stage.workingDays ? [text('map.days', { days: stage.workingDays })] : []),
    ...escalation(stage),
    ...Object.entries(holdsOf(stage)).map(([limit, phase]) =>
      text('map.holds', { limit: names.limit(limit), phase: names.phase(phase) }),
    ),
    ...(setsOf(stage).length > 0
      ? [
          text('map.setsTold', {
            names: setsOf(stage).map(names.attribute).join(text('list.comma')),
          }),
        ]
      : []),
  ];

  return (stage: StageDraft): StageLines => ({
    title: stage.title?.trim() ? stage.title : text('map.untitled'),
    kind: stage.kind ? names.kind(stage.kind) : '',
    seats: (stage.seats ?? []).map(seatLine),
    notes: notes(stage),
  });
};

/** The same in one sentence, for who hears the drawing. */
export const heard = (
  { title, kind, seats, notes }: StageLines,
  number: number,
  problems: readonly string[],
): string =>
  [
    `${number}. ${title}`,
    kind,
    ...seats.map(({ who, signatures }) => `${who}, ${signatures}`),
    ...notes,
    ...problems,
  ]
    .filter(Boolean)
    .join('; ');
