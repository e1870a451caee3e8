import { subjectPath, type Attribute, type Schema } from './schema';

/** One step of a path: an attribute of a type. */
export interface LabelledStep {
  readonly type: string;
  readonly attribute: string;
}

/**
 * The attributes that a fact's path leads over, as rules write it: `subject.tier`,
 * `entry.benefit.kind`, `benefit.kind`. Empty where it names no attribute.
 */
export const stepsOf = (
  path: string,
  schema: Schema,
  schemas: readonly Schema[],
): LabelledStep[] => {
  const [first = '', ...rest] = path.split('.');
  const subject = subjectPath(schema)?.split('.') ?? [];
  const names =
    first === 'subject' ? [...subject, ...rest] : first === 'entry' ? rest : [first, ...rest];
  const steps: LabelledStep[] = [];
  let at: Schema | undefined = schema;
  for (const attribute of names) {
    const known: Attribute | undefined = at?.attributes[attribute];
    if (!at || !known) return [];
    steps.push({ type: at.uid, attribute });
    at = schemas.find(({ uid }) => uid === known.target);
  }
  return steps;
};
