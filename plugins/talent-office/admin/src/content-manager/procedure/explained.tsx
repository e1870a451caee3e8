import { Flex, Typography } from '@strapi/design-system';

import type { ExplanationBody } from '../../../../shared/contracts/explanations';
import { useFormat } from '../../format';
import { useLanguage, useText, useWord } from '../../translations';

import type { Schema } from './schema';
import { useFact } from './use-fact';

const calendarDate = /^\d{4}-\d{2}-\d{2}$/;

interface Props {
  readonly part: ExplanationBody;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

/** What a part gave, as people read it; a condition holds or does not. */
const useGiven = () => {
  const text = useText();
  const word = useWord();
  const language = useLanguage();
  const { money, day } = useFormat();
  return ({ kind, unit, value, missing, failure }: ExplanationBody): string => {
    if (failure) return failure[language];
    if (missing) return text('part.missing');
    if (typeof value === 'boolean') {
      if (kind === 'fact') return text(value ? 'value.yes' : 'value.no');
      return text(value ? 'part.holds' : 'part.fails');
    }
    if (unit === 'fen') return money(Number(value));
    const plain = String(value ?? '');
    if (plain === '') return text('value.none');
    return calendarDate.test(plain) ? day(plain) : word(plain, 'value');
  };
};

/** A part of a rule or an amount with what it gave, and below it the parts that it was put together from. */
export const Explained = ({ part, schema, schemas }: Props) => {
  const text = useText();
  const language = useLanguage();
  const fact = useFact(schema, schemas);
  const given = useGiven();
  // A site labels the attributes of its own types in its panel alone.
  const title = part.kind === 'fact' ? fact.label(part.source) : part[language];
  const told = given(part);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography
        tag="p"
        variant="pi"
        textColor="neutral700"
        style={{ overflowWrap: 'anywhere' }}
        title={part.source}
      >
        {/* A number that stands in the text is what it gives. */}
        {title !== told && (
          <Typography variant="pi" textColor="neutral600">
            {text('fact.label', { label: title })}
          </Typography>
        )}
        {told}
      </Typography>
      {(part.children.length > 0 || part.omitted !== undefined) && (
        <Flex
          tag="ul"
          direction="column"
          alignItems="stretch"
          gap={1}
          paddingLeft={3}
          borderColor="neutral200"
          borderWidth="0 0 0 1px"
          borderStyle="solid"
        >
          {part.children.map((child, index) => (
            // The same text may stand there twice, and a part has no other name than its place.
            <li key={`${index} ${child.source}`}>
              <Explained part={child} schema={schema} schemas={schemas} />
            </li>
          ))}
          {part.omitted !== undefined && (
            <Typography tag="li" variant="pi" textColor="neutral600">
              {text('part.omitted', { count: part.omitted })}
            </Typography>
          )}
        </Flex>
      )}
    </Flex>
  );
};
