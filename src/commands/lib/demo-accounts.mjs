import { completeEnvironmentFile, newPassword, readEnvironmentFile } from './environment.mjs';
import { Stop } from './steps.mjs';

/** Who logs in to the admin panel of the demo, each as `<name>@jinlan.test`. */
export const administrators = [
  'super',
  'office',
  'director',
  'department',
  'joint',
  'leader',
  'finance',
  'discipline',
  'auditor',
];
const websiteUsers = ['talent1', 'talent2', 'talent3', 'talent4', 'talent5'];

/** Strapi's own policy for administrators; bcrypt reads no more than 72 bytes. */
const isAdmitted = (password) =>
  password.length >= 8 &&
  Buffer.byteLength(password) <= 72 &&
  [/[A-Z]/, /[a-z]/, /[0-9]/].every((kind) => kind.test(password));

const chosenPassword = () => process.env.DEMO_PASSWORD || readEnvironmentFile().DEMO_PASSWORD;

/** Stops where the password that was chosen for the demo is none that Strapi admits. */
export const checkDemoPassword = () => {
  const chosen = chosenPassword();
  if (!chosen || isAdmitted(chosen)) return;
  throw new Stop(
    'DEMO_PASSWORD needs 8 to 72 characters with a capital, a small letter and a digit.',
  );
};

/**
 * The password of all demo accounts: DEMO_PASSWORD, or one made up on the first run and kept in
 * `.env`, so that the next run prints the same.
 */
export const demoPassword = () => {
  const chosen = chosenPassword();
  if (chosen) return chosen;
  completeEnvironmentFile({ DEMO_PASSWORD: newPassword() });
  return readEnvironmentFile().DEMO_PASSWORD;
};

/** What the demo prints once it serves. */
export const welcome = (url, password) => {
  const lines = [
    '',
    `Admin panel    ${url}/admin`,
    ...administrators.map((name) => `  ${name}@jinlan.test`),
    `Website API    ${url}/api`,
    ...websiteUsers.map((name) => `  ${name}@jinlan.test`),
    `Password of all of them: ${password}`,
    'Ctrl-C ends the demo; its data stay in .data.',
    '',
  ];
  return lines.join('\n');
};
