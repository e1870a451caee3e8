import type { ASTNode } from '@marcbachmann/cel-js';

/** Methods that bind a variable over a list: `['A', 'B'].exists(x, x == subject.tier)`. */
export const quantifiers: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one']);

export const childrenOf = (node: ASTNode): readonly ASTNode[] => {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
};

const ternary = (condition: ASTNode, yes: ASTNode, no: ASTNode): string =>
  `(${sourceOf(condition)} ? ${sourceOf(yes)} : ${sourceOf(no)})`;

/**
 * The text of a node with every operation in parentheses, so that it means the same by itself. (A
 * slice of the input would not, and the library's own `serialize` loses parentheses.)
 */
export const sourceOf = (node: ASTNode): string => {
  switch (node.op) {
    case 'value':
      return node.input.slice(node.start, node.end);
    case 'id':
      return node.args;
    case '.':
    case '.?':
      return `${sourceOf(node.args[0])}${node.op}${node.args[1]}`;
    case '[]':
    case '[?]':
      return `${sourceOf(node.args[0])}${node.op[0]}${sourceOf(node.args[1])}]`;
    case 'call':
      return `${node.args[0]}(${node.args[1].map(sourceOf).join(', ')})`;
    case 'rcall':
      return `${sourceOf(node.args[1])}.${node.args[0]}(${node.args[2].map(sourceOf).join(', ')})`;
    case 'list':
      return `[${node.args.map(sourceOf).join(', ')}]`;
    case 'map':
      return `{${node.args.map(([key, value]) => `${sourceOf(key)}: ${sourceOf(value)}`).join(', ')}}`;
    case '!_':
      return `!(${sourceOf(node.args)})`;
    case '-_':
      return `-(${sourceOf(node.args)})`;
    case '?:':
      return ternary(...node.args);
    default:
      return `(${sourceOf(node.args[0])} ${node.op} ${sourceOf(node.args[1])})`;
  }
};

/** `subject.employer.name` as its nodes from the first name on; `null` for anything else. */
export const segmentsOf = (node: ASTNode): readonly ASTNode[] | null => {
  if (node.op === 'id') return [node];
  if (node.op !== '.') return null;
  const before = segmentsOf(node.args[0]);
  return before && [...before, node];
};

const nameOf = (segment: ASTNode): string =>
  segment.op === '.' ? segment.args[1] : String(segment.args);

/** `['subject', 'employer', 'name']`; `null` for anything else. */
export const pathOf = (node: ASTNode): readonly string[] | null =>
  segmentsOf(node)?.map(nameOf) ?? null;

const engineNames = new Set(['entry', 'subject']);

/**
 * The fact that a path names. `entry.title` is `title`: CEL asks for the presence of a field, never
 * of a variable, so `has(entry.title)` is the only way to ask for it.
 */
export const factPath = ([first, second, ...rest]: readonly string[]): string => {
  const isEntry = first === 'entry' && second !== undefined && !engineNames.has(second);
  return (isEntry ? [second, ...rest] : [first, second, ...rest])
    .filter((name) => name !== undefined)
    .join('.');
};

const variableOf = (node: ASTNode): string | null => {
  if (node.op !== 'rcall' || !quantifiers.has(node.args[0])) return null;
  const [variable] = node.args[2];
  return variable?.op === 'id' ? variable.args : null;
};

/**
 * Visits a node and what is below it, with the variables that quantifiers bind there. `enter`
 * answers whether to go on below.
 */
export const walk = (
  node: ASTNode,
  enter: (node: ASTNode, bound: ReadonlySet<string>) => boolean,
  bound: ReadonlySet<string> = new Set(),
): void => {
  if (!enter(node, bound)) return;
  const variable = variableOf(node);
  if (variable === null || node.op !== 'rcall') {
    for (const child of childrenOf(node)) walk(child, enter, bound);
    return;
  }
  walk(node.args[1], enter, bound);
  const inside = new Set(bound).add(variable);
  for (const child of node.args[2].slice(1)) walk(child, enter, inside);
};

/** The first argument of a call, where it is a text in quotes. */
export interface NamedCall {
  readonly fn: string;
  readonly name: string;
  /** Where the name stands. */
  readonly offset: number;
}

/** Every call of these functions, with what it names. */
export const namedCalls = (ast: ASTNode, functions: readonly string[]): NamedCall[] => {
  const found: NamedCall[] = [];
  walk(ast, (node) => {
    if (node.op !== 'call' || !functions.includes(node.args[0])) return true;
    const [first] = node.args[1];
    if (first?.op === 'value' && typeof first.args === 'string') {
      found.push({ fn: node.args[0], name: first.args, offset: first.start });
    }
    return true;
  });
  return found;
};

export interface Reads {
  /** Attribute paths, each once, in the order of the text. */
  readonly paths: readonly string[];
  /** Names of the functions that are called. */
  readonly calls: readonly string[];
}

/** What an expression looks at. */
export const readsOf = (ast: ASTNode): Reads => {
  const paths = new Set<string>();
  const calls = new Set<string>();
  walk(ast, (node, bound) => {
    if (node.op === 'call') calls.add(node.args[0]);
    const path = pathOf(node);
    if (!path) return true;
    if (!bound.has(path[0] ?? '')) paths.add(factPath(path));
    return false;
  });
  return { paths: [...paths], calls: [...calls] };
};
