import type {
  CheckedExpressionBody,
  FactBody,
  FactFunctionBody,
  FactKind,
  FactsBody,
  WantedKind,
} from '../../../../shared/contracts/expressions';
import { functionLabels, labelOf, type Label } from '../../../../shared/labels';
import { own } from '../../platform';

import { inspect } from './compile';
import { drawAmount, drawCondition } from './drawn';
import type { Environment } from './environment';
import type { Field, ObjectField } from './fields';
import { functionName, timestamp, type FactFunction } from './functions';
import type { SubjectPlace } from './load-facts';

type Step = FactBody['steps'][number];

const labelled = ({ type, name }: Step): Label =>
  labelOf(name, 'attribute', type) ?? { zh: name, en: name };

const titleOf = (steps: readonly Step[]): Label => ({
  zh: steps.map((step) => labelled(step).zh).join(' › '),
  en: steps.map((step) => labelled(step).en).join(' › '),
});

const valueOf = (value: string) => ({
  value,
  ...(labelOf(value, 'value') ?? { zh: value, en: value }),
});

const factOf = (field: Field, path: string, steps: readonly Step[]): FactBody => {
  const told = { path, steps, ...titleOf(steps) };
  if (field.kind === 'object') return { ...told, kind: 'entry' };
  const values = field.values?.map(valueOf);
  return { ...told, kind: field.type, ...(values && { values }) };
};

/** What is below an object, depth first; an id is for comparing entries, which the text does. */
const factsBelow = (
  { uid = '', fields }: ObjectField,
  pathTo: (name: string) => string,
  above: readonly Step[],
): FactBody[] =>
  Object.entries(fields)
    .filter(([name]) => name !== 'documentId')
    .flatMap(([name, field]) => {
      const [path, steps] = [pathTo(name), [...above, { type: uid, name }]];
      const below =
        field.kind === 'object' ? factsBelow(field, (next) => `${path}.${next}`, steps) : [];
      return [factOf(field, path, steps), ...below];
    });

const celKinds: Readonly<Record<string, FactKind>> = {
  string: 'string',
  int: 'int',
  double: 'double',
  bool: 'bool',
  [timestamp]: 'date',
};

const kindOf = (type: string): FactKind => celKinds[type.trim()] ?? 'entry';

/** CEL's own, which no room registers. */
const languageFunctions: readonly Omit<FactFunctionBody, 'zh' | 'en'>[] = [
  { name: 'has', parameters: ['entry'], gives: 'bool', isMethod: false },
  { name: 'size', parameters: ['string'], gives: 'int', isMethod: false },
  { name: 'string', parameters: ['int'], gives: 'string', isMethod: false },
  { name: 'int', parameters: ['string'], gives: 'int', isMethod: false },
  { name: 'double', parameters: ['int'], gives: 'double', isMethod: false },
  ...['startsWith', 'endsWith', 'contains'].map((name) => ({
    name,
    parameters: ['string'] as const,
    gives: 'bool' as const,
    isMethod: true,
  })),
  ...['all', 'exists', 'exists_one'].map((name) => ({
    name,
    parameters: [],
    gives: 'bool' as const,
    isMethod: true,
  })),
];

const registered = (fn: FactFunction): Omit<FactFunctionBody, 'zh' | 'en'> => {
  const [, parameters = '', gives = ''] = /\((.*)\): (.+)$/.exec(fn.signature) ?? [];
  return {
    name: functionName(fn),
    parameters: parameters === '' ? [] : parameters.split(',').map(kindOf),
    gives: kindOf(gives),
    isMethod: false,
  };
};

const documented = (one: Omit<FactFunctionBody, 'zh' | 'en'>): FactFunctionBody => ({
  ...one,
  ...(own<Label>(functionLabels, one.name) ?? { zh: one.name, en: one.name }),
});

/** Everything that expressions of an environment can name, for who writes them. */
export const describeFacts = (
  { entry, subject, root }: Environment,
  place: SubjectPlace | null,
  functions: Iterable<FactFunction>,
): FactsBody => {
  // What is about the person is told once, as the subject: `applicant.tier` is `subject.tier`.
  const isOfSubject = (path: string): boolean =>
    place !== null && (path === place.path || path.startsWith(`${place.path}.`));
  const ofEntry = factsBelow(
    entry,
    (name) => (own(root.fields, name) ? name : `entry.${name}`),
    [],
  ).filter(({ path }) => !isOfSubject(path));
  const standing = place
    ? [{ type: entry.uid ?? '', name: place.path.split('.').at(-1) ?? '' }]
    : [];
  const ofSubject = subject ? factsBelow(subject, (name) => `subject.${name}`, standing) : [];
  return {
    facts: [...ofSubject, ...ofEntry],
    functions: [...languageFunctions, ...[...functions].map(registered)].map(documented),
  };
};

const nothing = { problem: null, condition: null, amount: null, undrawn: null } as const;

/** Checks an expression as on save, and reads how it is drawn. */
export const readExpression = (
  environment: Environment,
  source: string,
  wanted: WantedKind,
): CheckedExpressionBody => {
  const inspected = inspect(source, environment, wanted);
  if ('problem' in inspected) return { ...nothing, problem: inspected.problem };
  const { ast } = inspected;
  if (wanted === 'bool') {
    const drawing = drawCondition(environment, ast);
    return 'drawn' in drawing
      ? { ...nothing, condition: drawing.drawn }
      : { ...nothing, undrawn: drawing.undrawn };
  }
  const drawing = drawAmount(environment, ast);
  return 'drawn' in drawing
    ? { ...nothing, amount: drawing.drawn }
    : { ...nothing, undrawn: drawing.undrawn };
};
