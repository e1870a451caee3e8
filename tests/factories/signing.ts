import { proofHeader, type ProofBody } from '../../plugins/talent-office/shared/contracts/signing';
import { testPassword, type Site } from '../setup';

/** Passwords of the accounts that tests make, by who makes them. */
const passwords = ['Website-2026', testPassword];

/**
 * Proofs that signers typed their passwords, each got once and used until it ends: comparing a password
 * is slow on purpose. The same request goes to any server of the site.
 */
export const createProofs = (http: Site['http'], now: () => Date = () => new Date()) => {
  const held = new Map<string, Promise<ProofBody>>();

  const prove = async (token: string): Promise<ProofBody> => {
    for (const password of passwords) {
      const { status, body } = await http
        .post('/talent-office/signing-proofs')
        .auth(token, { type: 'bearer' })
        .send({ password });
      if (status === 200) return body.data as ProofBody;
      // Who may not decide proves nothing: what he sends is refused for that.
      if (body.error?.details?.code !== 'CURRENT_PASSWORD_WRONG') break;
    }
    return {
      proof: 'none',
      once: false,
      expiresAt: new Date(now().getTime() + 1000).toISOString(),
    };
  };

  const proofOf = async (token: string): Promise<string> => {
    const last = await held.get(token);
    if (last && Date.parse(last.expiresAt) > now().getTime()) return last.proof;
    const next = prove(token);
    held.set(token, next);
    return (await next).proof;
  };

  return { proofOf, header: async (token: string) => ({ [proofHeader]: await proofOf(token) }) };
};
