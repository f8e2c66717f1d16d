import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A letter as it came: to whom, and all of it with its headers. */
export type TakenLetter = { to: string; data: string }

/** How the server answers: an SMTP answer such as '550 5.1.1 No such user' to the command that it stands under; else well. */
export type SmtpAnswers = Partial<Record<'greeting' | 'MAIL' | 'RCPT' | 'DATA' | 'end', string>>

/** What is answered to an address that begins so, when one letter has come to it: its owner had time to write the code. */
const afterFirst = new Map([
  ['once.', '550 5.1.1 No such user'],
  ['later.', '451 4.2.0 Try again later'],
])

/** A server that speaks SMTP (RFC 5321) as far as a client that sends letters needs, on a free port of this machine. */
export async function startSmtpServer() {
  const letters: TakenLetter[] = []
  const answers: SmtpAnswers = {}
  const sockets = new Set<Socket>()

  const refusalOf = (to: string): string | undefined =>
    letters.some((letter) => letter.to === to) ? afterFirst.get(/^\w+\./.exec(to)?.[0] ?? '') : undefined

  const serve = (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    const say = (line: string) => void socket.write(`${line}\r\n`)
    let to = ''
    let data: string[] | null = null
    say(answers.greeting ?? '220 post.example')
    const lines = createInterface({ input: socket, crlfDelay: Infinity })
    // It passes on the errors of its input: a client that is killed takes nobody along.
    lines.on('error', () => undefined)
    lines.on('line', (line) => {
      if (data !== null) {
        if (line !== '.') return void data.push(line.replace(/^\./, ''))
        letters.push({ to, data: data.join('\n') })
        data = null
        return say(answers.end ?? '250 2.0.0 taken')
      }
      const [, verb = ''] = /^(\w+)/.exec(line.toUpperCase()) ?? []
      if (verb === 'EHLO') return say('250-post.example\r\n250 8BITMIME')
      if (verb === 'MAIL') return say(answers.MAIL ?? '250 2.1.0 ok')
      if (verb === 'RCPT') {
        to = /<(.*)>/.exec(line)?.[1] ?? ''
        return say(answers.RCPT ?? refusalOf(to) ?? '250 2.1.5 ok')
      }
      if (verb === 'DATA') {
        const answer = answers.DATA ?? '354 go on'
        if (answer.startsWith('354')) data = []
        return say(answer)
      }
      if (verb === 'QUIT') return void socket.end('221 bye\r\n')
      return say('250 ok')
    })
  }

  const server = createServer(serve)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    letters,
    /** Set one to have the next answered so. */
    answers,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
