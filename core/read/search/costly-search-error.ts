/** A search that takes more work than a query may. A query with fewer words takes less. */
export class CostlySearchError extends Error {
  override readonly name = 'CostlySearchError';
}
