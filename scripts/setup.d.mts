/** The Chromium the browser tests use, or undefined. */
export function findChromium(): string | undefined
/** A program, also where Debian keeps those of a server, or undefined. */
export function findProgram(name: string): string | undefined
/** HAProxy, or undefined. */
export function findBalancer(): string | undefined

export function findWindowedChromium(): string | undefined
export function installSpeechPrograms(): Promise<void>
