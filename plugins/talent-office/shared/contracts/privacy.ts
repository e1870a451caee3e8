/** One sensitive value in full; `null` where none is stored. */
export interface RevealedBody {
  readonly value: string | null;
}
