import { Field, Loader, Textarea } from '@strapi/design-system';
import { useField, useForm, type InputProps } from '@strapi/strapi/admin';
import { lazy, Suspense, type ReactNode } from 'react';

import type { FactsBody, WantedKind } from '../../../../shared/contracts/expressions';
import { usePermission, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

// Editor and builder are large, and most people never write a rule.
const Studio = lazy(() => import('./studio').then((part) => ({ default: part.Studio })));

type Props = InputProps & {
  /** What the expression is to give. */
  readonly wanted?: WantedKind;
};

/** Whose entries an amount is worked out for, where the form names no type. */
const fundApplication = 'plugin::talent-office.fund-application';

const Framed = ({ props, children }: { readonly props: Props; readonly children: ReactNode }) => {
  const { name, label, hint, required, labelAction } = props;
  const { error } = useField<string | null>(name);
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

const ReadOnly = (props: Props) => {
  const { value } = useField<string | null>(props.name);
  return (
    <Framed props={props}>
      <Textarea disabled value={value ?? ''} />
    </Framed>
  );
};

const Typed = ({ of: type, props }: { readonly of: string; readonly props: Props }) => {
  const text = useText();
  const { name, label, wanted = 'bool' } = props;
  const { value, error, onChange } = useField<string | null>(name);
  const found = useResource<FactsBody>(`/talent-office/expressions/${type}/facts`);
  const plain = (
    <Textarea
      value={value ?? ''}
      onChange={({ target }: React.ChangeEvent<HTMLTextAreaElement>) =>
        onChange(name, target.value)
      }
    />
  );
  return (
    <Framed props={props}>
      {found.status === 'loading' && <Loader small>{text('loading')}</Loader>}
      {found.status === 'failed' && (
        <>
          {plain}
          <FailureNote failure={found.failure} retry={found.reload} />
        </>
      )}
      {found.status === 'ready' && (
        <Suspense fallback={<Loader small>{text('loading')}</Loader>}>
          <Studio
            type={type}
            wanted={wanted}
            label={String(label)}
            value={value ?? ''}
            facts={found.data}
            refused={error}
            onChange={(next) => onChange(name, next === '' ? null : next)}
          />
        </Suspense>
      )}
    </Framed>
  );
};

const NoType = (props: Props) => {
  const text = useText();
  return (
    <Framed props={props}>
      <Textarea disabled placeholder={text('expression.noType')} value="" />
    </Framed>
  );
};

/** An expression in a form: drawn or written, and checked before it is saved. */
export const ExpressionInput = (props: Props) => {
  const mayWrite = usePermission('rules.write');
  const entryType = useForm(
    'ExpressionInput',
    ({ values }) => (values as { entryType?: unknown }).entryType,
  );
  const type = props.wanted === 'int' ? fundApplication : entryType;
  if (props.disabled || !mayWrite) return <ReadOnly {...props} />;
  return typeof type === 'string' && type.includes('::') ? (
    <Typed key={type} of={type} props={props} />
  ) : (
    <NoType {...props} />
  );
};
