/** Sends all requests to this server itself at once, as its clients would. */
export const send = (strapi, requests) => {
  const { port } = strapi.server.httpServer.address();
  return Promise.all(
    requests.map(async ({ path, token, key, body }) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    }),
  );
};
