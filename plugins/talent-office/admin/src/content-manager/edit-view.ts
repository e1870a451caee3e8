import { typeNamed } from '../translations';

import { isEnactable } from './in-force/enactable';
import { isSensitive, isState, isYear, yearField, type Field, type Layout } from './layout';

interface EditLayout extends Layout {
  /** Panels of rows of fields. */
  readonly layout: readonly (readonly (readonly Field[])[])[];
}

interface EditHook {
  readonly layout: EditLayout;
  readonly query: unknown;
}

/** What `change` gives for each field; a row or panel of which nothing is left goes too. */
const withFields = (layout: EditLayout, change: (field: Field) => Field[]): EditLayout => ({
  ...layout,
  layout: layout.layout
    .map((panel) => panel.map((row) => row.flatMap(change)).filter((row) => row.length > 0))
    .filter((panel) => panel.length > 0),
});

/**
 * Takes an entry's state out of the form: nobody types it, and until a case ends the bare value would
 * read "draft" to whoever has handed his entry in. The panel beside the form tells where it stands.
 */
export const leaveStateToPanel = ({ layout, query }: EditHook): EditHook => ({
  layout: withFields(layout, (field) => (isState(layout, field) ? [] : [field])),
  query,
});

/** The version in force is what was enacted last, not what somebody types. */
export const lockVersionInForce = ({ layout, query }: EditHook): EditHook => {
  if (!isEnactable(typeNamed(layout.settings?.displayName))) return { layout, query };
  const locked = (field: Field): Field =>
    field.name === 'inForceVersion' ? ({ ...field, disabled: true } as Field) : field;
  return { layout: withFields(layout, (field) => [locked(field)]), query };
};

/** A masked number takes one line, though its ciphertext needs a long column; a year is no amount. */
export const drawOnOneLine = ({ layout, query }: EditHook): EditHook => {
  const drawn = (field: Field): Field => {
    if (isSensitive(layout, field)) return { ...field, type: 'string' };
    return isYear(layout, field) ? { ...field, type: yearField } : field;
  };
  return { layout: withFields(layout, (field) => [drawn(field)]), query };
};
