// So many open pages in a process of their own, as sockets: `live-streams.test.ts` says how many, and hears when each was told.
import { connect } from 'node:net'

const atOnce = 100
const now = () => performance.timeOrigin + performance.now()

/** Opens one, and calls when it has answered; `told` with when it was told that something has happened. */
function open(port, opened, told) {
  const socket = connect({ port, host: '127.0.0.1' }, () => {
    socket.write('GET /b/b1/live HTTP/1.1\r\nHost: localhost\r\nCookie: insyn=x\r\nAccept: text/event-stream\r\n\r\n')
  })
  let isOpen = false
  socket.on('data', (bytes) => {
    const text = bytes.toString('latin1')
    if (!isOpen && text.includes('retry:')) {
      isOpen = true
      opened()
    }
    if (text.includes('data: ')) told(now())
  })
  socket.on('error', (error) => process.send({ failed: String(error) }))
}

process.on('message', ({ port, count }) => {
  let begun = 0
  let opened = 0
  let times = []
  const next = () => {
    if (begun < count) {
      begun += 1
      open(port, whenOpen, whenTold)
    }
  }
  const whenOpen = () => {
    opened += 1
    if (opened === count) process.send({ opened })
    next()
  }
  const whenTold = (at) => {
    times.push(at)
    if (times.length < count) return
    process.send({ times })
    times = []
  }
  for (let nth = 0; nth < Math.min(atOnce, count); nth++) next()
})
