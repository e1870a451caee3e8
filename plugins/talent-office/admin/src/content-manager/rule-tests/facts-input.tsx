import { Box, Field, Grid, Loader, TextButton, Typography } from '@strapi/design-system';
import {
  unstable_useDocument as useDocument,
  useField,
  useForm,
  type InputProps,
} from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { useFact, type Schema } from '../procedure';

import { FactField } from './fact-field';
import { givenIn, withFact, type Given } from './given';
import { useAsked, type RuleSetForm } from './use-asked';

const model = 'plugin::talent-office.rule-set';

const unknownSchema = (uid: string): Schema => ({ uid, attributes: {} });

/** The facts of an example: one field for each fact that the rules on the page read. */
export const FactsInput = ({ name, label, hint, disabled, labelAction }: InputProps) => {
  const text = useText();
  const { id } = useParams<{ id: string }>();
  const form = useForm('FactsInput', ({ values }) => values as RuleSetForm);
  const { value, error, onChange } = useField<unknown>(name);
  const { schemas = [] } = useDocument(
    { model, collectionType: 'collection-types' },
    { skip: true },
  );
  const { facts, failure } = useAsked(id === undefined || id === 'create' ? null : id, form);
  const types = schemas as unknown as readonly Schema[];
  const schema = types.find(({ uid }) => uid === form.entryType) ?? unknownSchema('');
  const fact = useFact(schema, types);
  const given = givenIn(value);
  const give = (path: string, told: Given[string] | undefined): void =>
    onChange(name, withFact(given, path, told));
  const left = facts
    ? Object.keys(given).filter((path) => !facts.some((asked) => asked.path === path))
    : [];

  return (
    <Field.Root name={name} error={error} hint={hint || text('ruleTests.given.hint')} width="100%">
      <Field.Label action={labelAction}>{label}</Field.Label>
      <Field.Hint />
      <Box
        tag="fieldset"
        aria-label={String(label)}
        padding={4}
        background="neutral100"
        borderColor="neutral200"
        hasRadius
      >
        {failure && <FailureNote failure={failure} type={model} />}
        {!facts && <Loader small>{text('loading')}</Loader>}
        {facts?.length === 0 && !failure && (
          <Typography textColor="neutral600">{text('ruleTests.nothingAsked')}</Typography>
        )}
        <Grid.Root gap={4}>
          {facts?.map((asked) => (
            <Grid.Item key={asked.path} col={6} xs={12} alignItems="flex-start">
              <FactField
                asked={asked}
                label={fact.label(asked.path)}
                type={schema.uid}
                fact={given[asked.path]}
                disabled={disabled}
                onGive={(told) => give(asked.path, told)}
              />
            </Grid.Item>
          ))}
        </Grid.Root>
        {left.map((path) => (
          <Box key={path} paddingTop={3}>
            <Typography textColor="neutral600">
              {text('ruleTests.left', { label: fact.label(path) })}
            </Typography>{' '}
            <TextButton disabled={disabled} onClick={() => give(path, undefined)}>
              {text('ruleTests.remove')}
            </TextButton>
          </Box>
        ))}
      </Box>
      <Field.Error />
    </Field.Root>
  );
};
