/** What goes out: to one address, in words that say nothing of anybody. `id`: the same letter again has the same. */
export type Letter = { id: string; to: string; language: string; subject: string; text: string }

/** `never`: the same will never get there; `isAddress`: nor will anything else to that address. `code` is for the log. */
export type SendOutcome = { ok: true } | { ok: false; why: 'later' | 'never'; isAddress: boolean; code: string }

/** A way to people outside the portal. */
export type Channel = {
  /** What the destinations are called that it reaches. */
  channel: string
  /** Never throws. It may have arrived also when that cannot be said: then it is sent again. */
  send: (letter: Letter) => Promise<SendOutcome>
  close: () => void
}
