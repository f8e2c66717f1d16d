export function folderForPostgres(folder: string): Promise<string>
export function archivingIn(folder: string, seconds: number): string[]
export function baseBackup(url: string, to: string): Promise<void>
export function recoverFrom(base: string, archive: string): Promise<string[]>
export function dump(url: string, file: string): Promise<void>
export function restoreDump(url: string, file: string): Promise<void>
