// Signs a test person in over HTTP, with the forms a browser would send, and gives the portal's session cookie.
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const unescape = (text) => text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name) => entities[name])

/** The browser's part: cookies kept by origin, redirects followed. */
function createBrowser() {
  const jars = new Map()
  const take = (origin, answer) => {
    const jar = jars.get(origin) ?? new Map()
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s)
      jar.set(name, value)
    }
    jars.set(origin, jar)
  }
  const cookieOf = (origin) => [...(jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const go = async (url, form, hops = 0) => {
    const { origin } = new URL(url)
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: cookieOf(origin), ...(form && { origin, 'sec-fetch-site': 'same-origin' }) },
      body: form && new URLSearchParams(form),
    })
    take(origin, answer)
    const location = answer.headers.get('location')
    if (location === null) return { url, status: answer.status, html: await answer.text() }
    if (hops > 15) throw new Error(`too many redirects, last to ${location}`)
    return go(new URL(location, url).href, undefined, hops + 1)
  }
  return { go, cookieOf }
}

/**
 * Signs in at the sandbox identity provider.
 * @param origins of the stack
 * @param person key of a test person, as 'pia'
 * @param path page to come to
 * @returns the Cookie header for the portal, and the page that was come to
 * @throws Error when the portal is not come back to
 */
export async function signInByHttp(origins, person, path = '/valj') {
  const browser = createBrowser()
  const start = await browser.go(`${origins.portal}/logga-in?till=${encodeURIComponent(path)}`)
  const choice = await browser.go(`${origins.portal}/logga-in`, { till: path })
  const action = /<form method="post" action="([^"]+)"/.exec(choice.html)?.[1]
  if (action === undefined) throw new Error(`no test persons to choose from after ${start.url}: ${choice.status}`)
  const page = await browser.go(new URL(unescape(action), choice.url).href, { person })
  if (new URL(page.url).origin !== origins.portal)
    throw new Error(
      `sign-in ended at ${page.url} with ${page.status}: ${page.html.replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 300)}`,
    )
  return { cookie: browser.cookieOf(origins.portal), page }
}
