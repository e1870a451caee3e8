import { Typography } from '@strapi/design-system';

import type { PreferenceBody } from '../../../../shared/contracts/explanations';
import { useLanguage, useText } from '../../translations';

import type { Schema } from './schema';
import { useFact } from './use-fact';

interface Props {
  readonly preferences: readonly PreferenceBody[];
  /** Codes of rules with what they say. */
  readonly rules: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

/** What each preference of the policy did to the rules, also where it did nothing. */
export const Preferences = ({ preferences, rules, schema, schemas }: Props) => {
  const text = useText();
  const language = useLanguage();
  const { label } = useFact(schema, schemas);
  const comma = text('list.comma');
  return preferences.map(({ key, standing, because, changed, ...title }) => {
    const reasons = because.map(label).join(comma);
    const relaxed = changed
      .map(({ code }) => rules.find((rule) => rule.code === code)?.[language] ?? code)
      .join(comma);
    return (
      <Typography key={key} tag="p" variant="pi" textColor="neutral700" paddingTop={3}>
        <Typography variant="pi" textColor="neutral600">
          {text('fact.label', { label: title[language] })}
        </Typography>
        {text(`preference.${standing}`, { because: reasons, rules: relaxed })}
      </Typography>
    );
  });
};
