/** How something can have been registered, by the contract. */
export const methods = ['app', 'nfc', 'lock', 'manualAfterwards'] as const
