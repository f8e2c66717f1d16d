/** Places for files that are being sent: so many at a time for each person, in all processes together. */
export type DownloadSlotRepository = {
  /** Takes a free place for `leaseMs`; gives its lease, or null when all `most` are taken. */
  take: (personId: string, most: number, leaseMs: number) => Promise<string | null>
  /** The file is still being sent. False when the lease had run out and somebody else has the place. */
  extend: (lease: string, leaseMs: number) => Promise<boolean>
  /** The file is sent, or will not be. */
  release: (lease: string) => Promise<void>
}
