import { typeNamed } from '../translations';

import { isEnactable } from './in-force';
import { isState, statesOf, type Field, type Layout } from './layout';

interface EditLayout extends Layout {
  /** Panels of rows of fields. */
  readonly layout: readonly (readonly (readonly Field[])[])[];
}

interface EditHook {
  readonly layout: EditLayout;
  readonly query: unknown;
}

const withFields = (layout: EditLayout, change: (field: Field) => Field): EditLayout => ({
  ...layout,
  layout: layout.layout.map((panel) => panel.map((row) => row.map(change))),
});

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
  return { layout: withFields(layout, asEnumeration), query };
};

/** The version in force is what was enacted last, not what somebody types. */
export const lockVersionInForce = ({ layout, query }: EditHook): EditHook => {
  if (!isEnactable(typeNamed(layout.settings?.displayName))) return { layout, query };
  const locked = (field: Field): Field =>
    field.name === 'inForceVersion' ? ({ ...field, disabled: true } as Field) : field;
  return { layout: withFields(layout, locked), query };
};
