/** How sources are turned into what Node runs, by jest and by `shared-runtime.mjs` alike. */
export const swcOptions = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } },
  module: { type: 'commonjs', ignoreDynamic: true },
};
