export function sourcesHash(): string
export function buildIfChanged(onLine?: (line: string) => void): Promise<boolean>
