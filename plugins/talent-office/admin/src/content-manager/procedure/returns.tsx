import { Checkbox, Field, Flex, Textarea } from '@strapi/design-system';

import { useAttributeLabel, useText } from '../../translations';

/** What is missing, by the attributes that are ticked to be mended. */
export type Defects = Readonly<Record<string, string>>;

interface Props {
  readonly type: string;
  readonly names: readonly string[];
  readonly defects: Defects;
  /** Has sending been tried? Then what is missing is said. */
  readonly checked: boolean;
  /** Is each part to be explained, or may the comment do so for all? */
  readonly explained: boolean;
  onChange(defects: Defects): void;
}

const longest = 500;

/** The parts that the applicant has to mend, each with what is missing: he is told all of it at once. */
export const Returns = ({ type, names, defects, checked, explained, onChange }: Props) => {
  const text = useText();
  const label = useAttributeLabel();
  const ticked = names.filter((name) => Object.hasOwn(defects, name));
  const toggle = (name: string, on: boolean) =>
    onChange(
      Object.fromEntries(
        names.flatMap((one) => {
          const stays = one === name ? on : Object.hasOwn(defects, one);
          return stays ? [[one, defects[one] ?? '']] : [];
        }),
      ),
    );
  const none = checked && ticked.length === 0;
  return (
    <>
      <Field.Root
        name="parts"
        required
        error={none ? text('decision.parts.needed') : undefined}
        hint={text('decision.parts.hint')}
      >
        <Field.Label>{text('decision.parts')}</Field.Label>
        <Flex gap={4} wrap="wrap">
          {names.map((name) => (
            <Checkbox
              key={name}
              checked={ticked.includes(name)}
              onCheckedChange={(on) => toggle(name, on === true)}
            >
              {label(type, name)}
            </Checkbox>
          ))}
        </Flex>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {ticked.map((name) => (
        <Field.Root
          key={name}
          name={`defects.${name}`}
          required={explained}
          error={
            checked && explained && !defects[name]?.trim()
              ? text('decision.defect.needed')
              : undefined
          }
        >
          <Field.Label>{text('decision.defect', { part: label(type, name) })}</Field.Label>
          <Textarea
            value={defects[name] ?? ''}
            maxLength={longest}
            onChange={(event) => onChange({ ...defects, [name]: event.target.value })}
          />
          <Field.Error />
        </Field.Root>
      ))}
    </>
  );
};
