/**
 * A path on this site that is safe to redirect or link to, made from input. Anything else (another site, a scheme,
 * `//host`, a backslash, a control character, the sign-in pages themselves) gives the fallback.
 */
export function safePath(input: string | null | undefined, fallback = '/'): string {
  if (!input || input.length > 2000 || !/^\/(?![/\\])/.test(input) || /[\\\u0000-\u001f\u007f]/.test(input))
    return fallback
  const base = 'http://insyn.invalid'
  let url: URL
  try {
    url = new URL(input, base)
  } catch {
    return fallback
  }
  if (url.origin !== base || url.pathname.startsWith('//') || /%5c|%2f%2f/i.test(url.pathname)) return fallback
  if (/^\/(auth|logga-in|logga-ut|utloggad|sprak)(\/|$)/.test(url.pathname)) return fallback
  return url.pathname + url.search + url.hash
}
