/** Bounds of the records in memory. Tests shorten them. */
export const USE_LIMITS = {
  /** How long a record waits for others to be written with it: half of the second that records may be behind. */
  gatherMs: 500,
  /** Records of one transaction: some tens of milliseconds of PostgreSQL. */
  batch: 2_000,
  /**
   * Records in memory. One process forwards some 10,000 requests/s (docs/performance.md), so this is two seconds of them;
   * at 0.5 KB each, 10 MB.
   */
  records: 20_000,
  /** How long a request waits for room or for its row. Clients give up after more, people after less. */
  waitMs: 5_000,
  /** Between two tries, at the most, while the database is away. */
  retryMs: 1_000,
};

export type UseLimits = typeof USE_LIMITS;
