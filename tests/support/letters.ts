import { z } from 'zod'
import { stacksAddress } from './global-setup'

/** A letter as its reader has it: its headers, each in one line, and its words. */
export type ReadLetter = { headers: string; text: string }

/** A letter as it came, with what SMTP and MIME have done to it undone. */
export function readLetter(data: string): ReadLetter {
  const [head = '', ...rest] = data.split('\n\n')
  const headers = head.replaceAll(/\n[ \t]+/g, ' ')
  const body = rest.join('\n\n')
  if (/^Content-Transfer-Encoding: base64$/im.test(headers)) {
    return { headers, text: Buffer.from(body, 'base64').toString('utf8') }
  }
  if (!/^Content-Transfer-Encoding: quoted-printable$/im.test(headers)) return { headers, text: body }
  const bytes = body.replaceAll(/=\n/g, '').replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => `%${hex}`)
  return { headers, text: decodeURIComponent(bytes.replaceAll(/%(?![\dA-F]{2})/g, '%25')) }
}

/** The letters that have come to an address, the oldest first; waits until there are so many. */
export async function lettersTo(address: string, atLeast: number, patienceMs = 30_000): Promise<ReadLetter[]> {
  const until = Date.now() + patienceMs
  for (;;) {
    const answer = await fetch(`${process.env[stacksAddress] ?? ''}/letters?to=${encodeURIComponent(address)}`)
    const letters = z.array(z.string()).parse(await answer.json())
    if (letters.length >= atLeast) return letters.map(readLetter)
    if (Date.now() > until) throw new Error(`${letters.length} letters have come to ${address}, and not ${atLeast}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** The code of a letter. */
export function codeIn({ text }: ReadLetter): string {
  const code = /^\d{6}$/m.exec(text)?.[0]
  if (code === undefined) throw new Error(`there is no code in the letter: ${text}`)
  return code
}
