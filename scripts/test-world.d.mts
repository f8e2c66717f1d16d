export const testClock: string
export function makeTestWorld(): Promise<void>
export function worldDatabases(): string | undefined
export function newTestData(name: string, isEmbedded: boolean): Promise<{ data: string; isSeeded: boolean }>
export function migratePortal(url: string): Promise<void>
