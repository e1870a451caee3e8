import { typeNamed } from '../translations';

import { isEnactable } from './in-force/enactable';
import {
  expressionField,
  factsField,
  isAmount,
  isSensitive,
  isState,
  isYear,
  statesCounted,
  wantedOf,
  yearField,
  yuanField,
  type Field,
  type Layout,
} from './layout';

type Row = readonly Field[];

interface EditLayout extends Layout {
  /** Panels of rows of fields. */
  readonly layout: readonly (readonly Row[])[];
  /** By uid: the rows of each component that the type holds. */
  readonly components?: Readonly<Record<string, { readonly layout: readonly Row[] }>>;
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

const inYuan = (layout: Layout, field: Field): Field =>
  isAmount(field)
    ? ({ ...field, type: yuanField, statesCounted: statesCounted(layout, field) } as Field)
    : field;

/** The layout with what `change` gives for each field of its components. */
const withComponentFields = (
  layout: EditLayout,
  change: (field: Field, uid: string) => Field,
): EditLayout => ({
  ...layout,
  components: Object.fromEntries(
    Object.entries(layout.components ?? {}).map(([uid, component]) => [
      uid,
      {
        ...component,
        layout: component.layout.map((row) => row.map((field) => change(field, uid))),
      },
    ]),
  ),
});

/** Amounts are kept in fen, and read and typed in yuan: who typed them in fen was wrong by a hundred. */
export const typeAmountsInYuan = ({ layout, query }: EditHook): EditHook => ({
  layout: withComponentFields(
    withFields(layout, (field) => [inYuan(layout, field)]),
    (field) => inYuan({}, field),
  ),
  query,
});

/** Expressions are drawn or written, over the whole width, and checked while they are. */
export const drawExpressions = ({ layout, query }: EditHook): EditHook => {
  const drawn = (field: Field, of: string | Layout): Field => {
    const wanted = wantedOf(of, field);
    return wanted ? ({ ...field, type: expressionField, wanted, size: 12 } as Field) : field;
  };
  return {
    layout: withComponentFields(
      withFields(layout, (field) => [drawn(field, layout)]),
      drawn,
    ),
    query,
  };
};

/** The facts of an example are asked for by what they are called; nobody writes JSON. */
export const giveFactsByName = ({ layout, query }: EditHook): EditHook => {
  const drawn = (field: Field, uid: string): Field =>
    uid === 'talent-office.rule-test' && field.name === 'given'
      ? ({ ...field, type: factsField } as Field)
      : field;
  return { layout: withComponentFields(layout, drawn), query };
};

/** A masked number takes one line, though its ciphertext needs a long column; a year is no amount. */
export const drawOnOneLine = ({ layout, query }: EditHook): EditHook => {
  const drawn = (field: Field): Field => {
    if (isSensitive(layout, field)) return { ...field, type: 'string' };
    return isYear(layout, field) ? { ...field, type: yearField } : field;
  };
  return { layout: withFields(layout, (field) => [drawn(field)]), query };
};
