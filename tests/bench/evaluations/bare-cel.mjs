import { Environment } from '@marcbachmann/cel-js';
import { amount, conditions } from './benefit.mjs';

const timestamp = 'google.protobuf.Timestamp';
const day = 86_400_000;

const midnight = (date) => new Date(`${date}T00:00:00+08:00`);

/** Whole years; the calendar's corners are left to the plugin. */
const years = (since) => BigInt(Math.floor((Date.now() - since.getTime()) / (365.25 * day)));

/** The CEL library alone, typed from the facts it is given, with plain JavaScript functions. */
const environment = ({ subject }) => {
  const typeOf = (value) => {
    if (typeof value === 'boolean') return 'bool';
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? timestamp : 'string';
  };
  const fields = Object.fromEntries(
    Object.entries(subject).map(([name, value]) => [name, typeOf(value)]),
  );
  const cel = new Environment();
  class Subject {}
  cel.registerType('Subject', { ctor: Subject, fields });
  cel.registerVariable('subject', 'Subject').registerVariable('requestedFen', 'int');
  cel.registerFunction(`daysUntil(${timestamp}): int`, (date) =>
    BigInt(Math.round((date.getTime() - Date.now()) / day)),
  );
  cel.registerFunction(`fullYearsSince(${timestamp}): int`, years);
  cel.registerFunction(`today(): ${timestamp}`, () => new Date());
  cel.registerFunction(`date(string): ${timestamp}`, midnight);
  cel.registerFunction('greatest(int, int): int', (a, b) => (a > b ? a : b));
  const read = (facts) => {
    const values = new Subject();
    for (const [name, value] of Object.entries(facts)) {
      values[name] = fields[name] === timestamp ? midnight(value) : value;
    }
    return values;
  };
  return { cel, read };
};

/**
 * The same twelve expressions and amount by the CEL library alone, parsed once: yes or no and a
 * number, without explanation, without working, and an absent fact is an error.
 */
export const bareBenefit = (sample) => {
  const { cel, read } = environment(sample);
  const programs = conditions.map((source) => cel.parse(source));
  const price = cel.parse(amount);
  return ({ entry, subject }) => {
    const context = { subject: read(subject), requestedFen: BigInt(entry.requestedFen) };
    const outcomes = programs.map((program) => program(context));
    return { eligible: outcomes.every((one) => one === true), fen: Number(price(context)) };
  };
};
