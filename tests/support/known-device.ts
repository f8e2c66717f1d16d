/** What every browser of the tests has: the test persons have been on it before, but where a test says that they have not. */
export const knownDevice = { name: 'insyn-enhet', value: 'd'.repeat(43) }

const common = { domain: 'localhost', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const }

/** A browser that has been here before. */
export const usedBrowser = { cookies: [{ ...knownDevice, ...common }], origins: [] }
