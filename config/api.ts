// Strict parameters: an unknown or private key in a query is a 400, not a silent oracle.
export default {
  rest: { defaultLimit: 25, maxLimit: 100, withCount: true, strictParams: true },
  documents: { strictParams: true },
};
