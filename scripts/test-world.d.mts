export const testClock: string
export function makeTestWorld(): Promise<void>
export function seedTestWorld(databaseUrl: string): Promise<void>
export function newTestData(name: string): Promise<{ data: string; isSeeded: boolean }>
