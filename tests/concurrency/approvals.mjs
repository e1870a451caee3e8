import { setTimeout as sleep } from 'node:timers/promises';

const post = (port, { path, token, key, proof, body }) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': key,
      ...(proof && { 'x-signing-proof': proof }),
    },
    body: JSON.stringify(body),
  });

/** One client: told that the site is busy, it asks again with the same key when it was told to. */
const ask = async (port, request) => {
  for (let tries = 1; ; tries += 1) {
    const response = await post(port, request);
    if (response.status !== 503 || tries === 20) {
      return { status: response.status, body: await response.json() };
    }
    await sleep(Number(response.headers.get('retry-after')) * 1000);
  }
};

/** Sends all requests to this server itself at once, as its clients would. */
export const send = (strapi, requests) => {
  const { port } = strapi.server.httpServer.address();
  return Promise.all(requests.map((request) => ask(port, request)));
};
