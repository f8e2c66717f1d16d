/**
 * True for an address of this very machine, where plain http does not leave it: `localhost`, 127.0.0.0/8 and ::1. The host
 * is compared whole, as the URL standard writes it: `localhost.evil.example` is somebody else's.
 */
export function isLoopbackHost({ hostname }: Pick<URL, 'hostname'>): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}

/** True for https, and for http to this machine. */
export function isSafeUrl(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url))
}
