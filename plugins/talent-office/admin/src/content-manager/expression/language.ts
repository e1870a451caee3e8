import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const tokens: readonly (readonly [RegExp, string])[] = [
  [/^"(?:[^"\\]|\\.)*"?/, 'string'],
  [/^'(?:[^'\\]|\\.)*'?/, 'string'],
  [/^\d+(?:\.\d+)?/, 'number'],
  [/^(?:true|false|in)\b/, 'keyword'],
  [/^[A-Za-z_]\w*(?=\()/, 'function'],
  [/^[A-Za-z_]\w*/, 'variableName'],
];

/** Colours of the parts of an expression; what it means is the server's to say. */
const cel = StreamLanguage.define({
  name: 'cel',
  tokenTable: { function: tags.function(tags.variableName) },
  token: (stream) => {
    const known = tokens.find(([pattern]) => stream.match(pattern));
    if (!known) stream.next();
    return known?.[1] ?? null;
  },
});

export const expressionLanguage = [
  cel,
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.string, class: 'to-string' },
      { tag: tags.number, class: 'to-number' },
      { tag: tags.keyword, class: 'to-keyword' },
      { tag: tags.function(tags.variableName), class: 'to-function' },
    ]),
  ),
];
