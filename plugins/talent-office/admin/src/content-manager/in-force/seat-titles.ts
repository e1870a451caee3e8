/** A stage of a workflow's form, as far as its seats are named by it. */
export interface Stage {
  readonly key?: string;
  readonly title?: string;
  readonly seats?: readonly { readonly key?: string; readonly title?: string }[];
}

export interface SeatTitle {
  readonly stage: string;
  readonly seat: string;
  /** Which of its signers, where a seat needs several. */
  readonly nth: number;
}

/** What the seat `stage/seat` or `stage/seat#2` is called; by its keys where it has no title. */
export const seatTitle = (address: string, stages: readonly Stage[]): SeatTitle => {
  const [place = '', nth = '1'] = address.split('#');
  const [stageKey = '', seatKey = ''] = place.split('/');
  const stage = stages.find(({ key }) => key === stageKey);
  const seat = stage?.seats?.find(({ key }) => key === seatKey);
  return { stage: stage?.title ?? stageKey, seat: seat?.title ?? seatKey, nth: Number(nth) };
};
