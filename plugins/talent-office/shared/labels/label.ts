/** A text that people read, in both languages. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** The names of a content type or component and of each of its attributes. */
export interface TypeLabels<Attribute extends string = string> {
  readonly name: Label;
  readonly attributes: Readonly<Record<Attribute, Label>>;
}
