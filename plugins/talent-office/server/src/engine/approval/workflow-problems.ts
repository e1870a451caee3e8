import type { Declaration } from '../declaration';

import type { WorkflowBody } from './workflow';

const firstOf = (path: string): string => path.split('.')[0] ?? path;

/** What a stage may give to a limit: money is reserved by people, committed by the end of the case. */
const stagePhases = ['reserved', 'committed'];

/** What a stage may let its signers set: what is frozen or worked out, but no people and no secrets. */
const settable = (declaration: Declaration, guarded: readonly string[]): Set<string> => {
  const { people, sensitive = {}, derive = {} } = declaration;
  const fixed = new Set([
    'state',
    ...[people?.subject, people?.owner, ...(people?.excluded ?? [])].flatMap((path) =>
      path ? [firstOf(path)] : [],
    ),
    ...Object.keys(sensitive),
  ]);
  return new Set([...guarded, ...Object.keys(derive)].filter((name) => !fixed.has(name)));
};

/** Where a workflow asks for what its type cannot give: field and reason, or `null`. */
export const problemWith = (
  { entryType, stages }: WorkflowBody,
  declaration: Declaration | null,
  guarded: readonly string[],
): { readonly path: string; readonly problem: string } | null => {
  if (!declaration?.states) return { path: 'entryType', problem: `"${entryType}" has no states` };
  const values = settable(declaration, guarded);
  const limits = Object.keys(declaration.limits ?? {});
  for (const [index, { sets, onPass }] of stages.entries()) {
    const value = sets.find((name) => !values.has(name));
    if (value !== undefined) {
      const possible = [...values].join(', ');
      return { path: `stages.${index}.sets`, problem: `"${value}"; possible: ${possible}` };
    }
    for (const [limit, phase] of Object.entries(onPass)) {
      if (!limits.includes(limit)) {
        const possible = limits.join(', ');
        return { path: `stages.${index}.onPass`, problem: `"${limit}"; possible: ${possible}` };
      }
      if (!stagePhases.includes(phase)) {
        const possible = stagePhases.join(', ');
        return { path: `stages.${index}.onPass`, problem: `"${phase}"; possible: ${possible}` };
      }
    }
  }
  return null;
};
