/** The Chromium the browser tests use, or undefined. */
export function findChromium(): string | undefined
/** HAProxy, or undefined. */
export function findBalancer(): string | undefined

export function findWindowedChromium(): string | undefined
export function installSpeechPrograms(): Promise<void>
