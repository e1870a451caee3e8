import { administrators } from './demo-accounts.mjs';
import { Stop } from './steps.mjs';

const logIn = async (url, account, password) => {
  const answer = await fetch(`${url}/admin/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: `${account}@jinlan.test`, password }),
  });
  if (!answer.ok) throw new Stop(`${account}@jinlan.test cannot log in (${answer.status}).`);
  const { data } = await answer.json();
  return data.accessToken;
};

/**
 * Logs in every administrator of the demo, once: Strapi refuses an account its sixth login within
 * five minutes. Resolves to their access tokens by account. A token is good for half an hour by
 * itself; without the refresh token no visitor can use up what the next one holds.
 */
export const openAdminSessions = async (url, password) => {
  const sessions = {};
  for (const account of administrators) sessions[account] = await logIn(url, account, password);
  return sessions;
};
