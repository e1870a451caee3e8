import { Field } from '@strapi/design-system';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  change(day: string): void;
}

/** A calendar date of Shanghai. */
export const DayField = ({ name, label, value, change }: Props) => (
  <Field.Root name={name}>
    <Field.Label>{label}</Field.Label>
    <Field.Input type="date" value={value} onChange={(event) => change(event.target.value)} />
  </Field.Root>
);
