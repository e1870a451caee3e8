import { isState, statesOf, type Field, type Layout } from './layout';

interface EditLayout extends Layout {
  /** Panels of rows of fields. */
  readonly layout: readonly (readonly (readonly Field[])[])[];
}

interface EditHook {
  readonly layout: EditLayout;
  readonly query: unknown;
}

/**
 * Shows an entry's state by its name and not for typing: the life cycle alone moves it. Strapi
 * labels the values of an enumeration only, so the field is drawn as one.
 */
export const showStateByName = ({ layout, query }: EditHook): EditHook => {
  const asEnumeration = (field: Field): Field => {
    if (!isState(layout, field)) return field;
    // Only what an enumeration has: a length would be told as a hint.
    const attribute = { type: 'enumeration', enum: statesOf(layout) };
    return { ...field, attribute, type: 'enumeration', disabled: true } as Field;
  };
  const panels = layout.layout.map((panel) => panel.map((row) => row.map(asEnumeration)));
  return { layout: { ...layout, layout: panels }, query };
};
