import { setTimeout as wait } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { FaultPlace, Faults } from './faults'

/** The call is carried out as usual, and breaks off where its answer should begin. */
const loseAnswer = (response: Response): void => {
  response.writeHead = () => response.destroy()
  response.end = () => response.destroy()
}

/** Lets calls to a service meet what is ordered for it. `toOf`: to whom a call sends something; empty when it does not. */
export const disturb = (place: FaultPlace, faults: Faults, toOf: (request: Request) => string): RequestHandler => {
  const meet = async (request: Request, response: Response): Promise<boolean> => {
    if (faults.take(place, ['away']) !== null) {
      request.socket.destroy()
      return true
    }
    const to = toOf(request)
    if (to === '') return false
    const fault = faults.take(place, ['later', 'slow', 'lostAnswer'], to)
    if (fault?.kind === 'later') {
      response.status(503).type('text').send('Try again later')
      return true
    }
    if (fault?.kind === 'slow') await wait(fault.ms, undefined, { ref: false })
    if (fault?.kind === 'lostAnswer') loseAnswer(response)
    return false
  }
  return (request, response, next) => {
    meet(request, response).then((isAnswered) => (isAnswered || response.destroyed ? undefined : next()), next)
  }
}
