/** What a check says: the value as it is to be stored, or what is wrong with it. */
export type Checked<Value, Problem extends string> =
  ({ readonly ok: true } & Value) | { readonly ok: false; readonly problem: Problem };

export const wrong = <Problem extends string>(
  problem: Problem,
): { ok: false; problem: Problem } => ({
  ok: false,
  problem,
});
