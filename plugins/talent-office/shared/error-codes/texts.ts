/** A code's HTTP status on our own routes and its message; `{name}` is filled from the facts. */
export interface CodeText {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** Said instead where the fact `possible` is an empty list: a sentence that names one would break off. */
  readonly none?: { readonly zh: string; readonly en: string };
  /** Said instead where the facts `kind` and `entry` say of which entry: not the one that was asked for. */
  readonly ofEntry?: { readonly zh: string; readonly en: string };
  /** Said instead where the facts `zh` and `en` say it in the words of the declaration. */
  readonly inWords?: { readonly zh: string; readonly en: string };
}

export type CodeTexts = Readonly<Record<string, CodeText>>;
