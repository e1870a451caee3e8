import type { Expression } from './asked';
import { Fact } from './fact';
import type { Schema } from './schema';
import { useFact } from './use-fact';

interface Props {
  readonly expression: Expression;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

/** What an expression read, each thing once: all functions that count from the same day read that day. */
export const Facts = ({ expression, schema, schemas }: Props) => {
  const fact = useFact(schema, schemas);
  const told = Object.entries(expression.inputs).map(
    ([path, read]) => [fact.label(path), fact.value(path, read, expression)] as const,
  );
  const once = new Map(told.map((one) => [one.join('\n'), one]));
  return [...once].map(([key, [label, value]]) => <Fact key={key} label={label} value={value} />);
};
