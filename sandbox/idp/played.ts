/** An e-legitimation that the sandbox plays: its id in the portal, its name, and the path before all of its addresses. */
export type Played = { id: string; name: string; base: string }

/** The first is at the root, as the only one is where there is one. */
export const played = [
  { id: 'bankid', name: 'Test-BankID', base: '' },
  { id: 'freja', name: 'Test-Freja', base: '/freja' },
] as const satisfies Played[]
